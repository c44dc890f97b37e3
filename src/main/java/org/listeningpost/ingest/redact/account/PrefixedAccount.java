package org.listeningpost.ingest.redact.account;

import java.util.Set;
import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * An account behind the word or the picture for its sign: {@code arroba mama_fibro11}, {@code at colitis_babe_92}, {@code (at)
 * wheezy.sloth16}, {@code 📸 that.boi.sickle25}. Only what no plain word looks like is believed. Stateless.
 */
public final class PrefixedAccount {
    private static final int LETTERS_MIN = 6;
    private static final int NUMBER_MAX = 4;
    /** What has a number behind its name and stands behind "at". */
    private static final Set<String> PLACES = Set.of(
            "building",
            "station",
            "terminal",
            "platform",
            "hospital",
            "clinic",
            "calle",
            "avenida",
            "street",
            "route",
            "highway");

    /** Camera, ghost, bird, game pad, joystick: what accounts of the platforms known by them are announced with. */
    private static final Set<String> PICTURES =
            Set.of("\uD83D\uDCF8", "\uD83D\uDCF7", "\uD83D\uDC7B", "\uD83D\uDC26", "\uD83C\uDFAE", "\uD83D\uDD79");

    static final Words STARTS = Words.of("at", "arroba");

    private PrefixedAccount() {}

    /** At the word. */
    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        boolean spanish = t.equalsFolded(word, "arroba");
        boolean bracketed = t.isOneOf(word - 1, "([{") && t.isOneOf(word + 1, ")]}");
        account(scan, bracketed ? word - 1 : word, bracketed ? word + 2 : word + 1, spanish || bracketed);
    }

    /** At a mark: the first half of the picture. */
    public static void behindPicture(Scan scan, int mark) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int start = t.start(mark);
        if (start + 2 > text.length() || !PICTURES.contains(text.text(start, start + 2))) {
            return;
        }
        int next = mark + 1;
        while (t.isOneOf(next, ":-\uFE0F") || HiddenJoints.isSymbol(t, next)) {
            next++;
        }
        if (!numbered(scan, next)) {
            account(scan, next, next, true);
        }
    }

    /** {@code 📸 bigmike . 58}: a word, a dot or a dash that stands apart, the number that ends it. */
    private static boolean numbered(Scan scan, int name) {
        Tokens t = scan.tokens();
        int number = name + 2;
        boolean apart = t.isWord(name)
                && t.length(name) >= LETTERS_MIN
                && t.isOneOf(name + 1, "._-")
                && t.spaceBefore(name + 1)
                && t.spaceBefore(number)
                && t.isNumber(number)
                && t.length(number) <= NUMBER_MAX
                && !t.lineBreakBefore(number)
                && !t.isAny(number + 1, WordClass.COUNTING);
        if (apart) {
            scan.add(name, number, IdentifierType.HANDLE, Candidate.CUED, "handle:prefixed");
        }
        return apart;
    }

    private static void account(Scan scan, int first, int name, boolean certain) {
        Tokens t = scan.tokens();
        boolean spanish = t.equalsFolded(first, "arroba") && !t.is(name, WordClass.STOP);
        // Every post has an "at", and mostly a plain word behind it.
        boolean odd = t.kind(name) == Tokens.MIXED || t.isOneOf(name + 1, "._-");
        if (!t.isAlphanumeric(name) || t.isNumber(name) || t.lineBreakBefore(name) || !spanish && !odd) {
            return;
        }
        int end = AccountRules.nameEnd(t.text(), t.start(name));
        if (spanish || isAccount(t, name, end, certain)) {
            end = spanish ? withNumber(t, name, end) : end;
            scan.addRange(t.start(first), end, IdentifierType.HANDLE, Candidate.CUED, "handle:prefixed", "[HANDLE]");
        }
    }

    /** {@code arroba guerrera_rosa 61}: the number that ends it behind a blank. */
    private static int withNumber(Tokens t, int name, int end) {
        int i = name;
        while (i < t.count() && t.end(i) < end) {
            i++;
        }
        boolean number = t.isNumber(i + 1)
                && t.isBlankBehind(i)
                && t.length(i + 1) >= 2
                && t.length(i + 1) <= NUMBER_MAX
                && !t.isAny(i + 2, WordClass.COUNTING | WordClass.AGE_AFTER.bit)
                && !t.isOneOf(i + 2, "%/:");
        return number ? t.end(i + 1) : end;
    }

    private static boolean isAccount(Tokens t, int name, int end, boolean certain) {
        NormalizedText text = t.text();
        int letters = 0;
        boolean underscore = false;
        boolean dot = false;
        for (int k = t.start(name); k < end; k++) {
            letters += Character.isLetter(text.charAt(k)) ? 1 : 0;
            underscore |= text.charAt(k) == '_';
            dot |= text.charAt(k) == '.' && k + 1 < end;
        }
        boolean numbered = Character.isDigit(text.charAt(end - 1));
        boolean glued = t.kind(name) == Tokens.MIXED && t.end(name) == end && Character.isLetter(t.first(name));
        boolean plain =
                glued && t.classes(name) == 0 && letters >= LETTERS_MIN && isLower(t, name) && !isPlace(t, name);
        return PlatformRule.isAccountName(text, t.start(name), end) && (certain || underscore || plain)
                || numbered && dot && letters >= LETTERS_MIN;
    }

    private static boolean isLower(Tokens t, int i) {
        for (int k = t.start(i); k < t.end(i); k++) {
            if (Character.isUpperCase(t.text().charAt(k))) {
                return false;
            }
        }
        return true;
    }

    /** {@code building42}. */
    static boolean isPlace(Tokens t, int i) {
        String word = t.folded(i);
        return PLACES.stream().anyMatch(word::startsWith);
    }
}

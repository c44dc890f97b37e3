package org.listeningpost.ingest.redact.account;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * An e-mail address whose signs are other marks, {@code jane84📧gmail•com}, {@code jane ⓐ icloud ⊙ com},
 * {@code jane**gmail.com}, or left to the reader: {@code jane.doe84 and it's gmail}. Looked for at the provider's name.
 */
public final class MarkedMail {
    private static final int MARKS_MAX = 4;
    private static final int PARTS_MAX = 8;
    private static final int LINKS_MAX = 4;
    private static final int ENDING_MAX = 3;
    /** Two names run together; words so long are rare before "on gmail". */
    private static final int NAME_MIN = 12;

    /** What stands between words in plain writing. */
    private static final String PLAIN = ".,;:!?()\"'-/&#…“”‘’[]";

    private static final Set<String> LINKS = Set.of(
            "and", "its", "it", "s", "is", "on", "at", "by", "con", "en", "es", "y", "de", "obvio", "the", "usual",
            "just", "add", "a", "an", "un");

    /** Names that mean nothing else; "orange" and "live" need an ending behind them. */
    private static final Set<String> SURE = Set.of("gmail", "googlemail", "hotmail", "icloud", "protonmail", "yahoo");

    private static final Set<String> PARTS = Set.of(
            "name",
            "part",
            "user",
            "username",
            "local",
            "before",
            "first",
            "usuario",
            "nombre",
            "antes",
            "delante",
            "parte");

    /** Who makes a provider, where its address is called the usual one. */
    static final Words STARTS = Words.of("google", "microsoft", "apple");

    private static final Words ONE = Words.of("one", "mail", "account", "address", "email");

    private MarkedMail() {}

    public static void at(Scan scan, int provider) {
        Tokens t = scan.tokens();
        int local = provider - 1;
        boolean odd = false;
        while (local >= 0 && provider - local <= MARKS_MAX && t.kind(local) == Tokens.MARK) {
            odd |= !t.isOneOf(local, PLAIN) && !t.isMark(local, '@');
            local--;
        }
        if (local < 0 || t.lineBreakBefore(local + 1)) {
            return;
        }
        boolean sure = SURE.contains(t.folded(provider));
        int last = lastOf(t, provider);
        boolean tight = !t.spaceBefore(provider) && !t.spaceBefore(local + 1);
        // "Orange | Gmail" is a list.
        if (odd && t.isAlphanumeric(local) && (sure && tight || last > provider)) {
            scan.add(firstOf(t, local), last, IdentifierType.EMAIL, Candidate.SHAPED, "mail:marks");
        } else if (sure && local == provider - 1) {
            told(scan, t, provider);
            reversed(scan, t, provider);
        }
    }

    /** {@code jane,doe@hotmail,co,uk}: commas for dots, at the provider. */
    static boolean commas(Scan scan, int provider) {
        Tokens t = scan.tokens();
        boolean shaped = t.is(provider, WordClass.MAIL_PROVIDER)
                && t.isJoint(provider + 1, ",")
                && t.isAlphanumeric(provider - 2)
                && t.isWord(provider + 2)
                && t.length(provider + 2) <= ENDING_MAX;
        if (!shaped) {
            return false;
        }
        int first = provider - 2;
        while (t.isJoint(first - 1, ",._-") && t.isAlphanumeric(first - 2)) {
            first -= 2;
        }
        int last = provider;
        while (t.isJoint(last + 1, ",.") && t.isWord(last + 2) && t.length(last + 2) <= ENDING_MAX) {
            last += 2;
        }
        scan.add(first, last, IdentifierType.EMAIL, Candidate.SHAPED, "mail:commas");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code jane dot doe, the usual google one}: at the maker of the provider. */
    static void unnamed(Scan scan, int maker) {
        Tokens t = scan.tokens();
        if (!ONE.has(t, maker + 1)) {
            return;
        }
        int i = maker - 1;
        while (maker - i <= LINKS_MAX && (t.isMark(i, ',') || t.isWord(i) && LINKS.contains(t.folded(i)))) {
            i--;
        }
        boolean told = i < maker - 1 && isToldDot(t, i);
        int first = told ? i - 2 : firstOf(t, i);
        if (told || first < i && t.isAlphanumeric(i)) {
            scan.add(first, maker + 1, IdentifierType.EMAIL, Candidate.SHAPED, "mail:told");
        }
    }

    /** {@code jane dot doe}, whose last word stands here. */
    private static boolean isToldDot(Tokens t, int last) {
        return t.isAlphanumeric(last)
                && (t.is(last - 1, WordClass.DOT_WORD) || t.equalsFolded(last - 1, "underscore"))
                && t.isAlphanumeric(last - 2)
                && !t.lineBreakBefore(last);
    }

    /** {@code at gmail, name part jane.doe84}: the account behind its provider. */
    private static void reversed(Scan scan, Tokens t, int provider) {
        boolean at = t.is(provider - 1, WordClass.AT_WORD)
                || t.isMark(provider - 1, '@')
                || t.equalsFolded(provider - 1, "en");
        if (!at) {
            return;
        }
        boolean part = false;
        for (int i = provider + 1; i <= provider + PARTS_MAX && i < t.count() && !t.lineBreakBefore(i); i++) {
            part |= t.isWord(i) && PARTS.contains(t.folded(i));
            boolean joined = t.isOneOf(i + 1, "._") && t.isAlphanumeric(i + 2) && !t.spaceBefore(i + 2);
            if (part && t.isAlphanumeric(i) && (joined || t.kind(i) == Tokens.MIXED)) {
                int end = AccountRules.nameEnd(t.text(), t.start(i));
                scan.addRange(t.start(i), end, IdentifierType.EMAIL, Candidate.SHAPED, "mail:reversed", "[EMAIL]");
                return;
            }
        }
    }

    /** {@code jane.doe84 and it's gmail}. */
    private static void told(Scan scan, Tokens t, int provider) {
        int i = provider - 1;
        int links = 0;
        while (i >= 0 && links < LINKS_MAX && (t.isOneOf(i, "'’,(") || t.isWord(i) && LINKS.contains(t.folded(i)))) {
            links += t.isWord(i) ? 1 : 0;
            i--;
        }
        if (i < 0 || links == 0 || !t.isAlphanumeric(i)) {
            return;
        }
        int first = isToldDot(t, i) ? i - 2 : firstOf(t, i);
        boolean full = t.isWord(i) && t.classes(i) == 0 && t.length(i) >= NAME_MIN;
        boolean named = full
                || first < i && (t.hasDigit(i) || t.isOneOf(i - 1, "._") || isToldDot(t, i))
                || t.kind(i) == Tokens.MIXED && !Character.isDigit(t.first(i));
        if (named) {
            scan.add(first, provider, IdentifierType.EMAIL, Candidate.SHAPED, "mail:told");
        }
    }

    private static int firstOf(Tokens t, int local) {
        int first = local;
        for (int parts = 0; parts < PARTS_MAX; parts++) {
            boolean joint = t.isJoint(first - 1, "._-+") && t.isAlphanumeric(first - 2);
            if (!joint) {
                break;
            }
            first -= 2;
        }
        return first;
    }

    /** The ending behind the provider, whatever stands for the dot. */
    private static int lastOf(Tokens t, int provider) {
        int i = provider + 1;
        while (i - provider <= MARKS_MAX && t.kind(i) == Tokens.MARK && !t.lineBreakBefore(i)) {
            i++;
        }
        return i < t.count() && t.is(i, WordClass.TLD) && !t.lineBreakBefore(i) ? i : provider;
    }
}

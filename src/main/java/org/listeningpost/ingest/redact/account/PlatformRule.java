package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.hidden.SpokenSign;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Account names beside the word of a platform: behind it, with what links them, and before it. */
public final class PlatformRule implements Rule {
    /** {@code insta: janedoe84}, {@code my ig is jane doe 84}, {@code add me on snap jane.doe}. */
    @Override
    public void at(Scan scan, int platform) {
        Tokens t = scan.tokens();
        before(scan, t, platform);
        boolean said = t.equalsFolded(platform + 1, "is") || t.equalsFolded(platform + 1, "es");
        if (spoken(scan, t, said ? platform + 2 : platform + 1)) {
            return;
        }
        boolean owned = t.before(t.phraseStart(platform), 4, WordClass.POSSESSIVE.bit) || t.isMark(platform - 1, '@');
        int next = platform + 1;
        owned |= t.equalsFolded(platform, "username") || t.equalsFolded(platform, "gamertag");
        boolean named = false;
        while (t.equalsFolded(next, "handle")
                || t.equalsFolded(next, "username")
                || t.equalsFolded(next, "user")
                || t.equalsFolded(next, "name")
                || t.equalsFolded(next, "account")
                || t.equalsFolded(next, "id")) {
            named |= t.equalsFolded(next, "handle") || t.equalsFolded(next, "username");
            next++;
            owned = true;
        }
        boolean colon =
                t.isOneOf(next, ":=>") || (t.isMark(next, '-') && t.spaceBefore(next) && t.spaceBefore(next + 1));
        boolean is = t.equalsFolded(next, "is") || t.equalsFolded(next, "es");
        int linked = afterLink(t, next);
        if (linked > next && isAccountLike(t, linked) && t.length(linked) >= 4 && !isClock(t, linked)) {
            account(scan, linked, true);
            return;
        }
        if (colon || (is && owned)) {
            next++;
            while (t.isOneOf(next, ":=>-") || t.isMark(next, '"')) {
                next++;
            }
            account(scan, next, colon && !is || isAccountLike(t, next));
        } else if ((owned && isAccountLike(t, next)) || hasInnerMark(t, next) || (named && isLoneWord(t, next))) {
            account(scan, next, true);
        } else if (t.isMark(next, '$') && t.isAlphanumeric(next + 1) && !t.isNumber(next + 1)) {
            scan.addRange(
                    t.start(next),
                    AccountRules.nameEnd(t.text(), t.end(next)),
                    IdentifierType.HANDLE,
                    Candidate.CUED,
                    "handle:platform",
                    "[HANDLE]");
        }
    }

    /** {@code insta itzel underscore haddad}, {@code telegram evaristo punto nguyen}: the signs inside an account in words. */
    static boolean spoken(Scan scan, Tokens t, int next) {
        int first =
                t.isOneOf(next, ":)(\"") || t.kind(next) == Tokens.MARK && !t.isOneOf(next, ".,;!?") ? next + 1 : next;
        first = t.kind(first) == Tokens.MARK && t.text().charAt(t.start(first)) >= 0x80 ? first + 1 : first;
        int last = first;
        while (t.isAlphanumeric(last) && isSpokenJoint(t, last + 1) && t.isAlphanumeric(jointEnd(t, last + 1) + 1)) {
            last = jointEnd(t, last + 1) + 1;
        }
        boolean apart = last == first
                && first > next
                && t.isAlphanumeric(first)
                && isAccountName(t.text(), t.start(first), AccountRules.nameEnd(t.text(), t.start(first)));
        if (last == first && !apart) {
            return false;
        }
        int end = t.isNumber(last + 1) && !t.lineBreakBefore(last + 1) && last > first && t.length(last + 1) <= 4
                ? t.end(last + 1)
                : AccountRules.nameEnd(t.text(), t.start(last));
        scan.addRange(t.start(first), end, IdentifierType.HANDLE, Candidate.CUED, "handle:platform", "[HANDLE]");
        scan.readUntil(end);
        return true;
    }

    /** {@code ngozi guion bajo osei}: nobody says that of anything but an account. */
    public static void around(Scan scan, int joint) {
        Tokens t = scan.tokens();
        int last = jointEnd(t, joint) + 1;
        // "[HANDLE] underscore ruiz": the plain part of the account was found before.
        boolean found = t.isPlaceholder(joint - 1);
        if (!found && !t.isAlphanumeric(joint - 1) || !t.isAlphanumeric(last)) {
            return;
        }
        while (isSpokenJoint(t, last + 1) && t.isAlphanumeric(jointEnd(t, last + 1) + 1)) {
            last = jointEnd(t, last + 1) + 1;
        }
        last = t.isNumber(last + 1) && t.length(last + 1) <= 4 && !t.lineBreakBefore(last + 1) ? last + 1 : last;
        int first = found ? joint : joint - 1;
        first = t.is(first - 1, WordClass.AT_WORD) ? first - 1 : first;
        scan.add(first, last, IdentifierType.HANDLE, Candidate.CUED, "handle:spoken", "[HANDLE]");
    }

    private static boolean isSpokenJoint(Tokens t, int i) {
        return t.equalsFolded(i, "underscore")
                || t.equalsFolded(i, "guion")
                || SpokenSign.isLowDash(t, i)
                || t.equalsFolded(i, "punto")
                || t.equalsFolded(i, "dot") && !t.is(i + 1, WordClass.TLD);
    }

    private static int jointEnd(Tokens t, int i) {
        return SpokenSign.isLowDash(t, i) ? i + 1 : i;
    }

    /** "insta as", "ig under", "snap → ", "twitter at": what may stand between a platform and an account. */
    private static int afterLink(Tokens t, int next) {
        boolean link = t.equalsFolded(next, "as")
                || t.equalsFolded(next, "under")
                || t.equalsFolded(next, "como")
                || t.equalsFolded(next, "is")
                || t.equalsFolded(next, "es")
                || t.equalsFolded(next, "at")
                || t.isOneOf(next, "\u2192(\"*");
        boolean own = (t.equalsFolded(next, "i") || t.equalsFolded(next, "im")) || t.equalsFolded(next, "soy");
        if (own) {
            int i = next + 1;
            i = t.isMark(i, '\'') ? i + 1 : i;
            return t.equalsFolded(i, "m") || t.equalsFolded(i, "am") || t.equalsFolded(i, "go") ? i + 1 : i;
        }
        return link ? next + 1 : next;
    }

    /** "at 5pm", "is 20th", "as B12". */
    private static boolean isClock(Tokens t, int i) {
        return Character.isDigit(t.first(i)) || t.isCapitalized(i) && t.isUpperCase(i) && t.length(i) <= 4;
    }

    /** {@code jane_doe84 on twitter}: the account stands before its platform. */
    private static void before(Scan scan, Tokens t, int platform) {
        int on = t.phraseStart(platform) - 1;
        if (!t.equalsFolded(on, "on") && !t.equalsFolded(on, "en") && !t.isOneOf(on, "(")) {
            return;
        }
        SpacedAccount.before(scan, on);
        int end = on > 0 ? t.end(on - 1) : 0;
        int start = AccountRules.wordStart(t.text(), end);
        if (end - start < 5 || !isAccountName(t.text(), start, end)) {
            return;
        }
        scan.addRange(start, end, IdentifierType.HANDLE, Candidate.CUED, "handle:platform", "[HANDLE]");
    }

    /** An underscore inside, or four letters and more with a number behind them that is no disease's. */
    static boolean isAccountName(NormalizedText text, int start, int end) {
        int letters = 0;
        while (start + letters < end && Character.isLetter(text.charAt(start + letters))) {
            letters++;
        }
        int digits = start + letters;
        while (digits < end && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        String head = Lexicon.fold(text.text(start, start + letters));
        boolean disease = head.startsWith("covid") || head.startsWith("corona") || head.startsWith("ncov");
        if (disease) {
            return false;
        }
        boolean numbered = letters >= 4 && digits == end && digits > start + letters;
        boolean underscore = false;
        for (int i = start + 1; i < end - 1; i++) {
            underscore |= text.charAt(i) == '_';
        }
        return numbered || underscore;
    }

    /** A word that is no plain word: it holds a digit, an underscore or an inner dot. */
    private static boolean isAccountLike(Tokens t, int i) {
        if (!t.isAlphanumeric(i) || t.isNumber(i)) {
            return false;
        }
        int end = AccountRules.nameEnd(t.text(), t.start(i));
        return t.kind(i) == Tokens.MIXED || (end > t.end(i) && t.text().charAt(t.end(i)) != '-');
    }

    /** A dot or an underscore inside; "facebook.com" is a link. */
    private static boolean hasInnerMark(Tokens t, int i) {
        if (!t.isWord(i) || !t.spaceBefore(i)) {
            return false;
        }
        int end = AccountRules.nameEnd(t.text(), t.start(i));
        char joint = end > t.end(i) ? t.text().charAt(t.end(i)) : ' ';
        return joint == '_' || joint == '.' && end - t.end(i) > 1;
    }

    private static boolean isLoneWord(Tokens t, int i) {
        boolean closed = i + 1 >= t.count() || t.isOneOf(i + 1, ",.!?;:)") || t.lineBreakBefore(i + 1);
        boolean unknown = t.length(i) >= 10 && t.classes(i) == 0;
        return t.isWord(i) && (t.length(i) >= 6 && closed || unknown) && !t.is(i, WordClass.STOP);
    }

    private static void account(Scan scan, int first, boolean certain) {
        Tokens t = scan.tokens();
        if (!(t.isAlphanumeric(first) || t.isMark(first, '_')) || t.is(first, WordClass.STOP)) {
            return;
        }
        if (t.isMark(first + 1, '.') && t.spaceBefore(first + 1) && t.isAlphanumeric(first + 2)) {
            spaced(scan, t, first);
            return;
        }
        int end = AccountRules.nameEnd(t.text(), t.start(first));
        int last = first;
        boolean digit = false;
        for (int i = first; i < Math.min(t.count(), first + 5); i++) {
            boolean glued = t.start(i) < end;
            if (!glued && (!t.isAlphanumeric(i) || t.is(i, WordClass.STOP) || t.lineBreakBefore(i))) {
                break;
            }
            last = i;
            digit |= t.hasDigit(i);
        }
        boolean single = t.start(first) < end && t.end(last) <= end;
        boolean closed = last + 1 >= t.count() || t.kind(last + 1) == Tokens.MARK;
        if (digit && !single) {
            end = Math.max(end, lastDigitEnd(t, first, last));
        } else if (!certain && !digit && !(single && closed)) {
            return;
        }
        scan.addRange(t.start(first), end, IdentifierType.HANDLE, Candidate.CUED, "handle:platform", "[HANDLE]");
        scan.readUntil(end);
    }

    /** {@code jane . doe . 84}. */
    private static void spaced(Scan scan, Tokens t, int first) {
        int last = first;
        while (t.isMark(last + 1, '.')
                && t.spaceBefore(last + 1)
                && t.isAlphanumeric(last + 2)
                && !t.lineBreakBefore(last + 2)) {
            last += 2;
        }
        scan.add(first, last, IdentifierType.HANDLE, Candidate.CUED, "handle:platform", "[HANDLE]");
        scan.readUntil(t.end(last));
    }

    private static int lastDigitEnd(Tokens t, int first, int last) {
        int end = 0;
        for (int i = first; i <= last; i++) {
            end = t.hasDigit(i) ? t.end(i) : end;
        }
        return end;
    }
}

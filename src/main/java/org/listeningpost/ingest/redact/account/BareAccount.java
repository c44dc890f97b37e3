package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * The name of an account that nothing announces: {@code jane_doe}, {@code janedoe84}, {@code jane.doe.84}. Of 97,000 real posts some
 * thirty hold a word with a low dash inside, nearly all of them accounts, and one a word in small letters with a number glued on.
 * Stateless.
 */
public final class BareAccount {
    private static final int LETTERS_MIN = 6;
    private static final int DIGITS_MIN = 2;
    private static final int DIGITS_MAX = 4;
    private static final int PART_MIN = 2;

    private BareAccount() {}

    /** At a low dash. */
    public static void lowDash(Scan scan, int mark) {
        Tokens t = scan.tokens();
        if (!t.isJoint(mark, "_") || !t.isAlphanumeric(mark - 1) || !t.isAlphanumeric(mark + 1)) {
            return;
        }
        NormalizedText text = t.text();
        int start = AccountRules.wordStart(text, t.end(mark - 1));
        int end = AccountRules.nameEnd(text, start);
        boolean opens = start == 0 || ":#@/=&?[".indexOf(text.charAt(start - 1)) < 0;
        boolean letters = t.length(mark - 1) >= PART_MIN && Character.isLetter(t.first(mark - 1));
        boolean addressed =
                t.isAny(mark + 1, WordClass.STREET.bit | WordClass.MONTH.bit) || Character.isDigit(text.charAt(start));
        if (opens && letters && end > t.end(mark) && !addressed && isAccount(text, start, end)) {
            add(scan, start, end, Candidate.CUED);
        }
    }

    private static boolean isAccount(NormalizedText text, int start, int end) {
        return PlatformRule.isAccountName(text, start, end) && text.charAt(end - 1) != '_';
    }

    /** At a word of letters and digits. */
    public static void numbered(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (!t.spaceBefore(i) || !isClosed(t, i)) {
            return;
        }
        int letters = lettersOf(t, i);
        int digits = t.length(i) - letters;
        boolean shaped =
                letters >= LETTERS_MIN && digits >= DIGITS_MIN && digits <= DIGITS_MAX && isTail(t, i, letters);
        if (shaped
                && t.classes(i) == 0
                && !PrefixedAccount.isPlace(t, i)
                && PlatformRule.isAccountName(t.text(), t.start(i), t.end(i))) {
            add(scan, t.start(i), t.end(i), Candidate.WEAK);
        }
    }

    /** At a dot: {@code jane.doe.84}, {@code that.girl.jane84}. */
    public static void dotted(Scan scan, int dot) {
        Tokens t = scan.tokens();
        if (!t.isJoint(dot, ".") || !t.isWord(dot - 1) || !t.hasDigit(dot + 1) || !isClosed(t, dot + 1)) {
            return;
        }
        int letters = lettersOf(t, dot + 1);
        int digits = t.length(dot + 1) - letters;
        boolean small = true;
        int first = dot - 1;
        int dots = 1;
        while (t.isJoint(first - 1, ".") && t.isWord(first - 2)) {
            first -= 2;
            dots++;
        }
        for (int i = first; i < dot; i += 2) {
            letters += t.length(i);
            small &= lettersOf(t, i) == t.length(i);
        }
        boolean shaped =
                digits >= DIGITS_MIN && digits <= DIGITS_MAX && isTail(t, dot + 1, lettersOf(t, dot + 1)) && small;
        boolean plain = t.spaceBefore(first) && !t.isAny(dot - 1, WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit);
        boolean sentence = dots == 1 && t.isNumber(dot + 1); // "no exemptions.10 people"
        if (shaped && plain && !sentence && letters >= LETTERS_MIN) {
            add(scan, t.start(first), t.end(dot + 1), Candidate.WEAK);
        }
    }

    /** {@code jane dot doe84}: the word for the dot of no host. */
    public static boolean isToldDot(Tokens t, int i) {
        if (!t.is(i, WordClass.DOT_WORD) || t.kind(i + 1) != Tokens.MIXED || !t.isWord(i - 1)) {
            return false;
        }
        int letters = lettersOf(t, i + 1);
        return letters > PART_MIN && isTail(t, i + 1, letters) && t.length(i - 1) > PART_MIN;
    }

    /** How many small letters it begins with. */
    private static int lettersOf(Tokens t, int i) {
        int at = t.start(i);
        while (at < t.end(i) && Character.isLowerCase(t.text().charAt(at))) {
            at++;
        }
        return at - t.start(i);
    }

    private static boolean isTail(Tokens t, int i, int letters) {
        for (int k = t.start(i) + letters; k < t.end(i); k++) {
            if (!Character.isDigit(t.text().charAt(k))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClosed(Tokens t, int i) {
        return t.spaceBefore(i + 1) || i + 1 >= t.count() || t.isOneOf(i + 1, ",.!?;:)\"'") && t.spaceBefore(i + 2);
    }

    private static void add(Scan scan, int start, int end, int strength) {
        scan.addRange(start, end, IdentifierType.HANDLE, strength, "handle:bare", "[HANDLE]");
    }
}

package org.listeningpost.ingest.redact;

/**
 * A name that somebody hid with marks between or instead of its letters: {@code L🌸e🌸n🌸a R🌸u🌸i🌸z}, {@code P-R-I-Y-A
 * K-E-L-L}, {@code H*ctor Iy*r}. Two words in a row are needed: one alone is emphasis or a swear word. Stateless.
 */
final class MarkedName {
    private static final int LETTERS_MIN = 3;
    private static final int LETTERS_MAX = 20;
    private static final int JOINT_MAX = 4;
    private static final int SPELLED_MIN = 8;

    private MarkedName() {}

    /** Whether a capital stands here with a mark and a letter glued behind it, or a word with a star inside. */
    static boolean mayStart(Tokens t, int i) {
        return t.isCapitalized(i)
                && t.kind(i + 1) == Tokens.MARK
                && !t.spaceBefore(i + 1)
                && !t.isOneOf(i + 1, ",;:!?)\"'&/#@");
    }

    /** Whether single letters stand here with dashes between them. */
    static boolean maySpell(Tokens t, int i) {
        return t.length(i) == 1
                && t.isMark(i + 1, '-')
                && t.length(i + 2) == 1
                && !t.spaceBefore(i + 1)
                && !t.spaceBefore(i + 2);
    }

    /** {@code w-e-n-d-e-l-l-g-u-t-o}: more letters than anybody spells for emphasis. */
    static void spelled(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (t.isMark(first - 1, '-') && !t.spaceBefore(first)) {
            return;
        }
        int last = first;
        while (maySpell(t, last) && t.isAlphanumeric(last + 2) && last - first < 4 * LETTERS_MAX) {
            last += 2;
        }
        if ((last - first) / 2 + 1 >= SPELLED_MIN && t.isWord(first)) {
            scan.add(first, last, IdentifierType.HANDLE, Candidate.WEAK, "name:spelled");
        }
    }

    /** {@code Phi (then) lippa}: at the bracket. */
    static void parted(Scan scan, int bracket) {
        Tokens t = scan.tokens();
        boolean then = (t.equalsFolded(bracket + 1, "then") || t.equalsFolded(bracket + 1, "luego"))
                && t.isMark(bracket + 2, ')');
        if (then
                && t.isWord(bracket - 1)
                && t.isCapitalized(bracket - 1)
                && t.isWord(bracket + 3)
                && !t.isCapitalized(bracket + 3)) {
            scan.add(bracket - 1, bracket + 3, IdentifierType.PERSON, Candidate.SHAPED, "name:parted");
        }
    }

    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        int start = t.start(i);
        if (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(\"'¿¡".indexOf(text.charAt(start - 1)) < 0) {
            return;
        }
        int end = joined(text, start);
        int second = end > 0 ? joined(text, end + 1) : -1;
        if (end < 0) {
            end = starred(text, start);
            second = end > 0 ? starred(text, end + 1) : -1;
        }
        if (end > 0 && second > 0 && text.charAt(end) == ' ') {
            scan.addRange(start, second, IdentifierType.PERSON, Candidate.SHAPED, "name:marked", "[PERSON]");
            scan.readUntil(second);
        }
    }

    /** Where a word ends whose letters all have the same mark between them; -1 where there is none. */
    private static int joined(NormalizedText text, int start) {
        if (start >= text.length() || !Character.isUpperCase(text.charAt(start))) {
            return -1;
        }
        int joint = 0;
        while (joint < JOINT_MAX + 1 && start + 1 + joint < text.length() && isMark(text.charAt(start + 1 + joint))) {
            joint++;
        }
        int letters = 1;
        int at = start + 1;
        while (joint > 0
                && joint <= JOINT_MAX
                && letters < LETTERS_MAX
                && at + joint < text.length()
                && Character.isLetter(text.charAt(at + joint))
                && isSame(text, start + 1, at, joint)) {
            letters++;
            at += joint + 1;
        }
        boolean ends = at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return letters >= LETTERS_MIN && ends ? at : -1;
    }

    private static boolean isSame(NormalizedText text, int first, int other, int length) {
        for (int k = 0; k < length; k++) {
            if (text.charAt(first + k) != text.charAt(other + k)) {
                return false;
            }
        }
        return true;
    }

    /** Where a capitalized word ends that has one star inside; -1 where there is none. */
    private static int starred(NormalizedText text, int start) {
        if (start >= text.length() || !Character.isUpperCase(text.charAt(start))) {
            return -1;
        }
        int at = start + 1;
        int stars = 0;
        while (at < text.length() && at - start <= LETTERS_MAX && (isLower(text, at) || text.charAt(at) == '*')) {
            stars += text.charAt(at) == '*' ? 1 : 0;
            at++;
        }
        boolean inside = stars >= 1 && stars <= 2 && text.charAt(at - 1) != '*';
        return inside && at - start >= LETTERS_MIN ? at : -1;
    }

    private static boolean isLower(NormalizedText text, int at) {
        return Character.isLowerCase(text.charAt(at));
    }

    private static boolean isMark(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) && "'’&/@#".indexOf(c) < 0;
    }
}

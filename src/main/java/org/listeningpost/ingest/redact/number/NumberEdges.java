package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** What belongs to a number beside its digits: the letters that open it, the mark that ends it. Stateless. */
public final class NumberEdges {
    private static final int LETTERS_MAX = 5;
    private static final int SINGLES_MAX = 4;
    private static final int SMALL_MAX = 4;
    private static final int LONG_MIN = 6;
    private static final String JOINTS = "-_/";

    private NumberEdges() {}

    /** {@code 123-45-6789-G}, {@code 78670831 02}: a letter or two, glued on, or which of a family is insured. */
    static int lastOf(Tokens t, int last) {
        boolean suffix = t.isJoint(last + 1, "-/") && t.isAlphanumeric(last + 2) && t.length(last + 2) <= 2;
        boolean member = t.isNumber(last + 1)
                && t.length(last + 1) == 2
                && t.first(last + 1) == '0'
                && t.isNumber(last)
                && t.length(last) > LONG_MIN
                && t.isBlankBehind(last);
        return suffix ? last + 2 : member ? last + 1 : last;
    }

    /** {@code REF-2023-678916}, {@code H 4181 - 328}, {@code C L M 5509355}: the letters belong to the number. */
    static int firstOf(Tokens t, int first) {
        if (t.isJoint(first - 1, JOINTS) && t.isWord(first - 2) && isHead(t, first - 2, first)) {
            return first - 2;
        }
        if (t.isOneOf(first - 1, "*-")
                && t.spaceBefore(first)
                && t.spaceBefore(first - 1)
                && (isLetter(t, first - 2) || isCode(t, first - 2))
                && !t.lineBreakBefore(first - 1)) {
            return first - 2;
        }
        int letter = withCapitals(t, first);
        if (letter < first) {
            return letter;
        }
        while (first - letter < SINGLES_MAX && isLetter(t, letter - 1) && !t.lineBreakBefore(letter)) {
            letter--;
        }
        return letter;
    }

    /** {@code GMM 4 1 3 4 1 1}, {@code GR 44182}: capitals that spell nothing right before a number, where nobody shouts. */
    public static int withCapitals(Tokens t, int first) {
        return areCapitals(t, first - 1) && t.isBlankBehind(first - 1) ? first - 1 : first;
    }

    /** Whether two to four capitals stand here that spell nothing, with no others before them. */
    static boolean areCapitals(Tokens t, int i) {
        return isShouted(t, i)
                && t.length(i) <= SMALL_MAX
                && (t.classes(i) & ~WordClass.TLDS) == 0
                && !isShouted(t, i - 1);
    }

    /** Two to four capitals, whatever they are the short form of: {@code LB - 3 8 6 8 5}. */
    private static boolean isCode(Tokens t, int i) {
        return isShouted(t, i) && t.length(i) <= SMALL_MAX && !t.is(i, WordClass.STOP) && !isShouted(t, i - 1);
    }

    /** A word in capitals: beside others it tells of shouting, and nothing of a code. */
    public static boolean isShouted(Tokens t, int i) {
        return t.isWord(i) && t.length(i) > 1 && t.isUpperCase(i);
    }

    /** Capitals, or a few small letters before more digits than a year has: {@code gmm-6525030}. */
    private static boolean isHead(Tokens t, int i, int number) {
        boolean small = t.length(i) <= SMALL_MAX && t.length(number) > LONG_MIN && t.spaceBefore(i);
        return t.length(i) <= LETTERS_MAX && t.isUpperCase(i) || small;
    }

    private static boolean isLetter(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1 && t.isCapitalized(i) && !t.equalsFolded(i, "i");
    }
}

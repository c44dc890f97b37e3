package org.listeningpost.ingest.redact;

import java.util.Locale;

/**
 * Five digits or more that somebody took care to hide: one by one, in words, keycaps, circles or full width. Nobody writes a
 * count or a price like that, so the number is somebody's, whatever stands around it. Stateless.
 */
final class HiddenNumber {
    private static final int DIGITS_MIN = 5;
    private static final int DIGITS_MAX = 20;
    private static final int ORIGINAL_MAX = 400;

    private HiddenNumber() {}

    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.text().isIdentity() || t.length(i) < DIGITS_MIN || t.length(i) > DIGITS_MAX || isRow(t, i)) {
            return;
        }
        NormalizedText text = t.text();
        int start = text.originalStart(t.start(i));
        int end = text.originalEnd(t.end(i));
        if (end - start > t.length(i)
                && end - start <= ORIGINAL_MAX
                && isOneByOne(text.original(), start, end, t.length(i))
                && !isCounted(t, i)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:hidden");
        } else if (isStyled(text.original(), start, end)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:styled");
        }
    }

    private static boolean isCounted(Tokens t, int i) {
        return t.isAny(i + 1, WordClass.COUNTING) || t.isOneOf(i + 1, "%$€£") || t.isOneOf(i - 1, "$€£");
    }

    /** 12345, 55555, 10000: counting, a rating, a round number. */
    private static boolean isRow(Tokens t, int i) {
        int at = t.start(i);
        int step = t.text().charAt(at + 1) - t.text().charAt(at);
        boolean row = Math.abs(step) <= 1;
        boolean round = true;
        for (int k = at + 1; k < t.end(i); k++) {
            row &= t.text().charAt(k) - t.text().charAt(k - 1) == step;
            round &= t.text().charAt(k) == '0';
        }
        return row || round;
    }

    /** As many groups of letters or digits as there are digits, none of which is a thousand or a hundred. */
    private static boolean isOneByOne(String original, int start, int end, int digits) {
        int groups = 0;
        int longest = 0;
        int length = 0;
        for (int k = start; k < end; k++) {
            boolean part = Character.isLetterOrDigit(original.charAt(k));
            groups += part && length == 0 ? 1 : 0;
            length = part ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        String told = longest == 1 ? "" : original.substring(start, end).toLowerCase(Locale.ROOT);
        boolean scaled = told.contains("hundred")
                || told.contains("thousand")
                || told.contains("million")
                || told.contains("mil")
                || told.contains("cien")
                || told.contains("ty");
        return groups >= digits && !scaled;
    }

    /** Full-width, circled, mathematical or raised digits, none of them plain. */
    private static boolean isStyled(String original, int start, int end) {
        boolean styled = false;
        for (int k = start; k < end; k++) {
            char c = original.charAt(k);
            if (c < 0x80) {
                return false;
            }
            styled |= c >= '０' && c <= '９'
                    || c >= '①' && c <= '⓿'
                    || c >= '❶' && c <= '➓'
                    || c == '\uD835'
                    || c == '\uD83C'
                    || c >= '⁰' && c <= '₉';
        }
        return styled;
    }
}

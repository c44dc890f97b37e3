package org.listeningpost.ingest.redact.number;

import java.util.Locale;
import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Five signs or more that somebody took care to hide: digits one by one, in words, keycaps, circles or full width, or a code told
 * by the names of its letters. Nobody writes a count or a price like that, so it is somebody's, whatever stands around it.
 * Stateless.
 */
public final class HiddenNumber {
    private static final int DIGITS_MIN = 5;
    private static final int DIGITS_MAX = 20;
    private static final int ORIGINAL_MAX = 400;
    private static final int CODE_DIGITS_MIN = 3;
    private static final int PAIRS_MIN = 3;
    private static final int WORDS_MIN = 3;
    private static final char KEYCAP = '\u20E3';

    private HiddenNumber() {}

    public static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        joined(scan, i);
        if (!t.text().isIdentity() && t.length(i) == DIGITS_MIN - 1 && isKeycaps(t, i)) {
            scan.add(NumberEdges.withCapitals(t, i), i, IdentifierType.NUM, Candidate.WEAK, "digits:keycaps");
            return;
        }
        if (t.text().isIdentity() || t.length(i) < DIGITS_MIN || t.length(i) > DIGITS_MAX || isRow(t, i)) {
            return;
        }
        NormalizedText text = t.text();
        int start = text.originalStart(t.start(i));
        int end = text.originalEnd(t.end(i));
        boolean lettered =
                end - start == t.length(i) && t.length(i) == DIGITS_MIN && isMixed(text.original(), start, end);
        if ((end - start > t.length(i) || lettered)
                && end - start <= ORIGINAL_MAX
                && (isOneByOne(text.original(), start, end, t.length(i))
                        || isMixed(text.original(), start, end)
                        || isSplit(t, i, text.original().substring(start, end)))
                && !isCounted(t, i)) {
            scan.add(NumberEdges.withCapitals(t, i), i, IdentifierType.NUM, Candidate.WEAK, "digits:hidden");
        } else if (isStyled(text.original(), start, end)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:styled");
        }
    }

    /** {@code Z796 two eight four zero}, put together: nobody spells a dose or the name of a machine. */
    public static void code(Scan scan, int i) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        if (text.isIdentity() || t.length(i) < DIGITS_MIN || t.length(i) > DIGITS_MAX) {
            return;
        }
        int told = text.originalEnd(t.end(i)) - text.originalStart(t.start(i));
        int digits = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            digits += Character.isDigit(text.charAt(k)) ? 1 : 0;
        }
        if (told > t.length(i) && told <= ORIGINAL_MAX && digits >= CODE_DIGITS_MIN && t.isUpperCase(i)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "code:hidden");
        }
    }

    /** {@code 91❤️69❤️13}: groups of digits that pictures part. */
    private static void joined(Scan scan, int first) {
        Tokens t = scan.tokens();
        int last = first;
        int digits = t.length(first);
        while (t.isMark(last + 1, '-') && t.isNumber(last + 2) && isPicture(t, last + 1)) {
            last += 2;
            digits += t.length(last);
        }
        if (last > first && digits >= DIGITS_MIN) {
            scan.add(first, last, IdentifierType.NUM, Candidate.WEAK, "digits:pictures");
        }
    }

    private static boolean isPicture(Tokens t, int mark) {
        NormalizedText text = t.text();
        return !text.isIdentity()
                && text.original().charAt(text.originalStart(t.start(mark))) >= HiddenJoints.FIRST_SYMBOL;
    }

    /** {@code 0️⃣4️⃣1️⃣9️⃣}: four digits that nobody counts in pictures. */
    private static boolean isKeycaps(Tokens t, int i) {
        NormalizedText text = t.text();
        int end = text.originalEnd(t.end(i));
        int caps = 0;
        for (int k = text.originalStart(t.start(i)); k < end; k++) {
            caps += text.original().charAt(k) == KEYCAP ? 1 : 0;
        }
        boolean year = t.isYear(i) && NumberEdges.withCapitals(t, i) == i;
        return caps >= t.length(i) - 1 && !year && !isRow(t, i) && !isCounted(t, i);
    }

    /** {@code for 46 then 733}: a code told in two parts, where a place is meant. */
    private static boolean isSplit(Tokens t, int i, String original) {
        boolean placed = t.equalsFolded(i - 1, "for")
                || t.equalsFolded(i - 1, "in")
                || t.equalsFolded(i - 1, "from")
                || t.equalsFolded(i - 1, "near");
        return placed
                && t.length(i) == DIGITS_MIN
                && Character.isDigit(original.charAt(0))
                && original.contains(" then ");
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
                || told.contains("cien");
        return !scaled && (groups >= digits && !told.contains("ty") || pairs(told) >= PAIRS_MIN || isTold(told));
    }

    /** {@code 9oh2oh8}, {@code 29OO0}: digits with words or letters for some of them, in one run. */
    private static boolean isMixed(String original, int start, int end) {
        boolean letters = false;
        boolean digits = false;
        for (int k = start; k < end; k++) {
            char c = original.charAt(k);
            if (!Character.isLetterOrDigit(c)) {
                return false;
            }
            if ("BbgqS".indexOf(c) >= 0) {
                return false; // "162B2" is the name of a vaccine
            }
            letters |= Character.isLetter(c);
            digits |= Character.isDigit(c);
        }
        return letters && digits;
    }

    /** "thirty-three eleven six": three words or more without a comma between them, which is no count. */
    private static boolean isTold(String told) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < told.length(); i++) {
            char c = told.charAt(i);
            if (!Character.isLetter(c) && c != ' ' && c != '-') {
                return false;
            }
            words += c != ' ' && !inside ? 1 : 0;
            inside = c != ' ';
        }
        return words >= WORDS_MIN;
    }

    /** The tens in "fifty-seven ninety-six seventy-seven". */
    private static int pairs(String told) {
        return count(told, "ty") + count(told, "nta");
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
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

package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * An identifier that goes on in the next line: {@code January↵20}, {@code PRX↵7577}, {@code 412 Oak↵Street}. Read as one
 * line where the words on both sides belong together, and where the post is no list. Stateless.
 */
final class BrokenLine {
    private static final int BREAKS_MAX = 2;
    private static final int CUT_DIGITS_MIN = 4;
    private static final int LETTERS_MAX = 4;
    private static final int DAY_LENGTH_MAX = 4;
    private static final int NAME_WITHIN = 3;
    private static final long MONTHS = WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit;

    private BrokenLine() {}

    /** Whether a line ends behind this token in the middle of something. */
    static boolean mayStart(Tokens t, int i) {
        return t.lineBreaks() > 0
                && t.lineBreaks() <= BREAKS_MAX
                && i + 1 < t.count()
                && t.lineBreakBefore(i + 1)
                && t.isAlphanumeric(i)
                && t.isAlphanumeric(i + 1)
                && !isListed(t, i + 1)
                && (isDate(t, i) || isCode(t, i) || isStreet(t, i));
    }

    static @Nullable Reading at(Tokens t, int i) {
        return mayStart(t, i) ? new Reading(i, i + 1, t.string(i) + ' ' + t.string(i + 1)) : null;
    }

    /** Whether a number goes on here that a line's end has cut in two: {@code 4170\n2202}. */
    static boolean isCut(Tokens t, int i) {
        return t.isNumber(i)
                && t.isNumber(i - 1)
                && t.lineBreakBefore(i)
                && t.start(i) - t.end(i - 1) <= 2
                && t.length(i - 1) + t.length(i) >= CUT_DIGITS_MIN
                && !t.isYear(i)
                && !t.isYear(i - 1);
    }

    /** "1. Wash your hands", "2) Wear a mask". */
    private static boolean isListed(Tokens t, int i) {
        return t.isNumber(i) && t.isOneOf(i + 1, ".):-") && (t.spaceBefore(i + 2) || !t.hasDigit(i + 2));
    }

    private static boolean isDate(Tokens t, int i) {
        boolean dayBehind = t.isAny(i, MONTHS) && t.hasDigit(i + 1) && t.length(i + 1) <= DAY_LENGTH_MAX;
        boolean dayBefore = t.isAny(i + 1, MONTHS) && t.hasDigit(i) && t.length(i) <= DAY_LENGTH_MAX;
        return dayBehind || dayBefore;
    }

    private static boolean isCode(Tokens t, int i) {
        return t.isWord(i)
                && t.length(i) <= LETTERS_MAX
                && t.length(i) >= 2
                && t.isUpperCase(i)
                && !t.is(i, WordClass.STOP)
                && t.hasDigit(i + 1)
                && t.length(i + 1) >= 3;
    }

    private static boolean isStreet(Tokens t, int i) {
        boolean kind = t.isAny(i + 1, WordClass.STREET.bit) && t.isCapitalized(i) && isHouseBefore(t, i);
        boolean name = t.isNumber(i) && t.isCapitalized(i + 1) && t.after(i + 1, NAME_WITHIN, WordClass.STREET.bit);
        boolean number = t.isNumber(i + 1) && t.before(i + 1, NAME_WITHIN + 1, WordClass.STREET_SPANISH.bit);
        return kind || name || number;
    }

    private static boolean isHouseBefore(Tokens t, int i) {
        for (int k = i - 1; k >= Math.max(0, i - NAME_WITHIN); k--) {
            if (t.isNumber(k)) {
                return true;
            }
        }
        return false;
    }
}

package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** A date whose digits stand apart, or with an odd sign: {@code 1 2 / 2 7}, {@code 0 3 - 1 4 - 2 0 2 4}, {@code 3|14}. Stateless. */
final class PartedDate {
    private static final int PARTS_MIN = 2;
    private static final int PARTS_MAX = 3;
    private static final int DIGITS_MIN = 3;
    private static final int DAY_DIGITS_MAX = 2;
    private static final int YEAR_DIGITS = 4;

    private PartedDate() {}

    /** Whether a digit alone stands here, and another one or a sign for dates stands apart behind it. */
    static boolean mayStart(Tokens t, int i) {
        if (isOdd(t, i)) {
            return true;
        }
        return SecondLook.isDigit(t, i)
                && t.spaceBefore(i + 1)
                && (SecondLook.isDigit(t, i + 1) || t.isOneOf(i + 1, "/-") && SecondLook.isDigit(t, i + 2))
                && !t.isNumber(i - 1)
                && !t.isOneOf(i - 1, "/-.$");
    }

    /** {@code 3|14}, {@code 3~14}: two numbers and no more. */
    private static boolean isOdd(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) <= DAY_DIGITS_MAX
                && t.isJoint(i + 1, "|~_")
                && t.isNumber(i + 2)
                && t.length(i + 2) <= DAY_DIGITS_MAX
                && t.spaceBefore(i)
                && t.spaceBefore(i + 3);
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!mayStart(t, first)) {
            return null;
        }
        if (isOdd(t, first)) {
            return new Reading(first, first + 2, t.string(first) + '/' + t.string(first + 2));
        }
        StringBuilder date = new StringBuilder();
        int digits = 0;
        int parts = 0;
        int last = first;
        for (int i = first; parts < PARTS_MAX; i = last + 2) {
            int end = digitsEnd(t, i);
            int length = end - i;
            boolean fits = length >= 1 && (length <= DAY_DIGITS_MAX || parts == 2 && length == YEAR_DIGITS);
            if (!fits) {
                return null;
            }
            for (int k = i; k < end; k++) {
                date.append(t.string(k));
            }
            parts++;
            digits += length;
            last = end - 1;
            if (!t.isOneOf(last + 1, "/-") || !SecondLook.isDigit(t, last + 2) || t.lineBreakBefore(last + 2)) {
                break;
            }
            date.append('/');
        }
        boolean fraction = digits == DIGITS_MIN && date.indexOf("/") > 1; // "3 1 / 4"
        boolean whole =
                parts >= PARTS_MIN && digits >= DIGITS_MIN && !fraction && date.charAt(date.length() - 1) != '/';
        return whole && !t.isAny(last + 1, WordClass.COUNTING) ? new Reading(first, last, date.toString()) : null;
    }

    private static int digitsEnd(Tokens t, int first) {
        int i = first;
        while (SecondLook.isDigit(t, i) && (i == first || t.spaceBefore(i) && !t.lineBreakBefore(i))) {
            i++;
        }
        return i;
    }
}

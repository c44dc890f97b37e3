package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * A date whose dots stand apart or in rows: {@code 10 . 22 . 25}, {@code 3...14...24}. Lists of numbers are written so, too, so that it has to
 * be a day that there is, and no count that goes up in even steps. Stateless.
 */
final class DottedDate {
    private static final int DOTS_MAX = 4;
    private static final int CUE_WITHIN = 5;
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final int YEAR_LENGTH = 4;
    private static final long CUES = WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | WordClass.OWN_DATE.bit;

    private DottedDate() {}

    /** At the first number; true when it was one. */
    static boolean at(Scan scan, int first) {
        Tokens t = scan.tokens();
        int second = t.isMark(first + 1, '.') && t.length(first) <= 2 ? behindDots(t, first) : -1;
        int third = second > 0 && t.length(second) <= 2 ? behindDots(t, second) : -1;
        boolean even = third > 0 && third - second == second - first && !t.isMark(first - 1, '.');
        if (!even || t.isAny(third + 1, WordClass.COUNTING) || behindDots(t, third) > 0) {
            return false;
        }
        int year = yearOf(t, third);
        if (year < 0 || !isDay(t.value(first), t.value(second)) || isList(t, first, second, third)) {
            return false;
        }
        int from = DateParts.withWeekday(t, first);
        DateParts.add(scan, from, DateParts.withTime(t, third), year, Candidate.SHAPED, "date:dotted");
        return true;
    }

    /** The number behind a dot between blanks, or behind two dots and more without any; or -1. */
    private static int behindDots(Tokens t, int number) {
        int next = number + 1;
        while (next - number <= DOTS_MAX && t.isMark(next, '.') && (next == number + 1 || !t.spaceBefore(next))) {
            next++;
        }
        int dots = next - number - 1;
        boolean spaced = dots == 1 && t.spaceBefore(number + 1) && t.spaceBefore(next);
        boolean row = dots > 1 && !t.spaceBefore(number + 1) && !t.spaceBefore(next);
        return (spaced || row) && t.isNumber(next) && !t.lineBreakBefore(next) ? next : -1;
    }

    private static int yearOf(Tokens t, int i) {
        int value = t.value(i);
        if (t.length(i) == YEAR_LENGTH) {
            return DateParts.isYear(value) ? value : -1;
        }
        return t.length(i) != 2 ? -1 : DateParts.century(value);
    }

    private static boolean isDay(int a, int b) {
        return a >= 1 && b >= 1 && Math.min(a, b) <= MONTHS && Math.max(a, b) <= DAYS;
    }

    /** "5...10...15", "1 . 2 . 10": it goes up, and no word tells a date. */
    private static boolean isList(Tokens t, int first, int second, int third) {
        int a = t.value(first);
        int b = t.value(second);
        int c = t.value(third);
        boolean steps = b - a == c - b;
        boolean rises = a < b && b < c && b <= MONTHS;
        return (steps || rises) && !t.before(first, CUE_WITHIN, CUES);
    }
}

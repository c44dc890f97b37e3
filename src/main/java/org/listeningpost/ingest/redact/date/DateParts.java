package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What all dates share: their years, the weekday before and the clock time behind, and what stands in their place. */
final class DateParts {
    private static final Words CLOCK_WORDS = Words.of("at", "t", "around", "about", "a", "las", "la", "sobre");
    private static final int AGE_HIDDEN = 89;
    /** Days of the week that are words of their own: only a capital or a mark behind tells them. */
    private static final Words SHORT_DAYS = Words.of("sat", "sun", "lun", "vie", "dom");

    private static final int CENTURY_TURNS = 30;

    private DateParts() {}

    static boolean isYear(int value) {
        return value >= 1880 && value <= 2100;
    }

    /** The year that two digits mean. */
    static int century(int digits) {
        return digits <= CENTURY_TURNS ? 2000 + digits : 1900 + digits;
    }

    static int withWeekday(Tokens t, int first) {
        int i = first - 1;
        while (i > first - 4
                && (t.isOneOf(i, ",.")
                        || t.equalsFolded(i, "the")
                        || t.equalsFolded(i, "el")
                        || t.is(i, WordClass.DAY_OF))) {
            i--;
        }
        if (t.isOneOf(i + 1, ".") && t.length(i) > 5) {
            return first; // "it was a Thursday. March 14 was"
        }
        boolean shortened = SHORT_DAYS.has(t, i) && (t.isCapitalized(i) || t.isOneOf(i + 1, ".,"));
        return shortened || t.is(i, WordClass.WEEKDAY) ? i : first;
    }

    /** The weekday and the clock time that follow belong to the date: {@code (Thursday) at 2:30 pm}, {@code a las 9}. */
    static int withTime(Tokens t, int last) {
        int day = t.isOneOf(last + 1, ",(") ? last + 2 : last + 1;
        boolean weekday = day == last + 2
                && t.is(day, WordClass.WEEKDAY)
                && (t.isMark(last + 1, '(') ? t.isMark(day + 1, ')') : !t.isAlphanumeric(day + 1));
        int end = weekday ? t.isMark(last + 1, '(') ? day + 1 : day : last;
        int i = end + 1;
        boolean told = false;
        while (i <= end + 3 && (t.isOneOf(i, ",@-–") || CLOCK_WORDS.has(t, i))) {
            told |= !t.isOneOf(i, ",");
            i++;
        }
        return t.hasDigit(i) && !t.lineBreakBefore(i) ? clock(t, i, told, end) : end;
    }

    /** "2:30 pm", "3pm", "9 a.m.", "15h30"; the last token of it, or of the date where it is none. */
    private static int clock(Tokens t, int hour, boolean told, int date) {
        if (t.length(hour) > 5 || t.isNumber(hour) && t.length(hour) > 2) {
            return date;
        }
        boolean minutes = t.length(hour) <= 3
                && t.isOneOf(hour + 1, told ? ":." : ":")
                && t.hasDigit(hour + 2)
                && t.length(hour + 2) <= 4
                && !t.spaceBefore(hour + 2);
        int end = minutes ? clockEnd(t, hour) : hour;
        int half = end + 1;
        boolean letters = t.isOneOf(half + 1, ".") && t.equalsFolded(half + 2, "m");
        boolean day = t.equalsFolded(half, "am")
                || t.equalsFolded(half, "pm")
                || t.equalsFolded(half, "hrs")
                || t.equalsFolded(half, "hs")
                || t.equalsFolded(half, "h")
                || letters && (t.equalsFolded(half, "a") || t.equalsFolded(half, "p"));
        if (day) {
            return letters ? t.isMark(half + 3, '.') && !t.spaceBefore(half + 3) ? half + 3 : half + 2 : half;
        }
        int unit = t.unitStart(hour);
        boolean glued = unit > 0 && isHalf(t, hour, unit);
        boolean hours = t.isNumber(hour) && (t.equalsFolded(hour - 1, "las") || t.equalsFolded(hour - 1, "la"));
        return minutes || glued || hours ? end : date;
    }

    private static boolean isHalf(Tokens t, int hour, int unit) {
        String half = t.folded(hour).substring(unit - t.start(hour));
        return half.equals("am") || half.equals("pm") || half.equals("h") || half.equals("hs") || half.equals("hrs");
    }

    /** The last of the minutes and seconds behind this hour. */
    static int clockEnd(Tokens t, int hour) {
        int end = hour;
        while (t.isOneOf(end + 1, ":.") && t.hasDigit(end + 2) && !t.spaceBefore(end + 2)) {
            end += 2;
        }
        return end;
    }

    static boolean isHiddenBirthYear(Scan scan, int i, int year) {
        Tokens t = scan.tokens();
        boolean abbreviated = t.isMark(i - 1, '.') && t.equalsFolded(i - 2, "b");
        return scan.yearNow() - year > AGE_HIDDEN
                && (abbreviated || isBornThen(t, i) || t.before(i, 6, WordClass.BIRTH_CUE.bit));
    }

    /** "a 1931 baby", "es de la quinta del 1929", "clase 1930". */
    private static boolean isBornThen(Tokens t, int i) {
        int before = t.isOneOf(i - 1, "'\u2019") ? i - 2 : i - 1;
        boolean spanish = t.equalsFolded(i - 1, "del") || t.equalsFolded(i - 1, "de");
        int cohort = spanish ? i - 2 : i - 1;
        return t.equalsFolded(before, "a") && t.equalsFolded(i + 1, "baby")
                || t.equalsFolded(i + 1, "babies")
                || (t.equalsFolded(cohort, "quinta") || t.equalsFolded(cohort, "clase")) && !t.isAlphanumeric(i + 1);
    }

    /** "the 14th of March", "el 14 de marzo": its article goes with a day. */
    private static int withArticle(Tokens t, int first) {
        int from = t.is(first - 1, WordClass.DAY_OF) && t.hasDigit(first) ? first - 1 : first;
        boolean article =
                t.equalsFolded(from - 1, "the") || t.equalsFolded(from - 1, "el") || t.equalsFolded(from - 1, "un");
        boolean day = t.hasDigit(first) && !t.lineBreakBefore(from);
        return article && day ? from - 1 : from;
    }

    static void add(Scan scan, int first, int last, int year, int strength, String rule) {
        boolean told = isYear(year) && year >= 1900 && !isHiddenBirthYear(scan, first, year);
        String placeholder = told ? Placeholders.ofDate(year) : Placeholders.of(IdentifierType.DATE);
        Tokens t = scan.tokens();
        int end = DateRange.withGlued(t, last);
        scan.add(withArticle(t, first), end, IdentifierType.DATE, strength, rule, placeholder);
        scan.readUntil(t.end(end));
    }

    /** "Covid-19 Abril 2021": a number that belongs to the word before it, which is no part of a date. */
    static boolean isNamedNumber(Tokens t, int i) {
        long date = WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit | WordClass.WEEKDAY.bit;
        return t.isMark(i - 1, '-')
                && !t.spaceBefore(i)
                && !t.spaceBefore(i - 1)
                && t.isWord(i - 2)
                && !t.isAny(i - 2, date);
    }
}

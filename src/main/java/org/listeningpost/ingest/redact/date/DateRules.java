package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Dates: every element but the year goes; a birth year that tells of ninety years or more goes too. */
public final class DateRules {
    /** What people put between a day, a month's name and a year. */
    private static final int YEAR_DIGITS = 4;

    private static final String DATE_JOINTS = "-/._~*|[](){}\u00B7\u2022";

    private static final Set<String> ENDINGS = Set.of("th", "st", "nd", "rd");
    /** Of this month, the last and the next, as letters of old have it: {@code the 22nd inst}. */
    private static final Words INSTANT = Words.of("inst", "ult", "prox");

    private static final Set<String> ROMAN =
            Set.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private final NumericDates numeric = new NumericDates();

    /** A date that starts at this number; true when it was one. */
    public boolean numeric(Scan scan, int first) {
        Tokens t = scan.tokens();
        boolean fits = t.isNumber(first) && t.length(first) <= 4 && !DateParts.isNamedNumber(t, first);
        return fits
                && (numeric.at(scan, first)
                        || dayNameMonth(scan, t, first)
                        || dayOfNumber(scan, t, first)
                        || DateRange.isPair(t, first) && dayNameMonth(scan, t, first + 2));
    }

    /** {@code 14 March 2024}, {@code 14th of March}, {@code 14 de marzo de 2024}: at the number. */
    private static boolean dayNameMonth(Scan scan, Tokens t, int first) {
        int i = first + 1;
        while (t.isOneOf(i, DATE_JOINTS)
                || t.equalsFolded(i, "of")
                || t.equalsFolded(i, "de")
                || t.equalsFolded(i, "d")
                || t.equalsFolded(i, "o") && t.isMark(i + 1, '\'')
                || t.isMark(i, '\'') && t.equalsFolded(i - 1, "o")
                || t.equalsFolded(i, "º")) {
            i++;
        }
        boolean told = t.equalsFolded(i, "del") && t.equalsFolded(i + 1, "mes");
        if (told) {
            i += t.equalsFolded(i + 2, "de") ? 3 : 2;
            return isMonth(t, i) && dayThenMonth(scan, t, first, i);
        }
        boolean roman = i == first + 2
                && t.isWord(i)
                && ROMAN.contains(t.string(i))
                && (yearAfter(t, i) > i || isArticle(t, first - 1) && t.isJoint(first + 1, "-/."));
        if (i - first > 3 || !isMonth(t, i) && !roman) {
            return false;
        }
        return dayThenMonth(scan, t, first, i);
    }

    private static boolean isArticle(Tokens t, int i) {
        return t.equalsFolded(i, "el") || t.equalsFolded(i, "al") || t.equalsFolded(i, "del");
    }

    private static boolean dayThenMonth(Scan scan, Tokens t, int first, int month) {
        int day = dayOf(t, first);
        if (day < 1 || day > 31 || t.lineBreakBefore(month)) {
            return false;
        }
        int last = yearAfter(t, month);
        boolean year = last > month;
        boolean joined = month > first + 1;
        boolean weak = t.is(month, WordClass.MONTH_AMBIGUOUS);
        boolean ago = t.equalsFolded(month, "ago") || t.equalsFolded(month, "set");
        boolean believed = !weak
                || year
                || (!ago && t.kind(first) == Tokens.MIXED && t.isCapitalized(month))
                || (!ago && (joined || t.isCapitalized(month)) && !t.isWord(month + 1))
                || (!ago && joined && t.isWord(month - 1) && (t.isCapitalized(month) || t.kind(first) == Tokens.MIXED))
                || (!ago && isName(t, month))
                || (!ago
                        && t.hasDigit(first)
                        && t.isCapitalized(month)
                        && isFigure(t, first)
                        && t.is(month + 1, WordClass.STOP))
                || t.equalsFolded(month, "marzo")
                || t.equalsFolded(first - 1, "el") && !t.equalsFolded(month, "set");
        if (!believed || (!year && PublicDays.isKnown(t, day, month)) || PublicDays.isWorld(t, first, last)) {
            return false;
        }
        DateParts.add(
                scan,
                DateParts.withWeekday(t, DateRange.from(t, first)),
                DateParts.withTime(t, last),
                year ? yearValue(t, last) : -1,
                Candidate.SHAPED,
                "date:day-month");
        return true;
    }

    /** "14 March in his sleep": a capital inside of a sentence that does not shout. */
    private static boolean isName(Tokens t, int month) {
        return t.isCapitalized(month) && !t.isUpperCase(month) && t.length(month) > 3;
    }

    /** {@code 14 del 3}, {@code 14 del tres} behind "el": the month by its number. */
    private static boolean dayOfNumber(Scan scan, Tokens t, int first) {
        int month = first + 2;
        boolean told = t.equalsFolded(first - 1, "el")
                && t.equalsFolded(first + 1, "del")
                && t.isNumber(month)
                && t.value(month) >= 1
                && t.value(month) <= 12
                && t.value(first) >= 1
                && t.value(first) <= 31
                && !t.isAny(month + 1, WordClass.COUNTING);
        if (!told) {
            return false;
        }
        int last = yearAfter(t, month);
        DateParts.add(scan, first, last, last > month ? yearValue(t, last) : -1, Candidate.SHAPED, "date:day-number");
        return true;
    }

    /** At a month's word: {@code March 14th, 2024}, {@code marzo 14}, {@code June 2019} of somebody's own life. */
    public void month(Scan scan, int month) {
        Tokens t = scan.tokens();
        int ordinalBefore = t.equalsFolded(month - 1, "of") || t.equalsFolded(month - 1, "de") ? month - 2 : month - 1;
        ordinalBefore = t.isMark(month - 1, '\'') && t.equalsFolded(month - 2, "o")
                ? month - 3
                : ordinalBefore; // "o' November"
        ordinalBefore = t.is(ordinalBefore, WordClass.DAY_OF) ? ordinalBefore - 1 : ordinalBefore;
        if (t.kind(ordinalBefore) == Tokens.MIXED && dayThenMonth(scan, t, ordinalBefore, month)) {
            return;
        }
        int i = month + 1;
        while (t.isOneOf(i, ".-/ (_") || t.equalsFolded(i, "the")) {
            i++;
        }
        i = t.isMark(i, ',') && isOnThe(t, i + 1) ? i + 3 : isOnThe(t, i) ? i + 2 : i;
        int day = i - month <= 4 && !t.lineBreakBefore(i) ? dayOf(t, i) : -1;
        if (day >= 1 && day <= 31 && isMonthDayText(t, month, i)) {
            int ordinal = DateRange.to(t, withSuffix(t, i));
            int last = yearAfter(t, ordinal);
            int head = last > ordinal ? month : yearBefore(t, month);
            if ((last == ordinal && head == month && PublicDays.isKnown(t, day, month))
                    || PublicDays.isWorld(t, month, last)) {
                return;
            }
            int year = last > ordinal ? last : head;
            DateParts.add(
                    scan,
                    head < month ? head : DateParts.withWeekday(t, month),
                    DateParts.withTime(t, last),
                    year != month ? yearValue(t, year) : -1,
                    Candidate.SHAPED,
                    "date:month-day");
            return;
        }
        int year = yearAfter(t, month);
        boolean own = t.before(month, 6, WordClass.PERSONAL.bit)
                || t.after(year, t.equalsFolded(year + 1, "was") ? 5 : 3, WordClass.PERSONAL.bit);
        if (year > month && own && (!t.is(month, WordClass.MONTH_AMBIGUOUS) || t.isCapitalized(month))) {
            DateParts.add(scan, month, year, yearValue(t, year), Candidate.CUED, "date:month-year");
        }
    }

    /** "March, on the 3rd". */
    private static boolean isOnThe(Tokens t, int i) {
        return t.equalsFolded(i, "on") && t.equalsFolded(i + 1, "the") && t.kind(i + 2) == Tokens.MIXED;
    }

    /** "may 5 people" and "march 20 miles" are no dates; "May 5" and "march 14th" are. */
    private static boolean isMonthDayText(Tokens t, int month, int day) {
        if (t.equalsFolded(day + 1, "week") || t.equalsFolded(day + 1, "half") || t.equalsFolded(day + 1, "quarter")) {
            return false;
        }
        boolean clock = t.isMark(day + 1, ':') && !t.spaceBefore(day + 2);
        boolean unit = t.is(day + 1, WordClass.UNIT) || t.isMark(day + 1, '%') || clock;
        if (t.isMark(day + 1, '-') && t.is(day + 2, WordClass.UNIT)) {
            return false;
        }
        if (!t.is(month, WordClass.MONTH_AMBIGUOUS)) {
            return !unit || t.kind(day) == Tokens.MIXED;
        }
        boolean ordinal = t.kind(day) == Tokens.MIXED || t.equalsFolded(month, "marzo") && !unit;
        boolean spanish = t.equalsFolded(month, "ago") || t.equalsFolded(month, "set") || t.equalsFolded(month, "mar");
        boolean year = yearAfter(t, day) > day;
        boolean cue = t.before(month, 3, WordClass.DATE_CUE.bit | WordClass.WEEKDAY.bit | WordClass.BIRTH_CUE.bit);
        boolean capital = t.isCapitalized(month) && !spanish;
        boolean closed = !spanish && isClosed(t, day) && !isModal(t, month);
        capital |= t.equalsFolded(month, "mar")
                && t.isCapitalized(month)
                && !t.isUpperCase(month)
                && !t.equalsFolded(month - 1, "el")
                && !t.equalsFolded(month - 1, "del")
                && !t.isCapitalized(month - 1);
        return ordinal || year || (!unit && (cue || capital || closed));
    }

    /** "it was may 4 and": nothing is counted. */
    private static boolean isClosed(Tokens t, int day) {
        boolean number = t.isOneOf(day + 1, ".,:/-") && t.hasDigit(day + 2) && !t.spaceBefore(day + 2);
        return !number && (!t.isAlphanumeric(day + 1) || t.is(day + 1, WordClass.STOP));
    }

    /** "they may", "we march". */
    private static boolean isModal(Tokens t, int month) {
        return AgedPerson.isPronoun(t, month - 1)
                || t.equalsFolded(month - 1, "they")
                || t.equalsFolded(month - 1, "we")
                || t.equalsFolded(month - 1, "it")
                || t.equalsFolded(month - 1, "that");
    }

    /** A second view reads "No One May Be" in digits. */
    private static boolean isFigure(Tokens t, int i) {
        return Character.isDigit(t.text().original().charAt(t.text().originalStart(t.start(i))));
    }

    private static boolean isMonth(Tokens t, int i) {
        return t.isAny(i, WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit);
    }

    /** 14, 14th, 1º, or -1. */
    static int dayOf(Tokens t, int i) {
        if (t.isNumber(i) && t.length(i) <= 2) {
            return t.value(i);
        }
        if (t.kind(i) != Tokens.MIXED || t.length(i) > 5) {
            return -1;
        }
        String word = t.folded(i);
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        String suffix = word.substring(digits);
        boolean ordinal =
                Set.of("st", "nd", "rd", "th", "ro", "er", "o", "º", "ero").contains(suffix);
        return ordinal && digits >= 1 && digits <= 2 ? Integer.parseInt(word.substring(0, digits)) : -1;
    }

    /** The token of the year that follows, or {@code i} itself. */
    private static int yearAfter(Tokens t, int i) {
        int k = i + 1;
        while (k <= i + 3
                && (t.isOneOf(k, ",'" + DATE_JOINTS)
                        || t.equalsFolded(k, "of")
                        || t.equalsFolded(k, "in")
                        || t.equalsFolded(k, "ano")
                        || t.equalsFolded(k, "de")
                        || t.equalsFolded(k, "del"))) {
            k++;
        }
        boolean full = t.isNumber(k) && t.length(k) == 4 && DateParts.isYear(t.value(k));
        boolean quoted = t.isNumber(k)
                && t.length(k) == 2
                && (t.isMark(k - 1, '\'') || (t.isOneOf(k - 1, "-/") && t.isOneOf(i - 1, "-/") && !t.spaceBefore(k)));
        quoted |= k == i + 1 && t.isNumber(i - 1) && t.isNumber(k) && t.length(k) == 2 && !t.is(k + 1, WordClass.UNIT);
        return (full || quoted) && !t.lineBreakBefore(k) ? k : i;
    }

    /** {@code May 12 th}, {@code May 1 2}: the token of the ending or of the second digit, or the number. */
    private static int withSuffix(Tokens t, int day) {
        boolean digits = t.length(day) == 1 && t.isNumber(day + 1) && t.length(day + 1) == 1 && !t.hasDigit(day + 2);
        boolean apart = digits && t.value(day) <= 3 && t.start(day + 1) - t.end(day) == 1;
        boolean suffix = t.isWord(day + 1) && t.length(day + 1) == 2 && ENDINGS.contains(t.folded(day + 1));
        boolean dollar = t.isMark(day + 1, '$') && t.equalsFolded(day + 2, "t") && !t.spaceBefore(day + 1);
        if (dollar && !t.spaceBefore(day + 2)) {
            return day + 2; // "1$t"
        }
        return t.isNumber(day) && (apart || suffix) ? day + 1 : day;
    }

    /** {@code 2024, September 12}: the token of the year before, or the month itself. */
    private static int yearBefore(Tokens t, int month) {
        int k = t.isOneOf(month - 1, "," + DATE_JOINTS) ? month - 2 : month - 1;
        boolean year = t.isNumber(k) && t.length(k) == 4 && DateParts.isYear(t.value(k));
        return year && !t.lineBreakBefore(month) ? k : month;
    }

    private static int yearValue(Tokens t, int i) {
        int value = t.value(i);
        return value >= 100 ? value : DateParts.century(value);
    }

    /** {@code on the 14th}, where nothing but the end of the clause follows. */
    public void bareOrdinal(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (INSTANT.has(t, i + 1) && dayOf(t, i) >= 1 && dayOf(t, i) <= 31) {
            scan.add(DateParts.withWeekday(t, i), i + 1, IdentifierType.DATE, Candidate.CUED, "date:ordinal");
            return;
        }
        boolean cue = t.equalsFolded(i - 1, "the")
                && (t.equalsFolded(i - 2, "on") || t.equalsFolded(i - 2, "by") || t.equalsFolded(i - 2, "until"));
        boolean closes = i + 1 >= t.count()
                || t.isOneOf(i + 1, ".,;!?)")
                || t.equalsFolded(i + 1, "at")
                || t.equalsFolded(i + 1, "and");
        int day = cue && closes ? dayOf(t, i) : -1;
        if (day >= 1 && day <= 31) {
            scan.add(i, i, IdentifierType.DATE, Candidate.CUED, "date:ordinal");
        }
    }

    /** {@code born in 1931}: the year tells an age of ninety or more. */
    public void birthYear(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.length(i) == 2 && t.isOneOf(i - 1, "'\u2019") && !t.spaceBefore(i)) {
            shortBirthYear(scan, i);
            return;
        }
        int year = t.length(i) == 4 ? t.value(i) : -1;
        if (t.length(i) == 1) {
            spacedBirthYear(scan, i);
        } else if (DateParts.isYear(year) && DateParts.isHiddenBirthYear(scan, i, year)) {
            scan.add(i, i, IdentifierType.DATE, Candidate.CUED, "date:birth-year");
        }
    }

    /** {@code born in 1 9 2 5}. */
    private static void spacedBirthYear(Scan scan, int i) {
        Tokens t = scan.tokens();
        int year = 0;
        for (int k = i; k < i + YEAR_DIGITS; k++) {
            if (!t.isNumber(k) || t.length(k) != 1 || k > i && !t.isBlankBehind(k - 1)) {
                return;
            }
            year = 10 * year + t.value(k);
        }
        boolean more = t.isNumber(i + YEAR_DIGITS) || t.isNumber(i - 1);
        if (!more && DateParts.isYear(year) && DateParts.isHiddenBirthYear(scan, i, year)) {
            scan.add(i, i + YEAR_DIGITS - 1, IdentifierType.DATE, Candidate.CUED, "date:birth-year");
        }
    }

    /** {@code born in '31}: of the century before where that year of this one is still to come. */
    private static void shortBirthYear(Scan scan, int i) {
        Tokens t = scan.tokens();
        boolean in = t.equalsFolded(i - 2, "in") || t.equalsFolded(i - 2, "en");
        boolean born = t.is(i - 3, WordClass.BIRTH_CUE) && in || t.equalsFolded(i + 1, "baby");
        int year = 1900 + t.value(i);
        boolean past = t.value(i) > scan.yearNow() % 100 || AgedPerson.isElder(t, i);
        if (born && past && DateParts.isHiddenBirthYear(scan, i, year)) {
            scan.add(i - 1, i, IdentifierType.DATE, Candidate.CUED, "date:birth-year");
        }
    }
}

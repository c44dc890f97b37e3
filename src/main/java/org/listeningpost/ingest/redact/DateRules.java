package org.listeningpost.ingest.redact;

import java.util.Set;

/** Dates: every element but the year goes; a birth year that tells of ninety years or more goes too. */
final class DateRules {
    private static final int AGE_HIDDEN = 89;
    /** What people put between a day, a month's name and a year. */
    private static final String DATE_JOINTS = "-/._~*|[](){}\u00B7\u2022";

    private static final Set<String> ENDINGS = Set.of("th", "st", "nd", "rd");
    private static final Set<String> ROMAN =
            Set.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private static final Set<Integer> SLASH_SCORES = Set.of(16, 20, 24, 25, 30);

    /** A date written in digits that starts at this number; true when it was one. */
    boolean numeric(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (!t.isNumber(first) || t.length(first) > 4 || t.isNamedNumber(first)) {
            return false;
        }
        return isoOrFull(scan, t, first) || monthAndDay(scan, t, first) || dayNameMonth(scan, t, first);
    }

    private static boolean isoOrFull(Scan scan, Tokens t, int first) {
        int second = first + 2;
        int third = first + 4;
        boolean joined = isSeparator(t, first + 1, "-/.") && isSeparator(t, first + 3, "-/.") && t.isNumber(second);
        if (joined && t.first(first + 1) != t.first(first + 3)) {
            return false;
        }
        if (!joined && !isSpaced(scan, t, first)) {
            return false;
        }
        if (!joined && !isSlashed(t, first)) {
            second = first + 1;
            third = first + 2;
        }
        third = joined && t.isMark(third, '\'') ? third + 1 : third;
        boolean clockFollows = t.kind(third) == Tokens.MIXED && endsWithTime(t, third);
        if (!t.isNumber(third) && !clockFollows) {
            return false;
        }
        int year = yearOf(t, first, second, third);
        if (year < 0 || isVersionOrNumber(t, first, third)) {
            return false;
        }
        add(scan, first, withTime(t, third), year, Candidate.SHAPED, "date:numeric");
        return true;
    }

    /** {@code 2024-03-14T12} cuts into 2024, 03, 14T12. */
    private static boolean endsWithTime(Tokens t, int i) {
        return t.length(i) == 5 && Character.isDigit(t.first(i)) && t.string(i).charAt(2) == 'T';
    }

    private static boolean isSpaced(Scan scan, Tokens t, int first) {
        if (isSlashed(t, first)) {
            return true;
        }
        return t.isNumber(first + 1)
                && t.isNumber(first + 2)
                && t.length(first) == 2
                && t.length(first + 1) == 2
                && t.length(first + 2) == 4
                && !t.isNumber(first - 1)
                && !t.isNumber(first + 3)
                && scan.tokens().before(first, 6, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit);
    }

    /** {@code 9 / 20 / 2002}: one sign twice, with blanks or an odd sign, and a whole year. */
    private static boolean isSlashed(Tokens t, int first) {
        return t.isOneOf(first + 1, "/-.*~_•|:")
                && t.isNumber(first + 2)
                && t.length(first) <= 2
                && t.length(first + 2) <= 2
                && t.isMark(first + 3, t.first(first + 1))
                && t.isNumber(first + 4)
                && t.length(first + 4) == 4
                && !t.lineBreakBefore(first + 2)
                && !t.lineBreakBefore(first + 4);
    }

    private static boolean isSeparator(Tokens t, int i, String marks) {
        return t.isOneOf(i, marks) && !t.spaceBefore(i) && !t.spaceBefore(i + 1) && i + 1 < t.count();
    }

    /** A number that goes on is a version, an address of a machine or something longer than a date. */
    private static boolean isVersionOrNumber(Tokens t, int first, int last) {
        boolean longer = isSeparator(t, last + 1, "-/.") && t.isNumber(last + 2);
        boolean continued = first > 1 && isSeparator(t, first - 1, ".") && t.isNumber(first - 2);
        boolean version = t.is(first - 1, WordClass.VERSION) && t.isMark(first + 1, '.');
        return longer || continued || version;
    }

    private static int yearOf(Tokens t, int first, int second, int third) {
        int a = t.value(first);
        int b = t.value(second);
        int c = t.kind(third) == Tokens.MIXED ? Integer.parseInt(t.string(third).substring(0, 2)) : t.value(third);
        if (t.length(first) == 4 && t.length(second) <= 2 && isYear(a)) {
            return isMonthDay(b, c) || isMonthDay(c, b) ? a : -1;
        }
        boolean dayMonth = t.length(first) <= 2 && t.length(second) <= 2 && (isMonthDay(a, b) || isMonthDay(b, a));
        if (!dayMonth) {
            return -1;
        }
        if (t.length(third) == 4) {
            return isYear(c) ? c : -1;
        }
        boolean twoDigits = t.length(third) == 2 && !t.isMark(first + 1, '.');
        boolean cued = t.before(first, 5, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | WordClass.OWN_DATE.bit);
        boolean dotted = t.length(third) == 2 && (cued || t.length(first) == 2 && t.length(second) == 2);
        return twoDigits || dotted ? (c <= 30 ? 2000 + c : 1900 + c) : -1;
    }

    private static boolean isYear(int value) {
        return value >= 1880 && value <= 2100;
    }

    private static boolean isMonthDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** {@code 03/14}, {@code 3/27} without a year, told from scores, fractions and shifts. */
    private static boolean monthAndDay(Scan scan, Tokens t, int first) {
        int last = first + 2;
        boolean slash = isSeparator(t, first + 1, "/");
        boolean dash = isSeparator(t, first + 1, "-.") && t.length(first) == 2 && t.length(last) == 2;
        if (!(slash || dash)
                || !t.isNumber(last)
                || t.length(first) > 2
                || t.length(last) > 2
                || goesOn(t, first, last)) {
            return false;
        }
        int a = t.value(first);
        int b = t.value(last);
        if (!(isMonthDay(a, b) || isMonthDay(b, a)) || isKnownPair(a, b, t, last)) {
            return false;
        }
        boolean cue = t.before(first, 4, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | WordClass.WEEKDAY.bit);
        boolean zero = t.first(first) == '0' || (t.first(last) == '0' && t.length(last) == 2);
        boolean timed = withTime(t, last) > last;
        boolean likely = slash && timed || slash && a >= 2 && a <= 12 && b >= 13 && !SLASH_SCORES.contains(b);
        if (slash ? cue || zero || likely : cue && zero) {
            add(scan, withWeekday(t, first), withTime(t, last), -1, Candidate.SHAPED, "date:month-day");
            return true;
        }
        return false;
    }

    private static boolean goesOn(Tokens t, int first, int last) {
        boolean after = t.isOneOf(last + 1, "/-.%")
                && !t.spaceBefore(last + 1)
                && (t.hasDigit(last + 2) || t.isMark(last + 1, '%'));
        boolean before = t.isOneOf(first - 1, "/-.$€£") && !t.spaceBefore(first);
        return after || before || t.isMark(last + 1, '%');
    }

    private static boolean isKnownPair(int a, int b, Tokens t, int last) {
        boolean equal = a == b && t.length(last) == 1;
        boolean known = (a == 9 && b == 11) || (a == 24 && b == 7) || equal;
        return (known && !t.spaceBefore(last)) || t.is(last + 1, WordClass.UNIT) || t.is(last + 1, WordClass.CURRENCY);
    }

    /** {@code 14 March 2024}, {@code 14th of March}, {@code 14 de marzo de 2024}: at the number. */
    private static boolean dayNameMonth(Scan scan, Tokens t, int first) {
        int i = first + 1;
        while (t.isOneOf(i, DATE_JOINTS)
                || t.equalsFolded(i, "of")
                || t.equalsFolded(i, "de")
                || t.equalsFolded(i, "º")) {
            i++;
        }
        boolean roman = i == first + 2 && t.isWord(i) && ROMAN.contains(t.string(i)) && yearAfter(t, i) > i;
        if (i - first > 3 || !isMonth(t, i) && !roman) {
            return false;
        }
        return dayThenMonth(scan, t, first, i);
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
                || t.equalsFolded(month, "marzo")
                || t.equalsFolded(first - 1, "el") && !t.equalsFolded(month, "set");
        if (!believed || (!year && PublicDays.isKnown(t, day, month)) || PublicDays.isWorld(t, first, last)) {
            return false;
        }
        add(
                scan,
                withWeekday(t, first),
                withTime(t, last),
                year ? yearValue(t, last) : -1,
                Candidate.SHAPED,
                "date:day-month");
        return true;
    }

    /** At a month's word: {@code March 14th, 2024}, {@code marzo 14}, {@code June 2019} of somebody's own life. */
    void month(Scan scan, int month) {
        Tokens t = scan.tokens();
        int ordinalBefore = t.equalsFolded(month - 1, "of") || t.equalsFolded(month - 1, "de") ? month - 2 : month - 1;
        ordinalBefore = t.is(ordinalBefore, WordClass.DAY_OF) ? ordinalBefore - 1 : ordinalBefore;
        if (t.kind(ordinalBefore) == Tokens.MIXED && dayThenMonth(scan, t, ordinalBefore, month)) {
            return;
        }
        int i = month + 1;
        while (t.isOneOf(i, ".-/ ") || t.equalsFolded(i, "the")) {
            i++;
        }
        int day = i - month <= 3 && !t.lineBreakBefore(i) ? dayOf(t, i) : -1;
        if (day >= 1 && day <= 31 && isMonthDayText(t, month, i)) {
            int ordinal = withSuffix(t, i);
            int last = yearAfter(t, ordinal);
            int head = last > ordinal ? month : yearBefore(t, month);
            if ((last == ordinal && head == month && PublicDays.isKnown(t, day, month))
                    || PublicDays.isWorld(t, month, last)) {
                return;
            }
            int year = last > ordinal ? last : head;
            add(
                    scan,
                    head < month ? head : withWeekday(t, month),
                    withTime(t, last),
                    year != month ? yearValue(t, year) : -1,
                    Candidate.SHAPED,
                    "date:month-day");
            return;
        }
        int year = yearAfter(t, month);
        boolean own = t.before(month, 6, WordClass.PERSONAL.bit) || t.after(year, 3, WordClass.PERSONAL.bit);
        if (year > month && own && (!t.is(month, WordClass.MONTH_AMBIGUOUS) || t.isCapitalized(month))) {
            add(scan, month, year, yearValue(t, year), Candidate.CUED, "date:month-year");
        }
    }

    /** "may 5 people" and "march 20 miles" are no dates; "May 5" and "march 14th" are. */
    private static boolean isMonthDayText(Tokens t, int month, int day) {
        if (t.equalsFolded(day + 1, "week") || t.equalsFolded(day + 1, "half") || t.equalsFolded(day + 1, "quarter")) {
            return false;
        }
        boolean unit = t.is(day + 1, WordClass.UNIT) || t.isMark(day + 1, '%') || t.isMark(day + 1, ':');
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
        boolean capital = t.isCapitalized(month) && month > 0 && !spanish;
        return ordinal || year || (!unit && (cue || capital));
    }

    private static boolean isMonth(Tokens t, int i) {
        return t.isAny(i, WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit);
    }

    /** 14, 14th, 1º, or -1. */
    private static int dayOf(Tokens t, int i) {
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
                        || t.equalsFolded(k, "de")
                        || t.equalsFolded(k, "del"))) {
            k++;
        }
        boolean full = t.isNumber(k) && t.length(k) == 4 && isYear(t.value(k));
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
        return t.isNumber(day) && (apart || suffix) ? day + 1 : day;
    }

    /** {@code 2024, September 12}: the token of the year before, or the month itself. */
    private static int yearBefore(Tokens t, int month) {
        int k = t.isOneOf(month - 1, "," + DATE_JOINTS) ? month - 2 : month - 1;
        boolean year = t.isNumber(k) && t.length(k) == 4 && isYear(t.value(k));
        return year && !t.lineBreakBefore(month) ? k : month;
    }

    private static int yearValue(Tokens t, int i) {
        int value = t.value(i);
        return value >= 100 ? value : value <= 30 ? 2000 + value : 1900 + value;
    }

    private static int withWeekday(Tokens t, int first) {
        int i = first - 1;
        while (i > first - 3 && (t.isMark(i, ',') || t.equalsFolded(i, "the"))) {
            i--;
        }
        return t.is(i, WordClass.WEEKDAY) ? i : first;
    }

    /** The clock time that follows belongs to the date. */
    private static int withTime(Tokens t, int last) {
        int i = last + 1;
        while (i <= last + 2 && (t.isMark(i, ',') || t.equalsFolded(i, "at") || t.equalsFolded(i, "t"))) {
            i++;
        }
        boolean clock =
                t.hasDigit(i) && t.length(i) <= 3 && t.isMark(i + 1, ':') && t.hasDigit(i + 2) && !t.spaceBefore(i + 2);
        if (!clock) {
            return last;
        }
        int end = i + 2;
        while (t.isOneOf(end + 1, ":.") && t.hasDigit(end + 2) && !t.spaceBefore(end + 2)) {
            end += 2;
        }
        return t.equalsFolded(end + 1, "am") || t.equalsFolded(end + 1, "pm") ? end + 1 : end;
    }

    /** {@code on the 14th}, where nothing but the end of the clause follows. */
    void bareOrdinal(Scan scan, int i) {
        Tokens t = scan.tokens();
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
    void birthYear(Scan scan, int i) {
        Tokens t = scan.tokens();
        int year = t.length(i) == 4 ? t.value(i) : -1;
        if (isYear(year) && isHiddenBirthYear(scan, i, year)) {
            scan.add(i, i, IdentifierType.DATE, Candidate.CUED, "date:birth-year");
        }
    }

    private static boolean isHiddenBirthYear(Scan scan, int i, int year) {
        Tokens t = scan.tokens();
        boolean abbreviated = t.isMark(i - 1, '.') && t.equalsFolded(i - 2, "b");
        return scan.yearNow() - year > AGE_HIDDEN && (abbreviated || t.before(i, 6, WordClass.BIRTH_CUE.bit));
    }

    private static void add(Scan scan, int first, int last, int year, int strength, String rule) {
        boolean told = isYear(year) && year >= 1900 && !isHiddenBirthYear(scan, first, year);
        String placeholder = told ? Placeholders.ofDate(year) : Placeholders.of(IdentifierType.DATE);
        scan.add(first, last, IdentifierType.DATE, strength, rule, placeholder);
        scan.readUntil(scan.tokens().end(last));
    }
}

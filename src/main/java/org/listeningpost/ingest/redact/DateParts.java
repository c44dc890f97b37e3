package org.listeningpost.ingest.redact;

/** What all dates share: their years, the weekday before and the clock time behind, and what stands in their place. */
final class DateParts {
    private static final int AGE_HIDDEN = 89;

    private DateParts() {}

    static boolean isYear(int value) {
        return value >= 1880 && value <= 2100;
    }

    static int withWeekday(Tokens t, int first) {
        int i = first - 1;
        while (i > first - 3 && (t.isMark(i, ',') || t.equalsFolded(i, "the"))) {
            i--;
        }
        return t.is(i, WordClass.WEEKDAY) ? i : first;
    }

    /** The clock time that follows belongs to the date. */
    static int withTime(Tokens t, int last) {
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

    static boolean isHiddenBirthYear(Scan scan, int i, int year) {
        Tokens t = scan.tokens();
        boolean abbreviated = t.isMark(i - 1, '.') && t.equalsFolded(i - 2, "b");
        return scan.yearNow() - year > AGE_HIDDEN && (abbreviated || t.before(i, 6, WordClass.BIRTH_CUE.bit));
    }

    static void add(Scan scan, int first, int last, int year, int strength, String rule) {
        boolean told = isYear(year) && year >= 1900 && !isHiddenBirthYear(scan, first, year);
        String placeholder = told ? Placeholders.ofDate(year) : Placeholders.of(IdentifierType.DATE);
        scan.add(first, last, IdentifierType.DATE, strength, rule, placeholder);
        scan.readUntil(scan.tokens().end(last));
    }
}

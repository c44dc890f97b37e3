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

    /** "the 14th of March", "el 14 de marzo": its article goes with a day. */
    private static int withArticle(Tokens t, int first) {
        int from = t.is(first - 1, WordClass.DAY_OF) && t.hasDigit(first) ? first - 1 : first;
        boolean article =
                t.equalsFolded(from - 1, "the") || t.equalsFolded(from - 1, "el") || t.equalsFolded(from - 1, "un");
        boolean day = t.hasDigit(first) && !t.lineBreakBefore(from);
        return article && day ? from - 1 : from;
    }

    /** {@code June 12-14}, {@code June 1.2}: another day, or the rest of one. */
    private static int withRange(Tokens t, int last) {
        boolean day = t.isNumber(last) && t.length(last) <= 2 && t.isNumber(last + 2) && t.length(last + 2) <= 2;
        boolean range = t.isJoint(last + 1, "-\u2013") || t.isJoint(last + 1, ".") && t.length(last + 2) == 1;
        boolean goesOn = t.isJoint(last + 3, "-./:") && t.hasDigit(last + 4);
        return day && range && !goesOn && t.value(last + 2) <= 31 ? last + 2 : last;
    }

    static void add(Scan scan, int first, int last, int year, int strength, String rule) {
        boolean told = isYear(year) && year >= 1900 && !isHiddenBirthYear(scan, first, year);
        String placeholder = told ? Placeholders.ofDate(year) : Placeholders.of(IdentifierType.DATE);
        Tokens t = scan.tokens();
        int end = withRange(t, last);
        scan.add(withArticle(t, first), end, IdentifierType.DATE, strength, rule, placeholder);
        scan.readUntil(t.end(end));
    }
}

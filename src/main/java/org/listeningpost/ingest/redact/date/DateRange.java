package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Days beside the day of a date: {@code March 14-16}, {@code March 14 to the 16th}, {@code del 3 al 7 de marzo}, {@code el 14 y el 15 de
 * marzo}. One of two days told is a day told. Stateless.
 */
final class DateRange {
    private static final int DAYS_MAX = 4;
    private static final Words TO = Words.of("to", "through", "thru", "until", "till", "al", "a", "hasta");
    private static final Words AND = Words.of("and", "or", "y", "o", "e", "u");
    /** Before the first of two days. */
    private static final Words OPENS = Words.of(
            "from",
            "between",
            "del",
            "desde",
            "entre",
            "the",
            "el",
            "los",
            "dias",
            "dia",
            "on",
            "days",
            "both",
            "nights",
            "admitted",
            "dates");

    private DateRange() {}

    /** The first of the days that the day before a month's name is the last of. */
    static int from(Tokens t, int day) {
        int first = day;
        for (int days = 1; days < DAYS_MAX; days++) {
            int joint = isArticle(t, first - 1) ? first - 2 : first - 1;
            boolean sign = t.isOneOf(joint, "-–—/&");
            boolean word = t.isWord(joint) && (TO.has(t, joint) || AND.has(t, joint));
            boolean comma = days > 1 && t.isMark(joint, ',');
            int earlier = joint - 1;
            if (!sign && !word && !comma || dayOf(t, earlier) < 1 || dayOf(t, earlier) >= dayOf(t, first)) {
                break;
            }
            boolean tight = sign && !t.spaceBefore(joint) && !t.spaceBefore(joint + 1);
            boolean opened = t.kind(earlier) == Tokens.MIXED
                    || OPENS.has(t, earlier - 1)
                    || t.equalsFolded(joint, "a") && t.equalsFolded(earlier - 1, "de");
            boolean inside = t.isOneOf(earlier - 1, ".,:/-$€£#") && !t.spaceBefore(earlier)
                    || DateParts.isNamedNumber(t, earlier);
            if (inside || !tight && !opened && !comma && !t.isMark(earlier - 1, ',')) {
                break;
            }
            first = earlier;
        }
        return first;
    }

    /** The last of the days that the day behind a month's name is the first of. */
    static int to(Tokens t, int day) {
        int last = day;
        for (int days = 1; days < DAYS_MAX; days++) {
            int joint = last + 1;
            boolean sign = t.isOneOf(joint, "-–—/") || TO.has(t, joint);
            boolean weak = t.isMark(joint, '&') || AND.has(t, joint);
            int later = isArticle(t, joint + 1) ? joint + 2 : joint + 1;
            boolean fits = (sign || weak)
                    && dayOf(t, later) > dayOf(t, last)
                    && !t.isAny(later + 1, WordClass.COUNTING | WordClass.MONTH.bit)
                    && !t.equalsFolded(later + 1, "am")
                    && !t.equalsFolded(later + 1, "pm")
                    && !t.isMark(later + 1, '%')
                    && !(t.isOneOf(later + 1, "/:.-") && !t.spaceBefore(later + 2) && t.hasDigit(later + 2))
                    && !t.lineBreakBefore(later);
            boolean ends = !weak
                    || later + 1 >= t.count()
                    || !t.isAlphanumeric(later + 1)
                    || t.is(later + 1, WordClass.STOP)
                    || t.isYear(later + 1);
            if (!fits || !ends) {
                break;
            }
            last = later;
        }
        return last;
    }

    /** {@code 3/12-14}, {@code June 1.2}: another day glued to the end of any date, or the rest of its day. */
    static int withGlued(Tokens t, int last) {
        boolean day = t.isNumber(last) && t.length(last) <= 2 && t.isNumber(last + 2) && t.length(last + 2) <= 2;
        boolean joined = t.isJoint(last + 1, "-–") || t.isJoint(last + 1, ".") && t.length(last + 2) == 1;
        boolean goesOn = t.isJoint(last + 3, "-./:") && t.hasDigit(last + 4);
        return day && joined && !goesOn && t.value(last + 2) <= 31 ? last + 2 : last;
    }

    /** Whether two days stand here, joined by a sign, so that the second is before the month. */
    static boolean isPair(Tokens t, int first) {
        return t.isOneOf(first + 1, "-–/&") && dayOf(t, first) > 0 && dayOf(t, first + 2) > dayOf(t, first);
    }

    private static boolean isArticle(Tokens t, int i) {
        return t.equalsFolded(i, "the") || t.equalsFolded(i, "el");
    }

    private static int dayOf(Tokens t, int i) {
        int day = i < 0 || i >= t.count() ? -1 : DateRules.dayOf(t, i);
        return day >= 1 && day <= 31 ? day : -1;
    }
}

package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Dates in digits alone: {@code 03/14/2024}, {@code 2024-03-14}, {@code 02\13\2022}, {@code 3/27}. */
final class NumericDates {
    private static final long EVENT = WordClass.OWN_DATE.bit | WordClass.PERSONAL.bit;
    private static final Set<String> SCORES = Set.of(
            "score", "scored", "scores", "scoring", "got", "get", "out", "test", "exam", "quiz", "moca", "mmse", "epds",
            "gcs", "apgar", "phq", "gad", "audit", "rate", "rated", "rating", "pain", "dolor", "nota", "saque",
            "puntos", "vision", "bp", "weeks", "page", "episode", "won", "lost", "like", "about");

    private static final Words DAY_BEFORE =
            Words.of("to", "on", "until", "till", "from", "since", "for", "el", "al", "para", "hasta", "desde");
    /** What is arranged or counted from a day, beside the words of {@link WordClass#OWN_DATE}. */
    private static final Words EVENTS = Words.of(
            "bumped",
            "moved",
            "rescheduled",
            "postponed",
            "pushed",
            "delayed",
            "booked",
            "drink",
            "cigarette",
            "clean",
            "came",
            "arrived",
            "delivered",
            "induced",
            "surgery",
            "scan",
            "biopsy",
            "colonoscopy",
            "chemo",
            "mri",
            "cirugia",
            "movieron",
            "aplazaron",
            "pospusieron",
            "reprogramaron",
            "quimio",
            "parto",
            "biopsia",
            "cita");

    /** What somebody had for the last time on a day, and what no treatment is counted in: {@code last drink 11/16}. */
    private static final Words LAST_OF = Words.of(
            "drink", "cigarette", "smoke", "period", "seizure", "relapse", "binge", "trago", "cigarro", "cigarrillo");

    private static final Words WAS = Words.of("is", "was", "es", "fue");
    private static final Words WHEN = Words.of("when", "cuando");
    private static final int ANNIVERSARY_MARKS_MAX = 3;

    private static final Words RATED =
            Words.of("pain", "dolor", "score", "scored", "scale", "rate", "rated", "rating", "nota", "escala", "apgar");
    private static final int EVENT_WITHIN = 7;

    private static final Set<Integer> SLASH_SCORES = Set.of(16, 20, 24, 25, 30);

    /** A date written in digits that starts at this number; true when it was one. */
    boolean at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (!t.isNumber(first) || t.length(first) > 4 || DateParts.isNamedNumber(t, first)) {
            return false;
        }
        return isoOrFull(scan, t, first) || DottedDate.at(scan, first) || monthAndDay(scan, t, first);
    }

    private static boolean isoOrFull(Scan scan, Tokens t, int first) {
        int second = first + 2;
        int third = first + 4;
        boolean joined = isSeparator(t, first + 1, "-/.\\") && isSeparator(t, first + 3, "-/.\\") && t.isNumber(second);
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
        int last = clockFollows ? DateParts.clockEnd(t, third) : DateParts.withTime(t, third);
        DateParts.add(scan, first, last, year, Candidate.SHAPED, "date:numeric");
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
                && (t.length(first + 4) == 4
                        || t.length(first + 4) == 2
                                && (t.isJoint(first + 1, "*") && t.isJoint(first + 3, "*")
                                        || t.isOneOf(first + 1, "/-") && isAlone(t, first)))
                && !t.lineBreakBefore(first + 2)
                && !t.lineBreakBefore(first + 4);
    }

    /** {@code 14 / 03 / 24}, with a cue near it: and no number goes on. */
    private static boolean isAlone(Tokens t, int first) {
        boolean cue = t.before(first, 5, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | EVENT);
        return cue && !t.isOneOf(first - 1, "/-") && !t.isOneOf(first + 5, "/-") && !t.isNumber(first + 5);
    }

    private static boolean isSeparator(Tokens t, int i, String marks) {
        return t.isOneOf(i, marks) && !t.spaceBefore(i) && !t.spaceBefore(i + 1) && i + 1 < t.count();
    }

    /** A number that goes on is a version, an address of a machine or something longer than a date. */
    private static boolean isVersionOrNumber(Tokens t, int first, int last) {
        boolean longer = isSeparator(t, last + 1, "-/.") && t.isNumber(last + 2) && !isSecond(t, first, last);
        boolean continued = first > 1 && isSeparator(t, first - 1, ".") && t.isNumber(first - 2);
        boolean version = t.is(first - 1, WordClass.VERSION) && t.isMark(first + 1, '.');
        return longer || continued || version;
    }

    private static int yearOf(Tokens t, int first, int second, int third) {
        int a = t.value(first);
        int b = t.value(second);
        int c = t.kind(third) == Tokens.MIXED ? Integer.parseInt(t.string(third).substring(0, 2)) : t.value(third);
        if (t.length(first) == 4 && t.length(second) <= 2 && DateParts.isYear(a)) {
            return isMonthDay(b, c) || isMonthDay(c, b) ? a : -1;
        }
        boolean dayMonth = t.length(first) <= 2 && t.length(second) <= 2 && (isMonthDay(a, b) || isMonthDay(b, a));
        if (!dayMonth) {
            return -1;
        }
        if (t.length(third) == 4) {
            return DateParts.isYear(c) ? c : -1;
        }
        boolean twoDigits = t.length(third) == 2 && !t.isMark(first + 1, '.');
        boolean cued = t.before(first, 5, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | WordClass.OWN_DATE.bit);
        boolean dotted = t.length(third) == 2 && (cued || t.length(first) == 2 && t.length(second) == 2);
        return twoDigits || dotted ? DateParts.century(c) : -1;
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
        boolean cue = t.before(first, 4, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit | WordClass.WEEKDAY.bit)
                || b > 12 && t.before(first, 4, EVENT) && !isScore(t, first)
                || slash && (isArranged(t, first, last) || isAnniversary(t, first) || isWhen(t, first, last));
        boolean zero = t.first(first) == '0' || (t.first(last) == '0' && t.length(last) == 2);
        boolean timed = DateParts.withTime(t, last) > last;
        boolean likely = slash && timed || slash && a >= 2 && a <= 12 && b >= 13 && !SLASH_SCORES.contains(b);
        if (slash ? cue || zero || likely : cue && zero) {
            DateParts.add(
                    scan,
                    DateParts.withWeekday(t, first),
                    DateParts.withTime(t, last),
                    -1,
                    Candidate.SHAPED,
                    "date:month-day");
            return true;
        }
        return false;
    }

    /** "my scan got bumped to 10/9", "last drink: 2/4.", "she came early, 3/10,": what happens to people, and the end of a clause. */
    private static boolean isArranged(Tokens t, int first, int last) {
        boolean closes = last + 1 >= t.count()
                || t.isOneOf(last + 1, ".,;!)=") && t.spaceBefore(last + 2)
                || t.is(last + 1, WordClass.STOP)
                || t.equalsFolded(last + 1, "so");
        boolean opens = DAY_BEFORE.has(t, first - 1) || t.isOneOf(first - 1, ":,") || isLastOf(t, first - 1);
        boolean event = false;
        for (int i = first - 1; i >= Math.max(0, first - EVENT_WITHIN) && closes && opens; i--) {
            if (t.isOneOf(i, ".!?;") || t.isNumber(i)) {
                return false;
            }
            event |= t.is(i, WordClass.OWN_DATE) || EVENTS.has(t, i);
        }
        return event && !isRated(t, first, last);
    }

    /** "9/16 is when I rang the bell", "9/16 fue cuando". */
    private static boolean isWhen(Tokens t, int first, int last) {
        boolean rated = t.value(last) == 10 || t.value(last) == 5;
        return WAS.has(t, last + 1) && WHEN.has(t, last + 2) && !rated && !isScore(t, first);
    }

    private static boolean isLastOf(Tokens t, int i) {
        boolean last =
                t.equalsFolded(i - 1, "last") || t.equalsFolded(i - 1, "ultimo") || t.equalsFolded(i - 1, "ultima");
        return last && LAST_OF.has(t, i);
    }

    /** "kidney-versary!! 6/24": whatever people celebrate. */
    private static boolean isAnniversary(Tokens t, int first) {
        int i = first - 1;
        while (first - i <= ANNIVERSARY_MARKS_MAX && t.isOneOf(i, "!:,(")) {
            i--;
        }
        if (!t.isWord(i) || t.length(i) < "versary".length()) {
            return false;
        }
        String word = t.folded(i);
        return word.endsWith("versary") || word.endsWith("versario");
    }

    /** "the pain went from 3/10 to 5/10". */
    private static boolean isRated(Tokens t, int first, int last) {
        boolean rated = false;
        for (int i = Math.max(0, first - EVENT_WITHIN); i <= last + 3; i++) {
            rated |= RATED.has(t, i);
        }
        return rated && (t.value(last) == 10 || t.value(last) == 5);
    }

    /** "I scored 12/30". */
    private static boolean isScore(Tokens t, int first) {
        for (int i = Math.max(0, first - 4); i < first; i++) {
            if (t.isWord(i) && SCORES.contains(t.folded(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(Tokens t, int first, int last) {
        boolean after = t.isOneOf(last + 1, "/-.%")
                && !t.spaceBefore(last + 1)
                && !isSecond(t, first, last)
                && (t.hasDigit(last + 2) || t.isMark(last + 1, '%'));
        boolean second = t.isOneOf(first - 1, "-–") && first >= 4 && isSecond(t, first - 4, first - 2);
        boolean before = t.isOneOf(first - 1, "/-.$€£") && !t.spaceBefore(first) && !second;
        return after || before || t.isMark(last + 1, '%');
    }

    /** {@code 3/14-3/16}, {@code 03/14/24-03/16/24}: another date follows the dash. */
    private static boolean isSecond(Tokens t, int first, int last) {
        int second = last + 2;
        boolean dash = t.isOneOf(last + 1, "-–") && t.isMark(first + 1, '/') && t.isNumber(second);
        boolean slash = t.isMark(second + 1, '/')
                && t.isNumber(second + 2)
                && t.length(second) <= 2
                && t.length(second + 2) <= 2;
        int end = second + last - first;
        return dash && slash && (last == first + 2 ? !t.isMark(end + 1, '/') : t.isNumber(end));
    }

    private static boolean isKnownPair(int a, int b, Tokens t, int last) {
        boolean equal =
                a == b && t.length(last) == 1 && DateParts.withTime(t, last) == last; // a bar of music, no appointment
        boolean known = (a == 9 && b == 11) || (a == 24 && b == 7) || equal;
        return (known && !t.spaceBefore(last)) || t.is(last + 1, WordClass.UNIT) || t.is(last + 1, WordClass.CURRENCY);
    }
}

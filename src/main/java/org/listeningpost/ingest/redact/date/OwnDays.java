package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Days that have no number and are somebody's own all the same: {@code born Christmas Eve}, {@code la ingresaron el Viernes
 * Santo}, {@code my scan is Wednesday 14th}, {@code surgery is the first Monday of October}. A feast is everybody's until
 * somebody tells what happened to them on it. Stateless.
 */
public final class OwnDays {
    private static final Words OWN = Words.of("my", "i", "me", "mi", "her", "his", "he", "she");
    private static final int EVENT_WITHIN = 4;
    private static final int SOMEBODY_WITHIN = 9;
    private static final int ARRANGED_WITHIN = 12;
    private static final int COUNT_MIN = 3;
    /** Between what happened and its day. */
    private static final Words LINKS = Words.of(
            "on", "was", "is", "since", "the", "this", "last", "el", "la", "en", "desde", "es", "era", "fue", "morning",
            "night", "of", "at", "de", "este", "para", "for", "both", "early", "late");
    /** What happens to people, beside the words of {@link WordClass#OWN_DATE} and {@link WordClass#BIRTH_CUE}. */
    private static final Words EVENTS = Words.of(
            "stroke",
            "clean",
            "sober",
            "sobriety",
            "limpio",
            "limpia",
            "sobrio",
            "sobria",
            "dated",
            "anniversary",
            "aniversario",
            "chemo",
            "started",
            "empezo",
            "empece",
            "quimio",
            "alta",
            "ingresaron",
            "ingresado",
            "ingresada",
            "internaron",
            "operado",
            "operada",
            "showed",
            "done",
            "buried",
            "cremated",
            "enterramos",
            "enterraron",
            "perdimos",
            "perdi",
            "lost",
            "miscarriage",
            "aborto",
            "overdosed",
            "collapsed",
            "hospitalized",
            "hospitalised",
            "intubated",
            "intubaron",
            "extubated",
            "diagnosticaron",
            "scan",
            "biopsy",
            "biopsia",
            "cirugia",
            "induced",
            "delivered",
            "passed",
            "clinic",
            "crashed",
            "accident",
            "accidente",
            "infarto",
            "attack",
            "breath",
            "dio",
            "parto",
            "relapsed",
            "recai");

    private static final Words SOMEBODY = Words.of(
            "i", "my", "me", "we", "our", "us", "he", "his", "him", "she", "her", "mi", "mis", "le", "lo", "nos",
            "nuestro", "nuestra", "su", "yo", "se");
    private static final Words WHEN = Words.of("morning", "evening", "night", "weekend", "week", "afternoon", "dinner");
    /** Feasts that are an hour or a season of the year as much as a day. */
    private static final Words LONG = Words.of(
            "christmas",
            "xmas",
            "easter",
            "navidad",
            "halloween",
            "thanksgiving",
            "passover",
            "hanukkah",
            "diwali",
            "san");

    private static final Words GREETS = Words.of(
            "happy",
            "merry",
            "feliz",
            "felices",
            "blessed",
            "every",
            "each",
            "cada",
            "next",
            "proximo",
            "proxima",
            "for",
            "para",
            "world",
            "national",
            "international");
    private static final Words NTH = Words.of(
            "last", "primer", "primero", "segundo", "tercer", "tercero", "cuarto", "ultimo", "1st", "2nd", "3rd",
            "4th");

    static final Words STARTS = Feast.STARTS;

    private OwnDays() {}

    /** At the first word of a feast. */
    static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        int last = Feast.endOf(t, first);
        boolean beside = last > 0 && OddDates.isBeside(t, first);
        if (last < 0 || isCounted(t, first, last) || !beside && !isOwn(t, first, last)) {
            return;
        }
        last = WHEN.has(t, last + 1) ? last + 1 : last;
        int year = t.isMark(last + 1, ',') || t.equalsFolded(last + 1, "of") ? last + 2 : last + 1;
        boolean dated = t.isYear(year);
        String placeholder = dated ? Placeholders.ofDate(t.value(year)) : Placeholders.of(IdentifierType.DATE);
        int from = beside ? OddDates.besideStart(t, first) : first;
        scan.add(from, dated ? year : last, IdentifierType.DATE, Candidate.CUED, "date:feast", placeholder);
    }

    private static boolean isOwn(Tokens t, int first, int last) {
        int before = first - 1;
        int links = 0;
        while (links < EVENT_WITHIN && (t.isOneOf(before, ":(") || LINKS.has(t, before))) {
            links++;
            before--;
        }
        boolean birth = t.is(before, WordClass.BIRTH_CUE);
        boolean event = birth || isEvent(t, before);
        boolean opens = before < 0 || t.isOneOf(before, ".!?,") || t.lineBreakBefore(before + 1);
        for (int i = last + 1; i <= last + EVENT_WITHIN && opens && !event; i++) {
            event = isEvent(t, i) || t.equalsFolded(i, "day") && t.equalsFolded(last + 1, "was");
        }
        return birth || event && (before == 0 || isSomebody(t, first, last)) || isTold(t, first, last);
    }

    /** "they took my leg Christmas Eve": of a single day, somebody tells in their own sentence. */
    private static boolean isTold(Tokens t, int first, int last) {
        if (first == last && LONG.has(t, first) && !isPartOfDay(t, last + 1)) {
            return false;
        }
        int since = t.equalsFolded(first - 1, "el") ? first - 2 : first - 1;
        boolean own = (t.equalsFolded(since, "desde") || t.equalsFolded(since, "since")) && isSomebody(t, first, last);
        for (int i = first - 1; i >= Math.max(0, first - SOMEBODY_WITHIN) && !t.isOneOf(i, ".!?;:#@"); i--) {
            boolean arranged = i >= first - 2 && t.before(first, ARRANGED_WITHIN, WordClass.OWN_DATE.bit);
            if (GREETS.has(t, i) && !arranged) {
                return false;
            }
            own |= OWN.has(t, i);
        }
        return own;
    }

    private static boolean isPartOfDay(Tokens t, int i) {
        return WHEN.has(t, i) && !t.equalsFolded(i, "week");
    }

    private static boolean isEvent(Tokens t, int i) {
        return t.is(i, WordClass.OWN_DATE) || EVENTS.has(t, i);
    }

    private static boolean isSomebody(Tokens t, int first, int last) {
        for (int i = Math.max(0, first - SOMEBODY_WITHIN); i < Math.min(t.count(), last + SOMEBODY_WITHIN); i++) {
            boolean own = SOMEBODY.has(t, i);
            if (own || t.is(i, WordClass.KIN) || t.isPlaceholder(i, IdentifierType.PERSON)) {
                return true;
            }
        }
        return false;
    }

    /** "1,200 died since Thanksgiving". */
    private static boolean isCounted(Tokens t, int first, int last) {
        for (int i = Math.max(0, first - SOMEBODY_WITHIN); i < first; i++) {
            if (t.isNumber(i) && t.length(i) >= COUNT_MIN && !t.isYear(i)) {
                return true;
            }
        }
        return t.isAny(last + 1, WordClass.KIN.bit) || t.isMark(first - 1, '#');
    }

    /** At a weekday: "Wednesday 14th", "el jueves 14", "the first Monday of October 2024". */
    public static void weekday(Scan scan, int weekday) {
        Tokens t = scan.tokens();
        int of = weekday + 1;
        int month = of + 1;
        boolean nth = t.is(weekday - 1, WordClass.ORDINAL_WORD) || NTH.has(t, weekday - 1);
        boolean linked = t.equalsFolded(of, "of") || t.equalsFolded(of, "in") || t.equalsFolded(of, "de");
        if (nth && linked && t.isAny(month, WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit)) {
            int year = t.equalsFolded(month + 1, "de") || t.isMark(month + 1, ',') ? month + 2 : month + 1;
            boolean dated = t.isYear(year);
            String placeholder = dated ? Placeholders.ofDate(t.value(year)) : Placeholders.of(IdentifierType.DATE);
            scan.add(weekday - 1, dated ? year : month, IdentifierType.DATE, Candidate.CUED, "date:nth", placeholder);
            return;
        }
        int day = weekday + 1;
        while (day < weekday + 3 && (t.isMark(day, ',') || t.equalsFolded(day, "the") || t.equalsFolded(day, "dia"))) {
            day++;
        }
        int value = t.hasDigit(day) ? DateRules.dayOf(t, day) : -1;
        if (value < 1 || value > 31 || t.lineBreakBefore(day) || goesOn(t, day)) {
            return;
        }
        boolean ordinal = t.kind(day) == Tokens.MIXED && (day == weekday + 1 || isEventBefore(t, weekday));
        boolean plain = t.isNumber(day)
                && day == weekday + 1
                && (t.equalsFolded(weekday - 1, "el")
                        || t.equalsFolded(weekday - 1, "este")
                        || isEventBefore(t, weekday));
        if (ordinal || plain) {
            scan.add(weekday, day, IdentifierType.DATE, Candidate.CUED, "date:weekday");
        }
    }

    private static boolean isEventBefore(Tokens t, int i) {
        return t.before(i, SOMEBODY_WITHIN, WordClass.OWN_DATE.bit) || isEventWithin(t, i);
    }

    private static boolean isEventWithin(Tokens t, int i) {
        for (int k = i - 1; k >= Math.max(0, i - EVENT_WITHIN); k--) {
            if (isEvent(t, k)) {
                return true;
            }
        }
        return false;
    }

    /** A clock, a count, a price, a street: "Monday 5pm", "el lunes 14 casos", "Friday 3-5". */
    private static boolean goesOn(Tokens t, int day) {
        int next = day + 1;
        boolean closes = next >= t.count() || !t.isAlphanumeric(next) || t.is(next, WordClass.STOP);
        boolean more = t.isOneOf(next, ":%/-–+$€£°") || t.isMark(next, '.') && t.hasDigit(next + 1);
        return !closes
                || more
                || t.isMark(next, ',') && t.hasDigit(next + 1) && !t.spaceBefore(next + 1)
                || t.equalsFolded(next, "am")
                || t.isAny(next, WordClass.STREET.bit | WordClass.COUNTING);
    }
}

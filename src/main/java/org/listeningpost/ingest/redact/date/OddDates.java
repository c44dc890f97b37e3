package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Placeholders;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Dates that no blank or order gives away: glued ({@code Aug24}, {@code 12DEC2024}), with the day behind the year ({@code marzo de
 * 2020, el día 4}), and days with a name of their own in a year that somebody tells of ({@code surgery Valentine's Day 2019}).
 */
public final class OddDates {
    private static final int LENGTH_MIN = 4;
    private static final int LENGTH_MAX = 16;
    private static final int CUE_WITHIN = 5;
    private static final int DAY_WITHIN = 5;
    private static final int BESIDE_WITHIN = 8;
    private static final int DAY_DIGITS = 2;
    private static final int YEAR_DIGITS = 4;
    private static final int YEAR_MAX = 40;
    private static final Words SOMEBODY = Words.of("i", "we", "he", "she", "my", "nos");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final long CUES = WordClass.DATE_CUE.bit
            | WordClass.BIRTH_CUE.bit
            | WordClass.OWN_DATE.bit
            | WordClass.PERSONAL.bit
            | WordClass.WEEKDAY.bit;
    private static final long OWN = WordClass.OWN_DATE.bit | WordClass.BIRTH_CUE.bit | WordClass.PERSONAL.bit;
    private static final Words PUBLIC = Words.of(
            "july4",
            "july4th",
            "sept11",
            "sept11th",
            "september11",
            "september11th",
            "jan6",
            "jan6th",
            "january6",
            "january6th");
    private static final long MONTHS = WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit;
    /** Genes are called so. */
    private static final Set<String> GENES = Set.of("oct", "sept", "march", "mar", "dec");

    /** What names a day by itself, from which {@link #named} begins. */
    static final Words STARTS = Words.of(
            "valentine",
            "valentines",
            "christmas",
            "xmas",
            "halloween",
            "thanksgiving",
            "easter",
            "navidad",
            "nochebuena",
            "nochevieja",
            "epiphany",
            "juneteenth",
            "reyes",
            "hanukkah");

    /** {@code December26}, {@code since Aug24}, {@code 12DEC2024}: at the word. */
    public void glued(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.length(i) < LENGTH_MIN || t.length(i) > LENGTH_MAX) {
            return;
        }
        if (Character.isLetter(t.first(i))) {
            monthFirst(scan, t, i);
        } else {
            dayFirst(scan, t, i);
        }
    }

    private static void monthFirst(Scan scan, Tokens t, int i) {
        int start = t.start(i);
        int end = t.end(i);
        int digits = lettersEnd(t, start, end);
        boolean tag = t.isMark(i - 1, '#') && !isOwnTag(t, i);
        if (tag || t.isOneOf(i - 1, "@_") || t.isOneOf(i + 1, "@_")) {
            return;
        }
        if (digits - start >= 3 && withOrdinal(scan, t, i, digits)) {
            return;
        }
        if (digits - start >= 3 && end - digits == YEAR_DIGITS && ownYear(scan, t, i, digits)) {
            return;
        }
        if (digits - start < 3 || !(end - digits <= 2 ? isDay(number(t, digits, end)) : isDayAndYear(t, digits, end))) {
            return;
        }
        long month = scan.lexiconClasses(t.text(), start, digits);
        boolean sure = (month & WordClass.MONTH.bit) != 0;
        boolean gene = GENES.contains(t.folded(i).substring(0, digits - start));
        boolean year = end - digits > 2;
        boolean known = (sure && !gene || year && (month & MONTHS) != 0) && t.isCapitalized(i);
        boolean cue = (month & MONTHS) != 0 && t.before(i, CUE_WITHIN, CUES);
        if (known || cue || sure && t.isMark(i - 1, '#')) {
            scan.add(t.isMark(i - 1, '#') ? i - 1 : i, i, IdentifierType.DATE, Candidate.SHAPED, "date:glued");
        }
    }

    /** "he was born Feb2021": a month and its year, where somebody's own life is told. */
    private static boolean ownYear(Scan scan, Tokens t, int i, int digits) {
        int year = number(t, digits, t.end(i));
        boolean own = digitsEnd(t, digits, t.end(i)) == t.end(i)
                && DateParts.isYear(year)
                && t.isCapitalized(i)
                && (scan.lexiconClasses(t.text(), t.start(i), digits) & MONTHS) != 0
                && t.before(i, CUE_WITHIN, OWN);
        if (own) {
            scan.add(i, i, IdentifierType.DATE, Candidate.CUED, "date:glued", Placeholders.ofDate(year));
        }
        return own;
    }

    /** The digits of {@code Jan2225}, {@code Jan222025}: a day and a year behind it, and no year alone. */
    private static boolean isDayAndYear(Tokens t, int digits, int end) {
        if (digitsEnd(t, digits, end) != end) {
            return false;
        }
        if (end - digits == 2 * DAY_DIGITS) {
            boolean year = DateParts.isYear(number(t, digits, end));
            return !year
                    && isDay(number(t, digits, digits + DAY_DIGITS))
                    && number(t, end - DAY_DIGITS, end) <= YEAR_MAX;
        }
        int year = end - YEAR_DIGITS;
        return year - digits >= 1
                && year - digits <= DAY_DIGITS
                && isDay(number(t, digits, year))
                && DateParts.isYear(number(t, year, end));
    }

    /** "sober since #june9th", but no day that is everybody's. */
    private static boolean isOwnTag(Tokens t, int i) {
        return t.before(i - 1, 2 * CUE_WITHIN, OWN) && !PUBLIC.has(t, i);
    }

    /** {@code sept14th}, {@code jul17th2019}: that is no gene. */
    private static boolean withOrdinal(Scan scan, Tokens t, int i, int digits) {
        int end = t.end(i);
        int ordinal = digitsEnd(t, digits, end);
        int year = lettersEnd(t, ordinal, end);
        boolean shaped = ordinal - digits <= 2
                && year - ordinal == 2
                && ORDINALS.contains(Lexicon.fold(t.text().text(ordinal, year)))
                && (year == end || end - year == 4 && digitsEnd(t, year, end) == end)
                && isDay(number(t, digits, ordinal))
                && (scan.lexiconClasses(t.text(), t.start(i), digits) & MONTHS) != 0;
        if (shaped) {
            String placeholder = Placeholders.ofDate(year < end ? number(t, year, end) : 0);
            int first = t.isMark(i - 1, '#') ? i - 1 : i;
            scan.add(first, i, IdentifierType.DATE, Candidate.SHAPED, "date:glued", placeholder);
        }
        return shaped;
    }

    /** {@code el XXII/XI}: a day and a month in Roman figures, at the day. */
    public static void roman(Scan scan, int day) {
        Tokens t = scan.tokens();
        boolean el = t.equalsFolded(day - 1, "el") || t.equalsFolded(day - 1, "al") || t.equalsFolded(day - 1, "del");
        if (!el || !t.isJoint(day + 1, "/-.") || !t.isUpperCase(day) || !t.isWord(day + 2) || !t.isUpperCase(day + 2)) {
            return;
        }
        int value = romanOf(t.string(day));
        int month = romanOf(t.string(day + 2));
        if (isDay(value) && month >= 1 && month <= 12) {
            int first = t.equalsFolded(day - 1, "el") ? day - 1 : day;
            scan.add(first, day + 2, IdentifierType.DATE, Candidate.SHAPED, "date:roman");
        }
    }

    /** The value of a Roman number below fifty, or -1. */
    private static int romanOf(String word) {
        int value = 0;
        int before = 0;
        for (int k = word.length() - 1; k >= 0; k--) {
            int sign = word.charAt(k) == 'I' ? 1 : word.charAt(k) == 'V' ? 5 : word.charAt(k) == 'X' ? 10 : 0;
            if (sign == 0) {
                return -1;
            }
            value += sign < before ? -sign : sign;
            before = sign;
        }
        return value;
    }

    private static void dayFirst(Scan scan, Tokens t, int i) {
        int dayEnd = digitsEnd(t, t.start(i), t.end(i));
        int year = lettersEnd(t, dayEnd, t.end(i));
        int month = t.isMark(i - 1, '#') ? dayEnd : behindDe(scan, t, dayEnd, year);
        int day = dayEnd - t.start(i);
        int digits = t.end(i) - year;
        boolean sure = (scan.lexiconClasses(t.text(), month, year) & WordClass.MONTH.bit) != 0;
        boolean capital = Character.isUpperCase(t.text().charAt(month)) && !t.isMark(i - 1, '#');
        boolean named = sure || capital && !isPast(t, month, year);
        boolean alone = digits == 0 && (named || t.before(i, CUE_WITHIN, CUES)) && isDay(number(t, t.start(i), dayEnd));
        boolean shaped = (day == 1 || day == 2)
                && (digits == 2 || digits == 4 || alone)
                && digitsEnd(t, year, t.end(i)) == t.end(i)
                && (scan.lexiconClasses(t.text(), month, year) & MONTHS) != 0;
        if (shaped) {
            // Of two digits nobody knows the century.
            String placeholder = Placeholders.ofDate(digits == 4 ? number(t, year, t.end(i)) : 0);
            scan.add(i, i, IdentifierType.DATE, Candidate.SHAPED, "date:glued", placeholder);
        }
    }

    /** {@code 14demarzo}: where the month begins. */
    private static int behindDe(Scan scan, Tokens t, int from, int to) {
        boolean of =
                to - from > 4 && Lexicon.fold(t.text().text(from, from + 2)).equals("de");
        return of && (scan.lexiconClasses(t.text(), from + 2, to) & MONTHS) != 0 ? from + 2 : from;
    }

    /** {@code 10AGO}, {@code 3Set}: words that are written behind a number. */
    private static boolean isPast(Tokens t, int from, int to) {
        String word = Lexicon.fold(t.text().text(from, to));
        return word.equals("ago") || word.equals("set");
    }

    private static int lettersEnd(Tokens t, int from, int to) {
        int at = from;
        while (at < to && Character.isLetter(t.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private static int digitsEnd(Tokens t, int from, int to) {
        int at = from;
        while (at < to && Character.isDigit(t.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private static int number(Tokens t, int start, int end) {
        int value = 0;
        for (int k = start; k < end; k++) {
            value = value * 10 + Math.max(0, Character.digit(t.text().charAt(k), 10));
        }
        return value;
    }

    private static boolean isDay(int value) {
        return value >= 1 && value <= 31;
    }

    /** {@code septiembre de 2025, el día 9}: at the month. */
    public void dayBehind(Scan scan, int month) {
        Tokens t = scan.tokens();
        int year = month + 1;
        while (year < month + 3 && (t.isMark(year, ',') || t.equalsFolded(year, "de") || t.equalsFolded(year, "del"))) {
            year++;
        }
        boolean dated = t.isYear(year);
        int i = dated ? year + 1 : month + 1;
        while (i < month + 7
                && (t.isMark(i, ',')
                        || t.equalsFolded(i, "el")
                        || t.equalsFolded(i, "the")
                        || t.equalsFolded(i, "on"))) {
            i++;
        }
        boolean told = t.is(i, WordClass.DAY_OF) && t.isNumber(i + 1) && t.length(i + 1) <= 2 && isDay(t.value(i + 1));
        boolean named = !t.is(month, WordClass.MONTH_AMBIGUOUS) || dated;
        if (told && named && !t.lineBreakBefore(i)) {
            String placeholder = dated ? Placeholders.ofDate(t.value(year)) : Placeholders.of(IdentifierType.DATE);
            scan.add(month, i + 1, IdentifierType.DATE, Candidate.SHAPED, "date:day-behind", placeholder);
        }
    }

    /** {@code 16th, and the month was October}, {@code el mes de julio, el 16}: at the month, whose name the word announces. */
    public void told(Scan scan, int month) {
        Tokens t = scan.tokens();
        int word = month - 1;
        while (word > month - 4
                && (t.isMark(word, ':')
                        || t.equalsFolded(word, "was")
                        || t.equalsFolded(word, "is")
                        || t.equalsFolded(word, "of")
                        || t.equalsFolded(word, "era")
                        || t.equalsFolded(word, "es")
                        || t.equalsFolded(word, "de"))) {
            word--;
        }
        if (!t.equalsFolded(word, "month") && !t.equalsFolded(word, "mes")) {
            return;
        }
        for (int i = word - 1; i >= Math.max(0, word - DAY_WITHIN) && !t.isOneOf(i, ".!?"); i--) {
            if (isDayTold(t, i)) {
                scan.add(i, i, IdentifierType.DATE, Candidate.SHAPED, "date:told");
                scan.add(month, month, IdentifierType.DATE, Candidate.SHAPED, "date:told");
                return;
            }
        }
        for (int i = month + 1; i <= month + DAY_WITHIN && !t.isOneOf(i, ".!?"); i++) {
            if (isDayTold(t, i)) {
                scan.add(month, i, IdentifierType.DATE, Candidate.SHAPED, "date:told");
                return;
            }
        }
    }

    /** "16th", "day 16", "el 16". */
    private static boolean isDayTold(Tokens t, int i) {
        boolean number = t.isNumber(i)
                && t.length(i) <= 2
                && isDay(t.value(i))
                && (t.is(i - 1, WordClass.DAY_OF) || t.equalsFolded(i - 1, "el") || t.equalsFolded(i - 1, "the"));
        boolean ordinal = t.kind(i) == Tokens.MIXED
                && t.length(i) <= 4
                && t.unitStart(i) > 0
                && isDay(number(t, t.start(i), t.unitStart(i)))
                && ORDINALS.contains(t.folded(i).substring(t.unitStart(i) - t.start(i)));
        return number || ordinal;
    }

    /** "the day after Thanksgiving", "two days before Christmas", "un día antes de Nochebuena", "la víspera de Reyes". */
    static boolean isBeside(Tokens t, int named) {
        return besideStart(t, named) < named && (t.before(named, BESIDE_WITHIN, CUES) || isSomebodys(t, named));
    }

    /** "i took the first dose the day after Halloween". */
    private static boolean isSomebodys(Tokens t, int named) {
        for (int i = named - 1; i >= Math.max(0, named - BESIDE_WITHIN) && !t.isOneOf(i, ".!?;"); i--) {
            if (SOMEBODY.has(t, i)) {
                return true;
            }
        }
        return false;
    }

    static int besideStart(Tokens t, int named) {
        int word = t.equalsFolded(named - 1, "the") ? named - 2 : named - 1;
        word = t.equalsFolded(word, "de") || t.equalsFolded(word, "of") ? word - 1 : word;
        if (t.equalsFolded(word, "eve") || t.equalsFolded(word, "vispera")) {
            return word;
        }
        boolean side = t.equalsFolded(word, "after")
                || t.equalsFolded(word, "before")
                || t.equalsFolded(word, "antes")
                || t.equalsFolded(word, "despues");
        boolean day = t.is(word - 1, WordClass.DAY_OF)
                || t.is(word - 1, WordClass.WEEKDAY)
                || t.equalsFolded(word - 1, "days")
                || t.equalsFolded(word - 1, "dias");
        if (!side || !day) {
            return named;
        }
        boolean article =
                t.equalsFolded(word - 2, "the") || t.equalsFolded(word - 2, "el") || t.equalsFolded(word - 2, "un");
        return article ? word - 2 : word - 1;
    }

    /** {@code Valentine's Day 2019}, where somebody's own day is told: without a year it is everybody's. */
    void named(Scan scan, int i) {
        Tokens t = scan.tokens();
        int last = i + 1;
        while (last < i + 6
                && (t.isOneOf(last, "',")
                        || t.equalsFolded(last, "s")
                        || t.is(last, WordClass.DAY_OF)
                        || t.equalsFolded(last, "eve")
                        || t.equalsFolded(last, "of")
                        || t.equalsFolded(last, "de"))) {
            last++;
        }
        if (isBeside(t, i)) {
            int end = t.isYear(last) ? last : last - 1;
            while (end > i && !t.isAlphanumeric(end)) {
                end--;
            }
            scan.add(besideStart(t, i), Math.max(i, end), IdentifierType.DATE, Candidate.CUED, "date:beside");
            return;
        }
        boolean year = t.isYear(last);
        boolean opens = i == 0 && t.after(last, CUE_WITHIN, WordClass.DAY_OF.bit | WordClass.POSSESSIVE.bit);
        if (year && (opens || t.before(i, CUE_WITHIN, CUES))) {
            String placeholder = Placeholders.ofDate(t.value(last));
            scan.add(i, last, IdentifierType.DATE, Candidate.SHAPED, "date:named", placeholder);
        }
    }
}

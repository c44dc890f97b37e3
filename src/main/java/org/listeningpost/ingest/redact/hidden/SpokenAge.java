package org.listeningpost.ingest.redact.hidden;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * An age over ninety that has to be worked out: {@code three past ninety}, {@code ninety plus six}, {@code a cinco de los cien},
 * {@code two years shy of a hundred}, {@code ninty5}. Stateless.
 */
final class SpokenAge {
    private static final int NINETY = 90;
    private static final int HUNDRED = 100;
    private static final int STEPS_MAX = 6;
    private static final int OVER_MAX = 25;
    private static final int CENTURY = 1900;
    private static final int SCORE = 20;
    private static final int SCORES = 4;
    private static final int ROMAN_MAX = 6;
    private static final List<String> ROMAN = List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");
    private static final int NINE_MIN = 4;
    private static final int GLUED_MIN = 6;
    private static final int GLUED_MAX = 9;
    private static final Set<String> PAST = Set.of("past", "over", "above", "after");
    private static final Words AND = Words.of("and", "n", "y");
    private static final Words MORE = Words.of("plus", "mas");
    private static final Set<String> PLUS = Set.of("plus", "and", "mas");
    /** Between a few years and the hundred that they are short of. */
    private static final Set<String> SMALL = Set.of(
            "de", "los", "para", "anos", "ano", "years", "year", "shy", "short", "of", "away", "from", "off", "a",
            "the", "one", "turning", "llegar", "cumplir");

    private static final Set<String> SHORT = Set.of("shy", "short", "away", "off", "para");
    private static final String SURE = " years old";

    private SpokenAge() {}

    /** Whether a text needs a second look for the sake of this token. */
    static boolean mayStart(Tokens t, int i) {
        return isSum(t, i)
                || isGlued(t, i)
                || isNineGlued(t, i)
                || t.isNumber(i) && t.value(i) == HUNDRED && isShortOf(t, i);
    }

    private static boolean isShortOf(Tokens t, int hundred) {
        return t.equalsFolded(hundred - 1, "of")
                && (t.equalsFolded(hundred - 2, "shy") || t.equalsFolded(hundred - 2, "short"));
    }

    static @Nullable Reading at(Tokens t, int i) {
        if (isGlued(t, i)) {
            return new Reading(i, i, NINETY + t.text().charAt(t.end(i) - 1) - '0' + SURE);
        }
        if (isNineGlued(t, i)) {
            return new Reading(i, i, NINETY + gluedUnit(t, i) + SURE);
        }
        if (isRoman(t, i)) {
            return new Reading(i, i, NINETY + ROMAN.indexOf(t.string(i).substring(2)) + SURE);
        }
        if (isSum(t, i)) {
            int age = NINETY + t.value(i + 2);
            boolean words = MORE.has(t, i + 1);
            return words ? told(t, i, i + 2, age) : new Reading(i, i + 2, String.valueOf(age));
        }
        if (isHundred(t, i)) {
            return besideHundred(t, i);
        }
        Reading counted = t.isAlphanumeric(i) ? counted(t, i) : null;
        if (counted != null) {
            return counted;
        }
        if (t.equalsFolded(i, "a") && isUnit(t, i + 1)) {
            int hundred = hundredAfter(t, i + 1);
            return hundred > 0 ? told(t, i, hundred, HUNDRED - unit(t, i + 1)) : null;
        }
        if (!t.is(i, WordClass.NUMBER_WORD)) {
            return null;
        }
        int value = NumberWords.valueOf(t.folded(i));
        if (isBirthYear(t, i)) {
            return birthYear(t, i);
        }
        if (value == NINETY) {
            int plus = t.isOneOf(i + 1, ".,") ? i + 2 : i + 1;
            if (AND.has(t, plus) && t.isNumber(plus + 1) && t.length(plus + 1) == 1) {
                // "noventa y 4", "ninety n 4"
                return new Reading(i, plus + 1, String.valueOf(NINETY + t.value(plus + 1)));
            }
            boolean added = t.isWord(plus) && PLUS.contains(t.folded(plus)) && isUnit(t, plus + 1);
            return added ? told(t, i, plus + 1, NINETY + unit(t, plus + 1)) : null;
        }
        if (!isUnit(t, i)) {
            return null;
        }
        boolean past = t.isWord(i + 1) && PAST.contains(t.folded(i + 1)) && t.is(i + 2, WordClass.NUMBER_WORD);
        if (past && NumberWords.valueOf(t.folded(i + 2)) == NINETY) {
            return told(t, i, i + 2, NINETY + value);
        }
        int hundred = hundredAfter(t, i);
        return hundred > 0 ? told(t, i, hundred, HUNDRED - value) : null;
    }

    /** {@code XCIV}: nothing else that is numbered so goes so far. */
    static boolean isRoman(Tokens t, int i) {
        return t.isWord(i)
                && t.length(i) >= 3
                && t.length(i) <= ROMAN_MAX
                && t.first(i) == 'X'
                && t.text().charAt(t.start(i) + 1) == 'C'
                && ROMAN.contains(t.string(i).substring(2));
    }

    /** {@code born in nineteen thirty}. */
    static boolean isBirthYear(Tokens t, int i) {
        return t.equalsFolded(i, "nineteen")
                && t.is(i + 1, WordClass.NUMBER_WORD)
                && t.before(i, STEPS_MAX, WordClass.BIRTH_CUE.bit);
    }

    private static @Nullable Reading birthYear(Tokens t, int century) {
        int ten = unit(t, century + 1);
        int rest = t.isMark(century + 2, '-') ? century + 3 : century + 2;
        boolean more = ten >= SCORE && ten % 10 == 0 && isUnit(t, rest);
        int year = CENTURY + ten + (more ? unit(t, rest) : 0);
        return ten >= 10 ? new Reading(century, more ? rest : century + 1, String.valueOf(year)) : null;
    }

    private static boolean isHundred(Tokens t, int i) {
        return t.equalsFolded(i, "hundred") || t.equalsFolded(i, "cien");
    }

    /** {@code cien menos cuatro}, {@code hundred and two years old}. */
    private static @Nullable Reading besideHundred(Tokens t, int i) {
        if (t.is(i - 1, WordClass.NUMBER_WORD) || t.isNumber(i - 1) || !t.is(i + 2, WordClass.NUMBER_WORD)) {
            return null;
        }
        boolean less = t.equalsFolded(i + 1, "menos") || t.equalsFolded(i + 1, "minus");
        int value = unit(t, i + 2);
        if (less && isUnit(t, i + 2)) {
            return told(t, i, i + 2, HUNDRED - value);
        }
        boolean years = t.equalsFolded(i + 1, "and") && t.is(i + 3, WordClass.AGE_AFTER) && value <= OVER_MAX;
        return years && !t.equalsFolded(i - 1, "a") ? new Reading(i, i + 2, String.valueOf(HUNDRED + value)) : null;
    }

    /** {@code 90 + 7}, {@code 90 plus 7}, {@code 90 y 7}. */
    private static boolean isSum(Tokens t, int i) {
        return t.isNumber(i)
                && t.value(i) == NINETY
                && (t.isMark(i + 1, '+') || t.equalsFolded(i + 1, "y") || MORE.has(t, i + 1))
                && t.isNumber(i + 2)
                && t.length(i + 2) == 1
                && !t.isMark(i + 3, '\'')
                && !t.isOneOf(i - 1, "+-=/*");
    }

    /** {@code four score and twelve}, {@code five score and two}, {@code nine decades old}, {@code 9 decades on this earth}. */
    private static @Nullable Reading counted(Tokens t, int i) {
        int value = t.isNumber(i) ? t.value(i) : t.is(i, WordClass.NUMBER_WORD) ? unit(t, i) : -1;
        if (value < 0) {
            return null;
        }
        boolean score = t.equalsFolded(i + 1, "score") && (value == SCORES || value == SCORES + 1);
        if (score) {
            int rest = t.equalsFolded(i + 2, "and") ? i + 3 : i + 2;
            int years = t.isNumber(rest) ? t.value(rest) : t.is(rest, WordClass.NUMBER_WORD) ? unit(t, rest) : -1;
            int age = value * SCORE + years;
            return years >= 1 && age >= NINETY && age < HUNDRED + SCORE ? told(t, i, rest, age) : null;
        }
        boolean decades = t.equalsFolded(i + 1, "decades") && (value == NINETY / 10 || value == HUNDRED / 10);
        int next = i + 2;
        boolean lived = t.is(next, WordClass.OLD)
                || t.equalsFolded(next, "young")
                || t.equalsFolded(next, "on") && (t.equalsFolded(next + 1, "this") || t.equalsFolded(next + 1, "earth"))
                || t.equalsFolded(next, "of") && t.equalsFolded(next + 1, "life");
        return decades && lived ? new Reading(i, t.is(next, WordClass.OLD) ? next : i + 1, value * 10 + SURE) : null;
    }

    /** The hundred that so many years are short of, or -1. */
    private static int hundredAfter(Tokens t, int unit) {
        boolean strong = t.equalsFolded(unit - 1, "a") && t.equalsFolded(unit + 1, "de");
        for (int k = unit + 1; k <= unit + STEPS_MAX; k++) {
            boolean hundred =
                    t.equalsFolded(k, "hundred") || t.equalsFolded(k, "cien") || t.isNumber(k) && t.value(k) == HUNDRED;
            if (hundred) {
                return strong ? k : -1;
            }
            if (!t.isWord(k) || !SMALL.contains(t.folded(k))) {
                return -1;
            }
            strong |= SHORT.contains(t.folded(k));
        }
        return -1;
    }

    private static @Nullable Reading told(Tokens t, int first, int last, int age) {
        boolean measured = t.isAny(last + 1, WordClass.COUNTING) && !t.is(last + 1, WordClass.AGE_AFTER);
        boolean more = measured || t.isMark(last + 1, '%') || t.equalsFolded(last + 1, "mil");
        return more ? null : new Reading(first, last, age + SURE);
    }

    private static boolean isUnit(Tokens t, int i) {
        return t.is(i, WordClass.NUMBER_WORD) && unit(t, i) >= 1 && unit(t, i) <= 9;
    }

    private static int unit(Tokens t, int i) {
        return NumberWords.valueOf(t.folded(i));
    }

    /** {@code 9six}. */
    private static boolean isNineGlued(Tokens t, int i) {
        return t.kind(i) == Tokens.MIXED
                && t.first(i) == '9'
                && t.length(i) >= NINE_MIN
                && t.length(i) <= GLUED_MIN
                && gluedUnit(t, i) > 0;
    }

    private static int gluedUnit(Tokens t, int i) {
        int value = NumberWords.valueOf(t.folded(i).substring(1));
        return value <= 9 ? value : -1;
    }

    /** {@code ninty5}. */
    private static boolean isGlued(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.length(i) < GLUED_MIN || t.length(i) > GLUED_MAX || !isN(t.first(i))) {
            return false;
        }
        String word = t.folded(i);
        char digit = word.charAt(word.length() - 1);
        return digit >= '1' && digit <= '9' && NumberWords.valueOf(word.substring(0, word.length() - 1)) == NINETY;
    }

    private static boolean isN(char c) {
        return c == 'n' || c == 'N';
    }
}

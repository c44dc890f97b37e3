package org.listeningpost.ingest.redact.hidden;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A code read aloud by the names of its letters: {@code pee jay en four two oh three eight two aitch}, {@code see eff six nine ay
 * bee}, {@code ell tee 4120882}. Begins at the first number, looks back at the names before it and on at what follows: some of the
 * names are words of every sentence ("see", "you", "are"), which count only beside one that is none. Stateless.
 */
public final class LetterNames {
    private static final int SIGNS_MIN = 5;
    private static final int NUMBERS_MIN = 2;
    private static final int LETTERS_MIN = 2;
    private static final int LETTERS_MAX = 5;
    private static final int SIGNS_MAX = 24;
    private static final int LONG_MIN = 5;
    private static final int LONG_MAX = 10;
    private static final int WORDS_ONLY_MIN = 3;

    private static final Map<String, String> SURE = Map.ofEntries(
            Map.entry("ay", "A"),
            Map.entry("bee", "B"),
            Map.entry("cee", "C"),
            Map.entry("dee", "D"),
            Map.entry("eff", "F"),
            Map.entry("gee", "G"),
            Map.entry("aitch", "H"),
            Map.entry("haitch", "H"),
            Map.entry("eye", "I"),
            Map.entry("jay", "J"),
            Map.entry("kay", "K"),
            Map.entry("ell", "L"),
            Map.entry("em", "M"),
            Map.entry("pee", "P"),
            Map.entry("cue", "Q"),
            Map.entry("queue", "Q"),
            Map.entry("ar", "R"),
            Map.entry("ess", "S"),
            Map.entry("tee", "T"),
            Map.entry("vee", "V"),
            Map.entry("dubya", "W"),
            Map.entry("wye", "Y"),
            Map.entry("zee", "Z"),
            Map.entry("zed", "Z"),
            Map.entry("efe", "F"),
            Map.entry("hache", "H"),
            Map.entry("jota", "J"),
            Map.entry("ka", "K"),
            Map.entry("ele", "L"),
            Map.entry("eme", "M"),
            Map.entry("ene", "N"),
            Map.entry("erre", "R"),
            Map.entry("uve", "V"),
            Map.entry("equis", "X"),
            Map.entry("zeta", "Z"));

    /** Words of their own. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("see", "C"),
            Map.entry("sea", "C"),
            Map.entry("pea", "P"),
            Map.entry("are", "R"),
            Map.entry("tea", "T"),
            Map.entry("you", "U"),
            Map.entry("ex", "X"),
            Map.entry("why", "Y"),
            Map.entry("en", "N"),
            Map.entry("be", "B"),
            Map.entry("ce", "C"),
            Map.entry("de", "D"),
            Map.entry("ge", "G"),
            Map.entry("pe", "P"),
            Map.entry("cu", "Q"),
            Map.entry("ese", "S"),
            Map.entry("te", "T"));

    private static final Words NAMES = new Words(SURE.keySet(), WORDS.keySet());
    /** Spanish ones by which codes are spelled behind a keyword. */
    public static final Words SPANISH = Words.of(
            "be", "ce", "de", "efe", "ge", "hache", "jota", "ka", "ele", "eme", "ene", "pe", "erre", "ese", "te", "uve",
            "equis", "zeta");

    private static final Words SURE_NAMES = new Words(SURE.keySet());
    /** The ends of "double u", "uve doble" and "i griega". */
    private static final Words ENDS = Words.of("u", "doble", "griega");

    /** A name: its tokens, the letter, and whether it is no word of a sentence. */
    private record Name(int first, int last, String letter, boolean isSure) {}

    private LetterNames() {}

    /** Whether the name of a letter stands before this number or number's word. */
    static boolean mayStart(Tokens t, int i) {
        int before = before(t, i);
        boolean named = NAMES.has(t, before) || ENDS.has(t, before);
        return named && (!t.isNumber(i) || t.length(i) >= LONG_MIN || NAMES.has(t, before(t, before)));
    }

    /** The token before, over a dash without blanks. */
    private static int before(Tokens t, int i) {
        return t.isJoint(i - 1, "-") ? i - 2 : i - 1;
    }

    /** At a number or a word for one. */
    static @Nullable Reading at(Tokens t, int number) {
        if (!mayStart(t, number) || t.lineBreakBefore(number)) {
            return null;
        }
        StringBuilder code = new StringBuilder();
        int first = number;
        int letters = 0;
        int sure = 0;
        for (Name name = ending(t, before(t, number));
                name != null && letters < LETTERS_MAX && !t.lineBreakBefore(first);
                name = ending(t, before(t, first))) {
            code.insert(0, name.letter());
            first = name.first();
            letters++;
            sure += name.isSure() ? 1 : 0;
        }
        boolean headed = letters >= LETTERS_MIN && sure > 0 || letters >= WORDS_ONLY_MIN;
        return headed && t.spaceBefore(first) ? whole(t, first, number, code) : null;
    }

    /** From the names before the number on. */
    private static @Nullable Reading whole(Tokens t, int first, int number, StringBuilder code) {
        int signs = code.length();
        int numbers = 0;
        int last = number;
        int kept = signs;
        for (int i = number; signs < SIGNS_MAX && i < t.count() && (i == number || isNear(t, i)); ) {
            Name name = starting(t, i);
            String value = name == null ? value(t, i) : name.letter();
            if (value.isEmpty()) {
                break;
            }
            code.append(value);
            signs++;
            numbers += name != null ? 0 : t.isNumber(i) && t.length(i) >= LONG_MIN ? SIGNS_MIN : 1;
            int end = name != null ? name.last() : isTens(t, i) ? i + 1 : i;
            // A word of a sentence belongs to the code only between others.
            if (name == null || name.isSure() || t.equalsFolded(i, "en") && SURE_NAMES.has(t, before(t, i))) {
                last = end;
                kept = code.length();
            }
            i = t.isJoint(end + 1, "-") ? end + 2 : end + 1;
        }
        code.setLength(kept);
        boolean enough = numbers >= NUMBERS_MIN && code.length() >= SIGNS_MIN;
        return enough && !t.isAny(last + 1, WordClass.UNIT.bit) ? new Reading(first, last, code.toString()) : null;
    }

    private static boolean isNear(Tokens t, int i) {
        return t.isMark(i - 1, '-') || t.start(i) - t.end(i - 1) == 1 && !t.lineBreakBefore(i);
    }

    private static String value(Tokens t, int i) {
        if (t.isNumber(i)) {
            return t.length(i) <= LONG_MAX ? t.string(i) : "";
        }
        int value = t.is(i, WordClass.NUMBER_WORD) ? NumberWords.valueOf(t.folded(i)) : -1;
        if (isTens(t, i)) {
            value += NumberWords.valueOf(t.folded(i + 1));
        }
        return value < 0 ? "" : String.valueOf(value);
    }

    /** "forty two". */
    private static boolean isTens(Tokens t, int i) {
        int ten = t.is(i, WordClass.NUMBER_WORD) ? NumberWords.valueOf(t.folded(i)) : -1;
        int unit = ten >= 20 && ten % 10 == 0 && t.is(i + 1, WordClass.NUMBER_WORD)
                ? NumberWords.valueOf(t.folded(i + 1))
                : -1;
        return unit >= 1 && unit <= 9;
    }

    private static @Nullable Name ending(Tokens t, int i) {
        if (ENDS.has(t, i)) {
            int opening = t.isMark(i - 1, '-') ? i - 2 : i - 1;
            boolean u = t.equalsFolded(i, "u") && t.equalsFolded(opening, "double");
            boolean ve = t.equalsFolded(i, "doble") && t.equalsFolded(opening, "uve");
            boolean y = t.equalsFolded(i, "griega") && t.equalsFolded(opening, "i");
            return u || ve || y ? new Name(opening, i, y ? "Y" : "W", true) : null;
        }
        return NAMES.has(t, i) ? named(t, i) : null;
    }

    private static @Nullable Name starting(Tokens t, int i) {
        int next = t.isMark(i + 1, '-') ? i + 2 : i + 1;
        Name two = ENDS.has(t, next) ? ending(t, next) : null;
        if (two != null && two.first() == i) {
            return two;
        }
        return NAMES.has(t, i) ? named(t, i) : null;
    }

    private static Name named(Tokens t, int i) {
        return new Name(i, i, letter(t, i), SURE_NAMES.has(t, i));
    }

    /** The letter that this word names; empty where it names none. */
    static String letter(Tokens t, int i) {
        String name = t.folded(i).toLowerCase(Locale.ROOT);
        return SURE.getOrDefault(name, WORDS.getOrDefault(name, ""));
    }
}

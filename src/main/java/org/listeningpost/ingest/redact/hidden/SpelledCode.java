package org.listeningpost.ingest.redact.hidden;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.check.BritishPostcode;
import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A code told sign by sign behind a keyword: {@code plate V B R six zero zero eight}, {@code serial C.X.4.1.0.2},
 * {@code MBI 1/E/G/4/...}. The signs are put together, so that the keyword's own rule can judge them.
 */
public final class SpelledCode {
    private static final int SIGNS_MIN = 4;
    private static final int SIGNS_MAX = 24;
    /** {@code GW nine nine ...}: letters that start a code together. */
    private static final int HEAD_MAX = 3;

    private static final int MIXED_HEAD_MAX = 5;
    /** Behind a single letter: golf 7000 is a car, hotel 1234 a room. */
    private static final int LONE_TAIL_MIN = 6;
    /** {@code (4)(1)(5)}. */
    private static final int BRACKETS_MAX = 3;

    private static final int MARKED_MIN = 6;
    private static final int SPACED_MIN = 7;
    private static final int LISTED_MIN = 9;
    private static final int GAP_MAX = 5;
    /** The spelling alphabet of radio traffic (ITU Radio Regulations, appendix 14). */
    public static final Words SPELLING = Words.of(
            "alpha",
            "alfa",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliett",
            "juliet",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango",
            "uniform",
            "victor",
            "whiskey",
            "xray",
            "yankee",
            "zulu");

    private static final int DIGITS_MIN = 3;
    /** Of a British plate. */
    private static final int PLATE_SIGNS = 7;

    private static final int PLATE_DIGITS = 2;
    /** Before the digits. */
    private static final int PLATE_LETTERS = 2;

    private static final int KEYWORD_WITHIN = 5;
    private static final int ZIP_DIGITS = 5;
    private static final String JOINTS = ".-_/*\u00B7\u2022|~,:()[]{}";
    /** Nobody spells a count: what is told sign by sign is a number of something, which the mark says to the rules. */
    private static final String SURE = ":";

    private static final long KEYWORDS = WordClass.NUMBER_CUES
            | WordClass.SSN_CUE.bit
            | WordClass.VEHICLE_CUE.bit
            | WordClass.CASE_CUE.bit
            | WordClass.ZIP_CUE.bit;

    private static final int NAMED_LETTERS_MIN = 3;

    private SpelledCode() {}

    /** Whether two letters of the spelling alphabet follow each other here. */
    static boolean mayStart(Tokens t, int i) {
        return SPELLING.has(t, i) && SPELLING.has(t, i + 1)
                || LetterNames.SPANISH.has(t, i)
                        && LetterNames.SPANISH.has(t, i + 1)
                        && LetterNames.SPANISH.has(t, i + 2)
                        && t.isNumber(i + NAMED_LETTERS_MIN);
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!isSign(t, first)) {
            return null;
        }
        StringBuilder code = new StringBuilder();
        int last = first;
        int i = first;
        for (; i >= 0 && isSign(t, i) && code.length() < SIGNS_MAX; i = next(t, i)) {
            code.append(sign(t, i));
            last = i;
        }
        if (isTail(t, i, first, code)) {
            return new Reading(first, i, code + t.string(i));
        }
        while (last > first && isWordByItself(t, last)) {
            code.setLength(code.length() - 1);
            do {
                last--;
            } while (last > first && !t.isAlphanumeric(last));
        }
        boolean glued = t.isAlphanumeric(last + 1) && !t.spaceBefore(last + 1);
        int digits = (int) code.chars().filter(Character::isDigit).count();
        if (!glued && t.isCapitalized(first) && BritishPostcode.isWhole(code.toString())) {
            return new Reading(first, last, code.toString());
        }
        if (glued || code.length() < SIGNS_MIN || digits < (code.length() == PLATE_SIGNS ? PLATE_DIGITS : DIGITS_MIN)) {
            return null;
        }
        boolean zip = digits == ZIP_DIGITS && code.length() == ZIP_DIGITS;
        boolean keyword = t.before(first, KEYWORD_WITHIN, KEYWORDS);
        if (keyword) {
            return new Reading(first, last, SURE + code);
        }
        if ((isSpelledOut(t, first, last) || isWorded(t, first, last, digits) || isMarked(t, first, last, digits))
                && code.length() > SIGNS_MIN) {
            return new Reading(first, last, code.toString());
        }
        // Five digits one by one are put together wherever they stand: what stands around them tells the ZIP code.
        return zip && !isListed(t, first, last) ? new Reading(first, last, code.toString()) : null;
    }

    private static boolean isListed(Tokens t, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (t.isOneOf(i, ",/")) {
                return true;
            }
        }
        return false;
    }

    /** {@code lima xray 957846}, {@code M as in Mary, R as in Robert, 709329}: a number behind letters that were spelled. */
    private static boolean isTail(Tokens t, int i, int first, StringBuilder letters) {
        if (i <= first || !t.isNumber(i) || t.isYear(i) || t.is(i + 1, WordClass.UNIT)) {
            return false;
        }
        boolean spelled = t.equalsFolded(first + 1, "as")
                || letters.chars().allMatch(Character::isUpperCase)
                        && (SPELLING.has(t, first) || isLetterName(t, first) && letters.length() >= NAMED_LETTERS_MIN);
        boolean known = letters.length() >= 2 || t.before(first, KEYWORD_WITHIN, KEYWORDS);
        return spelled && t.length(i) >= (known ? SIGNS_MIN - 1 : LONE_TAIL_MIN);
    }

    /** {@code Z796 two eight four zero}: a capital and four words for digits. */
    private static boolean isWorded(Tokens t, int first, int last, int digits) {
        int words = 0;
        for (int i = first; i <= last; i++) {
            words += t.is(i, WordClass.NUMBER_WORD) ? 1 : 0;
        }
        boolean letters = t.isCapitalized(first) && !t.is(first, WordClass.NUMBER_WORD) || isLetterName(t, first);
        return letters && words >= SIGNS_MIN && digits >= SIGNS_MIN;
    }

    /**
     * {@code 6-7-0-0-0-9}, {@code A*L*S*4*0*6*6*7*2}, {@code [H][M][2][8][1][2]}, {@code X F S 5 0 6 2}: one by one, and the same
     * between all of them.
     */
    private static boolean isMarked(Tokens t, int first, int last, int digits) {
        int signs = 0;
        String joint = "";
        int before = -1;
        for (int i = first; i <= last; i++) {
            if (!t.isAlphanumeric(i)) {
                continue;
            }
            if (t.length(i) != 1 || !t.isUpperCase(i)) {
                return false;
            }
            String between = before < 0
                    ? ""
                    : t.text().subSequence(t.end(before), t.start(i)).toString();
            if (signs > 1 && !between.equals(joint)) {
                return false;
            }
            joint = between;
            before = i;
            signs++;
        }
        boolean letters = digits < signs;
        boolean plate = signs == PLATE_SIGNS && digits == PLATE_DIGITS && t.isNumber(first + 2 * PLATE_LETTERS);
        if (plate && !joint.isBlank()) {
            return true; // "G-L-1-7-H-K-B"
        }
        if (joint.isBlank()) {
            return letters && signs >= SPACED_MIN && digits >= SIGNS_MIN;
        }
        int least = joint.startsWith(",") && !letters ? LISTED_MIN : MARKED_MIN;
        return signs >= least && digits >= DIGITS_MIN && (letters || !joint.equals("/"));
    }

    /** Two letters in a row by the spelling alphabet, or three by their names: that needs no keyword. */
    private static boolean isSpelledOut(Tokens t, int first, int last) {
        int named = 0;
        for (int i = first; i <= last; i++) {
            if (i < last && SPELLING.has(t, i) && SPELLING.has(t, i + 1)) {
                return true;
            }
            named = isLetterName(t, i) ? named + 1 : 0;
            if (named >= NAMED_LETTERS_MIN) {
                return true;
            }
        }
        return false;
    }

    /** "y" and "a" behind a code are the next word. */
    private static boolean isWordByItself(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1 && t.spaceBefore(i) && !t.isCapitalized(i);
    }

    /** One letter, one digit, or the word for one. */
    private static boolean isSign(Tokens t, int i) {
        return t.length(i) == 1 && t.isAlphanumeric(i)
                || t.is(i, WordClass.NUMBER_WORD) && wordValue(t, i) >= 0
                || SPELLING.has(t, i)
                || isLetterName(t, i)
                || isHead(t, i);
    }

    /** {@code GW} and {@code Z796} before a word for a digit. */
    private static boolean isHead(Tokens t, int i) {
        int longest = t.isWord(i) ? HEAD_MAX : t.kind(i) == Tokens.MIXED ? MIXED_HEAD_MAX : 0;
        return t.is(i + 1, WordClass.NUMBER_WORD) && t.length(i) <= longest && t.isUpperCase(i);
    }

    /** {@code ele de guion seis}: only behind another sign or before a number's word, for "de" is a word of its own. */
    private static boolean isLetterName(Tokens t, int i) {
        return LetterNames.SPANISH.has(t, i)
                && (t.is(i + 1, WordClass.NUMBER_WORD)
                        || LetterNames.SPANISH.has(t, t.isMark(i - 1, '-') ? i - 2 : i - 1)
                        || LetterNames.SPANISH.has(t, t.isMark(i + 1, '-') ? i + 2 : i + 1));
    }

    private static String sign(Tokens t, int i) {
        if (isLetterName(t, i)) {
            return LetterNames.letter(t, i);
        }
        boolean plain = t.length(i) <= HEAD_MAX && t.isUpperCase(i) && !t.is(i, WordClass.NUMBER_WORD);
        if (t.length(i) == 1 || plain || t.hasDigit(i)) {
            return t.string(i);
        }
        int value = wordValue(t, i);
        return value >= 0 ? String.valueOf(value) : t.string(i).substring(0, 1).toUpperCase(Locale.ROOT);
    }

    /** {@code B as in boy}: behind the word that shows the letter, and behind "dash" and "guion". */
    private static int afterExample(Tokens t, int i) {
        int next = t.length(i) == 1 && t.equalsFolded(i + 1, "as") && t.equalsFolded(i + 2, "in") && t.isWord(i + 3)
                ? i + 4
                : i + 1;
        if (next > i + 1 && t.isMark(next, ',')) {
            next++;
        }
        boolean joint = t.equalsFolded(next, "dash")
                || t.equalsFolded(next, "guion")
                || t.equalsFolded(next, "and") && next > i + 1;
        return joint ? next + 1 : next;
    }

    private static int wordValue(Tokens t, int i) {
        int value = NumberWords.valueOf(t.folded(i));
        return value <= 9 ? value : -1;
    }

    private static int next(Tokens t, int i) {
        int from = afterExample(t, i);
        int next = from;
        while (next <= i + BRACKETS_MAX && (t.isOneOf(next, JOINTS) || HiddenJoints.isSymbol(t, next))) {
            next++;
        }
        // Near the sign, or the words that belong to it.
        boolean near = next < t.count() && t.start(next) - t.end(from - 1) <= GAP_MAX && !t.lineBreakBefore(next);
        return near ? next : -1;
    }
}

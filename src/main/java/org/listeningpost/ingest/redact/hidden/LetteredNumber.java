package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;

/** Digits written as letters that look like them: {@code 4l5}, {@code 53O9}, and {@code Ol} beside such a number. Stateless. */
final class LetteredNumber {
    private static final int LENGTH_MAX = 16;
    private static final int WORD_MAX = 4;
    private static final int ZIP_LENGTH = 5;
    /** Of a social security number. */
    private static final int GROUP_LENGTH = 3;

    private static final int PHONE_LENGTH = 12;
    private static final int PHONE_DIGITS_MIN = 4;
    private static final String LETTERS = "oOlIS";
    private static final String DIGITS = "00115";
    /** Read as digits only behind a nine alone, where an age is meant, and in a ZIP code: {@code 9B}, {@code 9O2B3}. */
    private static final String AGED_LETTERS = "Bbgq";

    private static final String AGED_DIGITS = "8699";

    private LetteredNumber() {}

    static boolean isAt(Tokens t, int i) {
        return isMixed(t, i) || isBeside(t, i) || isPhone(t, i);
    }

    static @Nullable Reading at(Tokens t, int i) {
        if (isPhone(t, i)) {
            return new Reading(i, i + 4, plain(t, i) + '-' + plain(t, i + 2) + '-' + plain(t, i + 4));
        }
        return isMixed(t, i) || isBeside(t, i) ? new Reading(i, i, plain(t, i)) : null;
    }

    /** {@code 27B-S2B-4O39}: three, three and four signs with one mark between them, most of them digits. */
    private static boolean isPhone(Tokens t, int i) {
        boolean shaped = t.length(i) == 3
                && t.isOneOf(i + 1, "-./")
                && t.isMark(i + 3, t.first(i + 1))
                && t.isAlphanumeric(i + 4)
                && t.length(i + 2) == 3
                && t.length(i + 4) == 4
                && t.end(i + 4) - t.start(i) == PHONE_LENGTH;
        return shaped && hasDigits(t, i) && isLookAlike(t, i) && isLookAlike(t, i + 2) && isLookAlike(t, i + 4);
    }

    private static boolean hasDigits(Tokens t, int i) {
        int digits = 0;
        int letters = 0;
        for (int k = t.start(i); k < t.end(i + 4); k++) {
            digits += Character.isDigit(t.text().charAt(k)) ? 1 : 0;
            letters += Character.isLetter(t.text().charAt(k)) ? 1 : 0;
        }
        return digits >= PHONE_DIGITS_MIN && letters > 0;
    }

    private static String plain(Tokens t, int i) {
        StringBuilder digits = new StringBuilder();
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            int letter = LETTERS.indexOf(c);
            int aged = letter < 0 ? AGED_LETTERS.indexOf(c) : -1;
            digits.append(aged >= 0 ? AGED_DIGITS.charAt(aged) : letter < 0 ? c : DIGITS.charAt(letter));
        }
        return digits.toString();
    }

    private static boolean isMixed(Tokens t, int i) {
        return t.kind(i) == Tokens.MIXED && t.length(i) >= 2 && t.length(i) <= LENGTH_MAX && isLookAlike(t, i);
    }

    /** A word of nothing but such letters, joined to a number or a lettered one by a sign without blanks. */
    private static boolean isBeside(Tokens t, int i) {
        if (!t.isWord(i) || t.length(i) < 2 || t.length(i) > WORD_MAX || !isLookAlike(t, i)) {
            return false;
        }
        boolean before = t.isJoint(i - 1, "-./") && isNumber(t, i - 2);
        boolean after = t.isJoint(i + 1, "-./") && isNumber(t, i + 2);
        // "MNC-OSlS" is no word behind the letters of a plate.
        boolean plate = t.isMark(i - 1, '-') && !t.spaceBefore(i) && isLetters(t, i - 2);
        boolean group = t.length(i) == WORD_MAX && isNumber(t, i - 1) && t.length(i - 1) == WORD_MAX;
        return before || after || group || plate;
    }

    private static boolean isLetters(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 3 && t.isUpperCase(i) && t.classes(i) == 0;
    }

    private static boolean isNumber(Tokens t, int i) {
        return t.isNumber(i) || isMixed(t, i);
    }

    /** Five signs, a digit first and another behind it, and no small letter but those that always look like a digit. */
    private static boolean isLetteredZip(Tokens t, int i) {
        if (t.length(i) != ZIP_LENGTH || !Character.isDigit(t.first(i))) {
            return false;
        }
        int digits = 0;
        int others = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            digits += Character.isDigit(t.text().charAt(k)) ? 1 : 0;
            others += "bgq".indexOf(t.text().charAt(k)) >= 0 ? 1 : 0;
        }
        return digits >= 2 && others == 0;
    }

    /** Another letter than B: a B before digits alone is a name, as of a lineage of a virus. */
    private static boolean isVaried(Tokens t, int i) {
        for (int k = t.start(i); k < t.end(i); k++) {
            if (LETTERS.indexOf(t.text().charAt(k)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A group of a telephone number: another one stands beside it behind the same mark. */
    private static boolean isGroup(Tokens t, int i) {
        boolean behind = t.isOneOf(i - 1, "-./") && t.isOneOf(i - 3, "-./") && t.length(i - 2) == 3;
        boolean ahead =
                t.isOneOf(i + 1, "-./") && t.isAlphanumeric(i + 2) && t.length(i + 2) <= 4 && t.length(i + 2) >= 3;
        return (behind || ahead) && t.hasDigit(i);
    }

    private static boolean isLookAlike(Tokens t, int i) {
        char first = t.first(i);
        if (!Character.isDigit(first) && LETTERS.indexOf(first) < 0 && AGED_LETTERS.indexOf(first) < 0) {
            return false; // most words
        }
        boolean nine = t.length(i) >= 3 && t.length(i) <= 4 && isGroup(t, i)
                || t.length(i) == 2 && t.first(i) == '9'
                || isLetteredZip(t, i);
        boolean eights =
                t.kind(i) == Tokens.MIXED ? t.length(i) > ZIP_LENGTH && isVaried(t, i) : t.length(i) == GROUP_LENGTH;
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            if (!Character.isDigit(c)
                    && LETTERS.indexOf(c) < 0
                    && !(nine && AGED_LETTERS.indexOf(c) >= 0)
                    && !(eights && c == 'B')) {
                return false;
            }
        }
        return true;
    }
}

package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/** Digits written as letters that look like them: {@code 4l5}, {@code 53O9}, and {@code Ol} beside such a number. Stateless. */
final class LetteredNumber {
    private static final int LENGTH_MAX = 16;
    private static final int WORD_MAX = 4;
    private static final String LETTERS = "oOlIS";
    private static final String DIGITS = "00115";

    private LetteredNumber() {}

    static boolean isAt(Tokens t, int i) {
        return isMixed(t, i) || isBeside(t, i);
    }

    static @Nullable Reading at(Tokens t, int i) {
        if (!isAt(t, i)) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            int letter = LETTERS.indexOf(c);
            digits.append(letter < 0 ? c : DIGITS.charAt(letter));
        }
        return new Reading(i, i, digits.toString());
    }

    private static boolean isMixed(Tokens t, int i) {
        return t.kind(i) == Tokens.MIXED && t.length(i) >= 2 && t.length(i) <= LENGTH_MAX && isLookAlike(t, i);
    }

    /** A word of nothing but such letters, joined to a number or a lettered one by a sign without blanks. */
    private static boolean isBeside(Tokens t, int i) {
        if (!t.isWord(i) || t.length(i) < 2 || t.length(i) > WORD_MAX || !isLookAlike(t, i)) {
            return false;
        }
        boolean before = t.isOneOf(i - 1, "-./") && !t.spaceBefore(i) && !t.spaceBefore(i - 1) && isNumber(t, i - 2);
        boolean after = t.isOneOf(i + 1, "-./") && !t.spaceBefore(i + 1) && !t.spaceBefore(i + 2) && isNumber(t, i + 2);
        boolean group = t.length(i) == WORD_MAX && isNumber(t, i - 1) && t.length(i - 1) == WORD_MAX;
        return before || after || group;
    }

    private static boolean isNumber(Tokens t, int i) {
        return t.isNumber(i) || isMixed(t, i);
    }

    private static boolean isLookAlike(Tokens t, int i) {
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            if (!Character.isDigit(c) && LETTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}

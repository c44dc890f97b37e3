package org.listeningpost.ingest.enrich.sentiment;

import java.text.Normalizer;

/** The normal form of a word: lower case, without accents and apostrophes, "soooo" as "soo", digits as one 0. */
final class WordForm {
    static final char BOUNDARY = '_';
    static final int LETTERS_MAX = 40;

    private static final char[] FOLDED = new char[0x250];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            String parts = Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFKD);
            FOLDED[c] = parts.charAt(0);
        }
    }

    private final char[] letters = new char[LETTERS_MAX + 2];
    private int length;
    private int capitals;
    private boolean drawnOut;

    /** Reads the word between two places. */
    void read(String text, int from, int to) {
        length = 1;
        capitals = 0;
        drawnOut = false;
        letters[0] = BOUNDARY;
        for (int i = from; i < to && length <= LETTERS_MAX; i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '’') {
                continue;
            }
            char folded = fold(c);
            if (folded >= '0' && folded <= '9') {
                if (letters[length - 1] == '0') {
                    continue;
                }
                folded = '0';
            }
            capitals += folded != c && Character.isUpperCase(c) ? 1 : 0;
            if (length > 2 && folded == letters[length - 1] && folded == letters[length - 2]) {
                drawnOut = true;
            } else {
                letters[length++] = folded;
            }
        }
        letters[length++] = BOUNDARY;
    }

    /** With a boundary at each end. */
    char[] letters() {
        return letters;
    }

    int length() {
        return length;
    }

    boolean isDrawnOut() {
        return drawnOut;
    }

    /** At least three letters, all capitals. */
    boolean isShouted() {
        return capitals >= 3 && capitals >= length - 2;
    }

    /** Of what stands between the boundaries. */
    long hash() {
        return Hashing.word(letters, 1, length - 1);
    }

    static String folded(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            out.append(fold(word.charAt(i)));
        }
        return out.toString();
    }

    private static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
    }
}

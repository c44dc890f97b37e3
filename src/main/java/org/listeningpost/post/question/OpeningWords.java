package org.listeningpost.post.question;

import java.text.Normalizer;

/**
 * The first words of a sentence in lower case, without accents, apostrophes and elongations.
 *
 * @param words separated by single blanks
 * @param whole whether these are all words of the sentence
 */
record OpeningWords(String words, boolean whole) {
    static final int WORDS_MAX = 8;

    private static final int WORD_MAX = 24;
    /** Further than this nobody opens a sentence. */
    private static final int READ_MAX = 160;

    private static final char[] FOLDED = new char[0x250];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            String parts = Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFD);
            FOLDED[c] = parts.charAt(0);
        }
    }

    static OpeningWords of(String text, int start, int end, int wordsMax) {
        StringBuilder out = new StringBuilder(64);
        int words = 0;
        int wordStart = 0;
        int limit = Math.min(end, start + READ_MAX);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (out.length() == wordStart && words == wordsMax) {
                    return new OpeningWords(out.substring(0, Math.max(0, wordStart - 1)), false);
                }
                words += out.length() == wordStart ? 1 : 0;
                append(out, wordStart, c);
            } else if (c != '\'' && c != '’' && c != '*' && !Character.isSurrogate(c) && out.length() > wordStart) {
                out.append(' ');
                wordStart = out.length();
            }
        }
        int length = out.length() > 0 && out.length() == wordStart ? wordStart - 1 : out.length();
        return new OpeningWords(out.substring(0, length), limit == end);
    }

    private static void append(StringBuilder out, int wordStart, char c) {
        char folded = c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
        int length = out.length();
        boolean drawnOut = length - wordStart >= 2
                && folded == out.charAt(length - 1)
                && folded == out.charAt(length - 2)
                && !Character.isDigit(folded);
        if (!drawnOut && length - wordStart < WORD_MAX) {
            out.append(folded);
        }
    }

    boolean startsWith(String phrase) {
        return words.startsWith(phrase) && (words.length() == phrase.length() || words.charAt(phrase.length()) == ' ');
    }
}

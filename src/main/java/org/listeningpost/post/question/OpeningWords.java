package org.listeningpost.post.question;

import java.text.Normalizer;

/**
 * The first words of a sentence in lower case, without accents, apostrophes and elongations.
 *
 * @param words separated by single blanks
 * @param whole whether these are all words of the sentence
 * @param accents a bit for each word that was written with an accent, the lowest for the first: "cuándo" asks, "cuando" may not
 */
record OpeningWords(String words, boolean whole, int accents) {
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
        int accents = 0;
        int limit = Math.min(end, start + READ_MAX);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (out.length() == wordStart && words == wordsMax) {
                    return new OpeningWords(out.substring(0, Math.max(0, wordStart - 1)), false, accents);
                }
                words += out.length() == wordStart ? 1 : 0;
                accents |= isAccented(c) ? 1 << (words - 1) : 0;
                append(out, wordStart, c);
            } else if (c != '\'' && c != '’' && c != '*' && !Character.isSurrogate(c) && out.length() > wordStart) {
                out.append(' ');
                wordStart = out.length();
            }
        }
        int length = out.length() > 0 && out.length() == wordStart ? wordStart - 1 : out.length();
        return new OpeningWords(out.substring(0, length), limit == end, accents);
    }

    private static boolean isAccented(char c) {
        return c >= 0xC0 && c < FOLDED.length && FOLDED[c] < 0x80 && "aeiou".indexOf(FOLDED[c]) >= 0;
    }

    /** Without the words before an index into them. */
    OpeningWords from(int index, int count) {
        return index == 0 ? this : new OpeningWords(words.substring(index), whole, accents >>> count);
    }

    boolean isFirstAccented() {
        return (accents & 1) != 0;
    }

    String first() {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
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

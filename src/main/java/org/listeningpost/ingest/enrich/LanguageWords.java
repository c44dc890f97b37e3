package org.listeningpost.ingest.enrich;

/**
 * The words of a text in Latin script as the language model reads them: in lower case, between boundaries. Links, mentions,
 * hashtags, placeholders and numbers are left out.
 */
final class LanguageWords {
    static final char BOUNDARY = '_';

    /** A text says its language within so many features. */
    private static final int FEATURES_MAX = 512;

    private static final int WORD_MAX = 40;

    private final char[] word = new char[WORD_MAX + 2];
    private int letters;

    /** Takes the words one by one. */
    interface Reader {
        /** Reads the first {@code length} characters; returns how many features all words had until now. */
        int read(char[] word, int length);
    }

    private LanguageWords() {}

    /** Reads as many words as decide; returns how many letters these have. */
    static int read(String text, Reader reader) {
        LanguageWords words = new LanguageWords();
        words.scan(text, reader);
        return words.letters;
    }

    private void scan(String text, Reader reader) {
        int at = 0;
        int features = 0;
        while (at < text.length() && features < FEATURES_MAX) {
            char c = text.charAt(at);
            int skipped = Tokens.skip(text, at, c);
            if (skipped > at) {
                at = skipped;
            } else if (c == '#') {
                at = Tokens.hashtagEnd(text, at);
            } else if (Tokens.isLetter(c)) {
                int end = Tokens.wordEnd(text, at);
                if (!Tokens.isCredit(text, at, end)) {
                    features = reader.read(word, copy(text, at, end));
                }
                at = end;
            } else {
                at++;
            }
        }
    }

    private int copy(String text, int from, int to) {
        int length = 1;
        word[0] = BOUNDARY;
        for (int i = from; i < to && length <= WORD_MAX; i++) {
            char c = lower(text.charAt(i));
            // "sooooo" and "soo" are one word
            boolean drawnOut = length > 2 && c == word[length - 1] && c == word[length - 2];
            if (!drawnOut) {
                word[length++] = c;
            }
        }
        letters += length - 1;
        word[length++] = BOUNDARY;
        return length;
    }

    private static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '’' ? '\'' : Character.toLowerCase(c);
    }
}

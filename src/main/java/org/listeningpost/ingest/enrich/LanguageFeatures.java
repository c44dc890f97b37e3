package org.listeningpost.ingest.enrich;

import java.util.Arrays;

/**
 * The hashed character n-grams (1 to 4, with word boundaries) and words of a text in Latin script; the same for
 * training and for use. Links, mentions, hashtags, placeholders and numbers are left out.
 */
final class LanguageFeatures {
    private static final int GRAM_MAX = 4;
    private static final int FEATURES_MAX = 512;
    private static final int WORD_MAX = 40;
    private static final char BOUNDARY = '_';

    private final String text;
    private final int mask;
    private final char[] word = new char[WORD_MAX + 2];
    private int[] buckets;
    private int size;
    private int letters;

    private LanguageFeatures(String text, int bits) {
        this.text = text;
        this.mask = (1 << bits) - 1;
        this.buckets = new int[Math.min(FEATURES_MAX, 64 + text.length() * 4)];
    }

    static LanguageFeatures of(String text, int bits) {
        LanguageFeatures features = new LanguageFeatures(text, bits);
        features.scan();
        return features;
    }

    /** Buckets, of which the first {@link #size()} count. */
    int[] buckets() {
        return buckets;
    }

    int size() {
        return size;
    }

    int letters() {
        return letters;
    }

    private void scan() {
        int at = 0;
        while (at < text.length() && size < FEATURES_MAX) {
            char c = text.charAt(at);
            int skipped = Tokens.skip(text, at, c);
            if (skipped > at) {
                at = skipped;
            } else if (c == '#') {
                at = Tokens.hashtagEnd(text, at);
            } else if (Tokens.isLetter(c)) {
                int end = Tokens.wordEnd(text, at);
                if (!Tokens.isCredit(text, at, end)) {
                    addWord(at, end);
                }
                at = end;
            } else {
                at++;
            }
        }
    }

    private void addWord(int from, int to) {
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
        if (size + length * (GRAM_MAX + 1) > buckets.length) {
            buckets = Arrays.copyOf(buckets, buckets.length + length * (GRAM_MAX + 1) + 256);
        }
        int wholeWord = 0x5bd1e995;
        for (int start = 0; start < length; start++) {
            int hash = 0;
            int last = Math.min(length, start + GRAM_MAX);
            for (int i = start; i < last; i++) {
                hash = (hash + word[i]) * 0x01000193 + (i - start);
                boolean onlyBoundary = i == start && word[i] == BOUNDARY;
                if (!onlyBoundary) {
                    buckets[size++] = bucket(hash);
                }
            }
            wholeWord = (wholeWord ^ word[start]) * 0x01000193;
        }
        if (length > GRAM_MAX) {
            buckets[size++] = bucket(wholeWord);
        }
    }

    private int bucket(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & mask;
    }

    private static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '’' ? '\'' : Character.toLowerCase(c);
    }
}

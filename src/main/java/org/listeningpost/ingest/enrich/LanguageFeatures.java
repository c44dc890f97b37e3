package org.listeningpost.ingest.enrich;

import java.util.Arrays;

/** The hashed character n-grams (1 to 4, with word boundaries) and words of a text; the same for training and for use. */
final class LanguageFeatures {
    private static final int GRAM_MAX = 4;

    private final int mask;
    private int[] buckets = new int[0];
    private int size;

    /** @param bits the features fall into 2^bits buckets */
    LanguageFeatures(int bits) {
        this.mask = (1 << bits) - 1;
    }

    static LanguageFeatures of(String text, int bits) {
        LanguageFeatures features = new LanguageFeatures(bits);
        LanguageWords.read(text, features::add);
        return features;
    }

    /** Buckets, of which the first {@link #size()} count. */
    int[] buckets() {
        return buckets;
    }

    int size() {
        return size;
    }

    /** Adds the features of a word, boundaries included; returns the new size. */
    int add(char[] word, int length) {
        int needed = size + length * (GRAM_MAX + 1);
        if (needed > buckets.length) {
            buckets = Arrays.copyOf(buckets, Math.max(needed, 2 * buckets.length));
        }
        int wholeWord = 0x5bd1e995;
        for (int start = 0; start < length; start++) {
            int hash = 0;
            int last = Math.min(length, start + GRAM_MAX);
            for (int i = start; i < last; i++) {
                hash = (hash + word[i]) * 0x01000193 + (i - start);
                boolean onlyBoundary = i == start && word[i] == LanguageWords.BOUNDARY;
                if (!onlyBoundary) {
                    buckets[size++] = bucket(hash);
                }
            }
            wholeWord = (wholeWord ^ word[start]) * 0x01000193;
        }
        if (length > GRAM_MAX) {
            buckets[size++] = bucket(wholeWord);
        }
        return size;
    }

    private int bucket(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & mask;
    }
}

package org.listeningpost.ingest.enrich.sentiment;

/** The hashes by which words, n-grams and lexicon entries meet; a change makes every model of before useless. */
final class Hashing {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final int NEGATED = 0x3C6EF372;
    private static final int GRAM_MIN = 3;
    private static final int GRAM_MAX = 5;

    private Hashing() {}

    static long word(char[] letters, int from, int to) {
        long hash = to - from;
        for (int i = from; i < to; i++) {
            hash = step(hash, letters[i]);
        }
        return hash;
    }

    static long word(CharSequence word) {
        long hash = word.length();
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return hash;
    }

    private static long step(long hash, char c) {
        long mixed = (hash ^ c) * SEED;
        return mixed ^ (mixed >>> 29);
    }

    static int single(long word, boolean negated) {
        int folded = (int) (word ^ (word >>> 32));
        return mix(negated ? folded ^ NEGATED : folded);
    }

    static int pair(long before, boolean beforeNegated, long word, boolean negated) {
        return mix(single(before, beforeNegated) * 31 + single(word, negated) + 17);
    }

    /** A bucket within the reach of a negation. */
    static int negated(int bucket) {
        return mix(bucket ^ NEGATED);
    }

    /** All n-grams of a word that starts and ends with a boundary; a word shorter than the shortest n-gram has one. */
    static int[] grams(char[] word, int length) {
        int count = 0;
        for (int size = GRAM_MIN; size <= GRAM_MAX; size++) {
            count += Math.max(0, length - size + 1);
        }
        int[] grams = new int[Math.max(1, count)];
        int at = 0;
        for (int start = 0; start + GRAM_MIN <= length; start++) {
            int hash = 0x811C9DC5;
            int last = Math.min(length, start + GRAM_MAX);
            for (int i = start; i < last; i++) {
                hash = (hash ^ word[i]) * 0x01000193;
                if (i - start >= GRAM_MIN - 1) {
                    grams[at++] = mix(hash + 0x5bd1e995);
                }
            }
        }
        if (at == 0) {
            grams[0] = mix((int) word(word, 0, length));
        }
        return grams;
    }

    private static int mix(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x7FEB352D;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846CA68B;
        return mixed ^ (mixed >>> 16);
    }
}

package org.listeningpost.ingest.enrich.sentiment;

import java.util.Arrays;

/** What a model sees of a post, with the size that each feature has. */
final class Features {
    /** How much words, n-grams and the lexicon count against each other: the square root of their shares in the penalty. */
    static final float WORD_SIZE = 1.5f;

    static final float GRAM_SIZE = 1.0f;
    static final float TONE_SIZE = 0.3f;

    private int[] words = new int[64];
    private int wordCount;
    private int[] grams = new int[256];
    private int gramCount;
    private final float[] tone;
    private final int register;
    private final HealthTalk.Said said;

    Features(PostReading reading, int bits) {
        int mask = (1 << bits) - 1;
        this.register = Weights.register(reading);
        this.said = HealthTalk.said(reading);
        this.tone = new Tone(reading).numbers();
        Grams.of(reading, new Grams.Taker() {
            @Override
            public void word(int token, int bucket) {
                words = wordCount == words.length ? Arrays.copyOf(words, 2 * wordCount) : words;
                words[wordCount++] = bucket & mask;
            }

            @Override
            public void grams(int token, Word word, boolean negated) {
                for (int gram : word.grams()) {
                    grams = gramCount == grams.length ? Arrays.copyOf(grams, 2 * gramCount) : grams;
                    grams[gramCount++] = (negated ? Hashing.negated(gram) : gram) & mask;
                }
            }
        });
        words = Arrays.copyOf(words, wordCount);
        grams = Arrays.copyOf(grams, gramCount);
    }

    int[] words() {
        return words;
    }

    int[] grams() {
        return grams;
    }

    float[] tone() {
        return tone;
    }

    int register() {
        return register;
    }

    HealthTalk.Said said() {
        return said;
    }

    static float wordSize(int count) {
        return count == 0 ? 0 : (float) (WORD_SIZE / Math.sqrt(count));
    }

    static float gramSize(int count) {
        return count == 0 ? 0 : (float) (GRAM_SIZE / Math.sqrt(count));
    }
}

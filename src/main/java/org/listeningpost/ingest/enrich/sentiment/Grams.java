package org.listeningpost.ingest.enrich.sentiment;

/** The hashed words, pairs of words and character n-grams of a post, one by one; the same for training, use and explanation. */
final class Grams {
    private static final long HASHTAG = 0x5851F42D4C957F2DL;
    /** A word beside one of illness or care is a word of its own beside the word. */
    private static final long HEALTH = 0x6A09E667F3BCC909L;

    private static final long OPENING = 0x14057B7EF767814FL;
    /** Stands for a phrase with a sense of its own. */
    private static final long SENSE = 0x2545F4914F6CDD1DL;

    /** Takes what a post is made of. */
    interface Taker {
        /** A word or a pair of words that ends at a token. */
        void word(int token, int bucket);

        /** All character n-grams of the word at a token. */
        void grams(int token, Word word, boolean negated);
    }

    private Grams() {}

    static void of(PostReading reading, Taker taker) {
        long before = OPENING;
        boolean beforeNegated = false;
        for (int token = 0; token < reading.size(); token++) {
            if (reading.is(token, PostReading.SENSED)) {
                before = SENSE;
                beforeNegated = false;
                continue;
            }
            Word word = reading.word(token);
            boolean negated = reading.is(token, PostReading.NEGATED);
            taker.word(token, Hashing.single(word.hash(), negated));
            taker.word(token, Hashing.pair(before, beforeNegated, word.hash(), negated));
            if (reading.namesHealth()) {
                taker.word(token, Hashing.single(word.hash() ^ HEALTH, negated));
            }
            if (reading.is(token, PostReading.HASHTAG)) {
                taker.word(token, Hashing.single(word.hash() ^ HASHTAG, false));
            }
            if (word.grams().length > 0) {
                taker.grams(token, word, negated);
            }
            before = word.hash();
            beforeNegated = negated;
        }
    }
}

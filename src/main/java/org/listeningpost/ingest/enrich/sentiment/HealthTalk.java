package org.listeningpost.ingest.enrich.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells talk about health from other talk: each word speaks for the one or for the other, wherever it stands, and so does each word
 * of illness or care beside that, whether or not it was ever learned.
 *
 * @param table a byte for each bucket of words, positive for talk about health
 * @param unit what one step of a byte is worth
 * @param listed what a word of illness or care is worth besides
 * @param bias what is worth nothing but that it is a post
 */
record HealthTalk(byte[] table, float unit, float listed, float bias) {
    static final int BITS = 16;

    /** So much of the evidence may speak against it: most posts that come here were searched for by a health service. */
    private static final float FROM = -0.4f;

    private static final int LISTED = Word.ILLNESS | Word.CARE;

    /**
     * The words of a post that is learned from.
     *
     * @param buckets of its words
     * @param listed how many of them are of illness or care
     */
    record Said(int[] buckets, int listed) {}

    /** All talk is other talk. */
    static HealthTalk none() {
        return new HealthTalk(new byte[1 << BITS], 0, 0, 2 * FROM);
    }

    static Said said(PostReading reading) {
        int[] buckets = new int[reading.size()];
        int count = 0;
        int listed = 0;
        for (int token = 0; token < reading.size(); token++) {
            if (reading.isWord(token)) {
                buckets[count++] = bucket(reading.word(token).hash());
                listed += reading.word(token).has(LISTED) ? 1 : 0;
            }
        }
        return new Said(Arrays.copyOf(buckets, count), listed);
    }

    private static int bucket(long word) {
        return Hashing.single(word, false) & ((1 << BITS) - 1);
    }

    /** What a word with these roles speaks for. */
    float worth(long word, int roles) {
        return unit * table[bucket(word)] + ((roles & LISTED) != 0 ? listed : 0);
    }

    /** Whether what all words of a post are worth is enough. In languages without health posts to learn from it never is. */
    boolean isEnough(float worths, Tongue tongue) {
        return tongue != Tongue.OTHER && worths + bias > FROM;
    }

    static HealthTalk read(DataInputStream data) throws IOException {
        float unit = data.readFloat();
        float listed = data.readFloat();
        float bias = data.readFloat();
        byte[] table = new byte[1 << BITS];
        data.readFully(table);
        return new HealthTalk(table, unit, listed, bias);
    }

    void write(DataOutputStream data) throws IOException {
        data.writeFloat(unit);
        data.writeFloat(listed);
        data.writeFloat(bias);
        data.write(table);
    }
}

package org.listeningpost.ingest.enrich;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A linear model over hashed features, a byte a weight, one row of at most 32 languages a bucket. The bytes of a row
 * are added eight at a time inside longs, which is five times as fast as one by one. Immutable but for a cache; safe for use by
 * any number of threads.
 */
final class LanguageModel {
    static final int LANGUAGES_MAX = 32;

    private static final int MAGIC = 0x4C504C31;
    private static final int WORDS = LANGUAGES_MAX / Long.BYTES;
    /** Every second byte of a long, as a sum of 16 bits. */
    private static final long LANES = 0x00FF00FF00FF00FFL;
    /** Weights are stored with this offset, so that a sum never borrows from its neighbor. */
    private static final int OFFSET = 128;
    /** Words whose sums are kept: a word that is not costs twenty reads all over the table. */
    private static final int CACHE_BITS = 14;

    private final List<String> tags;
    private final int bits;
    private final float scale;
    private final float[] bias;
    private final byte[] weights;
    private final long[] rows;
    private final @Nullable Row[] cache = new Row[1 << CACHE_BITS];

    /**
     * @param bits the table has 2^bits rows
     * @param scale what one unit of a weight is worth, temperature included
     * @param weights row by row
     */
    LanguageModel(List<String> tags, int bits, float scale, float[] bias, byte[] weights) {
        if (tags.size() > LANGUAGES_MAX) {
            throw new IllegalArgumentException("a model holds at most " + LANGUAGES_MAX + " languages");
        }
        this.tags = List.copyOf(tags);
        this.bits = bits;
        this.scale = scale;
        this.bias = bias;
        this.weights = weights;
        this.rows = new long[WORDS << bits];
        for (int i = 0; i < weights.length; i++) {
            int language = i % tags.size();
            int word = (i / tags.size()) * WORDS + language / Long.BYTES;
            rows[word] |= (long) (weights[i] + OFFSET) << (Byte.SIZE * (language % Long.BYTES));
        }
    }

    List<String> tags() {
        return tags;
    }

    int bits() {
        return bits;
    }

    /** The model that ships; see language.md beside it for its data and attribution. */
    static LanguageModel bundled() {
        try (InputStream in = LanguageModel.class.getResourceAsStream("language.model")) {
            if (in == null) {
                throw new IllegalStateException("the language model is missing from the jar");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled language model cannot be read", e);
        }
    }

    static LanguageModel read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
            if (data.readInt() != MAGIC) {
                throw new IOException("not a language model");
            }
            int bits = data.readUnsignedByte();
            int languages = data.readUnsignedByte();
            float scale = data.readFloat();
            List<String> tags = new ArrayList<>();
            float[] bias = new float[languages];
            for (int i = 0; i < languages; i++) {
                tags.add(data.readUTF());
                bias[i] = data.readFloat();
            }
            byte[] weights = new byte[languages << bits];
            data.readFully(weights);
            return new LanguageModel(tags, bits, scale, bias, weights);
        }
    }

    void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out, 1 << 16))) {
            data.writeInt(MAGIC);
            data.writeByte(bits);
            data.writeByte(tags.size());
            data.writeFloat(scale);
            for (int i = 0; i < tags.size(); i++) {
                data.writeUTF(tags.get(i));
                data.writeFloat(bias[i]);
            }
            data.write(weights);
        }
    }

    /** Probability of each language, in the order of the tags. */
    double[] probabilities(LanguageFeatures features) {
        int size = features.size();
        int[] sums = new int[LANGUAGES_MAX];
        for (int from = 0; from < size; from += Row.ADDENDS_MAX) {
            sum(Row.NO_WORD, features.buckets(), from, Math.min(size, from + Row.ADDENDS_MAX))
                    .addTo(sums);
        }
        return probabilities(sums, size);
    }

    /**
     * @param sums of the stored weights, a language each
     * @param size number of features
     */
    double[] probabilities(int[] sums, int size) {
        int languages = tags.size();
        double factor = scale / Math.sqrt(Math.max(1, size));
        double[] scores = new double[languages];
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < languages; k++) {
            scores[k] = bias[k] + (sums[k] - OFFSET * size) * factor;
            max = Math.max(max, scores[k]);
        }
        double total = 0;
        for (int k = 0; k < languages; k++) {
            scores[k] = Math.exp(scores[k] - max);
            total += scores[k];
        }
        for (int k = 0; k < languages; k++) {
            scores[k] /= total;
        }
        return scores;
    }

    /**
     * What a word says for each language, boundaries included. Two words of the same 64-bit hash would pass for each other,
     * which one in 10^15 does.
     */
    Row word(char[] word, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ word[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        int slot = (int) (hash >>> (Long.SIZE - CACHE_BITS));
        Row cached = cache[slot];
        if (cached == null || cached.word != hash) {
            LanguageFeatures features = new LanguageFeatures(bits);
            int size = features.add(word, length);
            cached = sum(hash, features.buckets(), 0, size);
            cache[slot] = cached;
        }
        return cached;
    }

    private Row sum(long word, int[] buckets, int from, int to) {
        long even0 = 0;
        long even1 = 0;
        long even2 = 0;
        long even3 = 0;
        long odd0 = 0;
        long odd1 = 0;
        long odd2 = 0;
        long odd3 = 0;
        for (int i = from; i < to; i++) {
            int row = buckets[i] * WORDS;
            long word0 = rows[row];
            long word1 = rows[row + 1];
            long word2 = rows[row + 2];
            long word3 = rows[row + 3];
            even0 += word0 & LANES;
            even1 += word1 & LANES;
            even2 += word2 & LANES;
            even3 += word3 & LANES;
            odd0 += (word0 >>> Byte.SIZE) & LANES;
            odd1 += (word1 >>> Byte.SIZE) & LANES;
            odd2 += (word2 >>> Byte.SIZE) & LANES;
            odd3 += (word3 >>> Byte.SIZE) & LANES;
        }
        return new Row(word, to - from, even0, odd0, even1, odd1, even2, odd2, even3, odd3);
    }

    /**
     * Sums of 16 bits for all languages, over at most {@link #ADDENDS_MAX} features. Immutable, so that threads may read and
     * replace the rows of the cache without a lock.
     *
     * @param word hash of the word whose features these are
     */
    record Row(
            long word,
            int size,
            long even0,
            long odd0,
            long even1,
            long odd1,
            long even2,
            long odd2,
            long even3,
            long odd3) {
        /** So many bytes of at most 255 fit into 16 bits. */
        static final int ADDENDS_MAX = 257;

        /** For the features of several words. */
        static final long NO_WORD = 0;

        void addTo(int[] sums) {
            spread(even0, odd0, sums, 0);
            spread(even1, odd1, sums, Long.BYTES);
            spread(even2, odd2, sums, 2 * Long.BYTES);
            spread(even3, odd3, sums, 3 * Long.BYTES);
        }

        private static void spread(long even, long odd, int[] sums, int at) {
            for (int lane = 0; lane < Long.BYTES / 2; lane++) {
                sums[at + 2 * lane] += (int) (even >>> (Short.SIZE * lane)) & 0xFFFF;
                sums[at + 2 * lane + 1] += (int) (odd >>> (Short.SIZE * lane)) & 0xFFFF;
            }
        }
    }
}

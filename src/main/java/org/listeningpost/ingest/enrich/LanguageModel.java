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

/**
 * A linear model over hashed features, a byte a weight, one row of languages a bucket.
 *
 * @param bits the table has 2^bits rows
 * @param scale what one unit of a weight is worth, temperature included
 * @param weights row by row
 */
record LanguageModel(List<String> tags, int bits, float scale, float[] bias, byte[] weights) {
    private static final int MAGIC = 0x4C504C31;

    LanguageModel {
        tags = List.copyOf(tags);
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
        int languages = tags.size();
        int[] sums = new int[languages];
        int[] buckets = features.buckets();
        int size = features.size();
        byte[] table = weights;
        for (int i = 0; i < size; i++) {
            int row = buckets[i] * languages;
            for (int k = 0; k < languages; k++) {
                sums[k] += table[row + k];
            }
        }
        double factor = scale / Math.sqrt(Math.max(1, size));
        double[] scores = new double[languages];
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < languages; k++) {
            scores[k] = bias[k] + sums[k] * factor;
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
}

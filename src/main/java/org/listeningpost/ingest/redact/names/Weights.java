package org.listeningpost.ingest.redact.names;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The weights of a trained model, one byte each: the four labels of a feature are one int, so that one read fetches all.
 * Immutable.
 */
public final class Weights {
    /** Makes unsigned bytes of signed ones, 128 more each. */
    private static final int BIAS = 0x80808080;

    private static final int LANES = 0x00FF00FF;

    private final int[] packed;
    private final float[] transitions;
    private final float scale;

    private Weights(int[] packed, float[] transitions, float scale) {
        this.packed = packed;
        this.transitions = transitions.clone();
        this.scale = scale;
    }

    /** Rounds trained weights to bytes; rows of {@link Label#COUNT} a feature, their number a power of two. */
    public static Weights quantize(float[] weights, float[] transitions) {
        float largest = 1e-6f;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float scale = largest / 127;
        int[] packed = new int[weights.length / Label.COUNT];
        for (int i = 0; i < weights.length; i++) {
            int rounded = Math.round(weights[i] / scale);
            packed[i / Label.COUNT] |= (rounded & 0xFF) << (i % Label.COUNT * 8);
        }
        return new Weights(packed, transitions, scale);
    }

    int mask() {
        return packed.length - 1;
    }

    float[] transitions() {
        return transitions.clone();
    }

    /**
     * The four sums of labels over so many features, 16 bits each: outside, inside, begin, other. Each weight counts as if it
     * were 128 more, so that no sum borrows from its neighbor; in differences between labels that drops out. Such sums can be
     * added as long as there are fewer than 257 features in all.
     */
    long sum(int[] features, int count) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < count; i++) {
            int row = packed[features[i]] ^ BIAS;
            even += row & LANES;
            odd += row >>> 8 & LANES;
        }
        return (long) odd << 32 | even;
    }

    /** The same for one feature. */
    long one(int feature) {
        int row = packed[feature] ^ BIAS;
        return (long) (row >>> 8 & LANES) << 32 | (row & LANES);
    }

    /** Scores one token of the lattice by the sums of its features. */
    void score(long sums, Lattice lattice, int token) {
        int outside = (int) sums & 0xFFFF;
        int inside = (int) (sums >>> 16) & 0xFFFF;
        int begin = (int) (sums >>> 32) & 0xFFFF;
        int other = (int) (sums >>> 48);
        lattice.scores(token, (begin - outside) * scale, (inside - outside) * scale, (other - outside) * scale);
    }

    /** Writes only the features that weigh something: gap, then the four bytes. */
    void write(DataOutput out) throws IOException {
        out.writeInt(packed.length);
        out.writeFloat(scale);
        for (float transition : transitions) {
            out.writeFloat(transition);
        }
        int used = 0;
        for (int row : packed) {
            used += row == 0 ? 0 : 1;
        }
        out.writeInt(used);
        int last = -1;
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] != 0) {
                writeGap(out, i - last);
                out.writeInt(packed[i]);
                last = i;
            }
        }
    }

    static Weights read(DataInput in) throws IOException {
        int[] packed = new int[in.readInt()];
        float scale = in.readFloat();
        float[] transitions = new float[Label.COUNT * Label.COUNT];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = in.readFloat();
        }
        int used = in.readInt();
        int at = -1;
        for (int i = 0; i < used; i++) {
            at += readGap(in);
            packed[at] = in.readInt();
        }
        return new Weights(packed, transitions, scale);
    }

    private static void writeGap(DataOutput out, int gap) throws IOException {
        int rest = gap;
        while (rest >= 0x80) {
            out.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readGap(DataInput in) throws IOException {
        int gap = 0;
        int shift = 0;
        int next = in.readUnsignedByte();
        while ((next & 0x80) != 0) {
            gap |= (next & 0x7F) << shift;
            shift += 7;
            next = in.readUnsignedByte();
        }
        return gap | next << shift;
    }
}

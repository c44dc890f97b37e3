package org.listeningpost.ingest.enrich.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The learned numbers, learned apart for talk about health, for other talk, and for other talk in Spanish: a byte for each label and
 * bucket of words and n-grams, and for each {@link Tongue} what the numbers of {@link Tone} are worth.
 *
 * @param bits there are 2^bits buckets
 * @param table bucket by bucket, talk by talk, negative, neutral, positive: what all talks say of a word is read at once
 * @param units per talk, what one step of a byte is worth
 * @param tones per talk and register, number by number, label by label; the last row is the bias
 * @param temperatures per register, by which scores are divided before they become probabilities
 * @param sureFrom the confidence that is enough to give an answer
 * @param healthTalk by which talk about health is told from other talk
 */
record Weights(
        int bits,
        byte[] table,
        float[] units,
        float[][][] tones,
        float[] temperatures,
        float sureFrom,
        HealthTalk healthTalk) {
    static final int LABELS = 3;

    /** Ways of talking with tables of their own: other talk, talk about health, and other talk in Spanish. */
    static final int TALKS = 3;

    private static final int ROW = TALKS * LABELS;

    private static final int OTHER_TALK = 0;
    private static final int HEALTH_TALK = 1;
    private static final int SPANISH_TALK = 2;

    /** Two for each language group: with and without a word of illness or care for {@link #tones}, by talk for {@link #temperatures}. */
    static final int REGISTERS = 2 * Tongue.values().length;

    private static final int MAGIC = 0x4C505337;

    /** Weights that say nothing, to be learned. */
    static Weights untrained(int bits) {
        return new Weights(
                bits,
                new byte[ROW << bits],
                new float[TALKS],
                new float[TALKS][REGISTERS][(Tone.SIZE + 1) * LABELS],
                untempered(),
                0,
                HealthTalk.none());
    }

    /** Temperatures that leave scores as they are. */
    static float[] untempered() {
        float[] temperatures = new float[REGISTERS];
        Arrays.fill(temperatures, 1);
        return temperatures;
    }

    Weights calibrated(float[] registers, float enough) {
        return new Weights(bits, table, units, tones, registers, enough, healthTalk);
    }

    /** The weights that ship; see docs/sentiment.md and NOTICE for their data and attribution. */
    static Weights bundled() {
        try (InputStream in = Weights.class.getResourceAsStream("sentiment.model")) {
            if (in == null) {
                throw new IllegalStateException("the sentiment model is missing from the jar");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled sentiment model cannot be read", e);
        }
    }

    /** Which table applies. */
    static int talk(PostReading reading) {
        if (reading.isAboutHealth()) {
            return HEALTH_TALK;
        }
        return reading.tongue() == Tongue.SPANISH ? SPANISH_TALK : OTHER_TALK;
    }

    /** Which of the worths apply in a talk. */
    static int register(PostReading reading) {
        return 2 * reading.tongue().ordinal() + (reading.namesHealth() ? 1 : 0);
    }

    /** Which of the temperatures applies. */
    static int calibrated(PostReading reading) {
        return 2 * reading.tongue().ordinal() + (reading.isAboutHealth() ? 1 : 0);
    }

    static String nameOf(int register) {
        return Tongue.values()[register / 2] + (register % 2 == 0 ? "" : " on health");
    }

    int row(int bucket) {
        return (bucket & ((1 << bits) - 1)) * ROW;
    }

    /** What n-grams say together, in steps, talk by talk. */
    int[] sum(int[] grams, boolean negated) {
        int[] sums = new int[ROW];
        for (int gram : grams) {
            int row = row(negated ? Hashing.negated(gram) : gram);
            for (int i = 0; i < ROW; i++) {
                sums[i] += table[row + i];
            }
        }
        return sums;
    }

    static Weights read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
            if (data.readInt() != MAGIC || data.readUnsignedByte() != Tone.SIZE) {
                throw new IOException("not a sentiment model of this version");
            }
            int bits = data.readUnsignedByte();
            float[] units = readAll(data, TALKS);
            float sureFrom = data.readFloat();
            float[] temperatures = readAll(data, REGISTERS);
            float[][][] tones = new float[TALKS][REGISTERS][];
            for (float[][] talk : tones) {
                for (int register = 0; register < REGISTERS; register++) {
                    talk[register] = readAll(data, (Tone.SIZE + 1) * LABELS);
                }
            }
            byte[][] tables = new byte[TALKS][LABELS << bits];
            for (byte[] table : tables) {
                data.readFully(table);
            }
            return new Weights(bits, joined(tables), units, tones, temperatures, sureFrom, HealthTalk.read(data));
        }
    }

    private static float[] readAll(DataInputStream data, int count) throws IOException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = data.readFloat();
        }
        return numbers;
    }

    void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out, 1 << 16))) {
            data.writeInt(MAGIC);
            data.writeByte(Tone.SIZE);
            data.writeByte(bits);
            writeAll(units, data);
            data.writeFloat(sureFrom);
            writeAll(temperatures, data);
            for (float[][] talk : tones) {
                for (float[] register : talk) {
                    writeAll(register, data);
                }
            }
            for (int talk = 0; talk < TALKS; talk++) {
                data.write(ofTalk(talk));
            }
            healthTalk.write(data);
        }
    }

    /** Tables of each talk, bucket by bucket, as one. */
    static byte[] joined(byte[][] tables) {
        byte[] joined = new byte[TALKS * tables[0].length];
        for (int i = 0; i < joined.length; i++) {
            int inRow = i % ROW;
            joined[i] = tables[inRow / LABELS][i / ROW * LABELS + inRow % LABELS];
        }
        return joined;
    }

    private byte[] ofTalk(int talk) {
        byte[] own = new byte[LABELS << bits];
        for (int i = 0; i < own.length; i++) {
            own[i] = table[i / LABELS * ROW + talk * LABELS + i % LABELS];
        }
        return own;
    }

    private static void writeAll(float[] numbers, DataOutputStream data) throws IOException {
        for (float each : numbers) {
            data.writeFloat(each);
        }
    }
}

package org.listeningpost.ingest.enrich.sentiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Multinomial logistic regression with a quadratic penalty: what words, n-grams and the lexicon say of a tone. */
final class LogisticFit {
    /** A post with what it should come to. */
    record Example(Features features, int label, float weight) {
        Example times(float factor) {
            return new Example(features, label, factor * weight);
        }
    }

    private static final float BIAS_PENALTY = 0.01f;
    private static final int TONES = (Tone.SIZE + 1) * Weights.LABELS;

    private final float penalty;
    private final List<Example> examples;
    private final int tonesFrom;
    private final int size;
    private final Consumer<String> progress;

    LogisticFit(int bits, float penalty, List<Example> examples, Consumer<String> progress) {
        this.penalty = penalty;
        this.examples = examples;
        this.tonesFrom = Weights.LABELS << bits;
        // what the numbers of the lexicon are worth everywhere, and what they are worth beyond that in each register
        this.size = tonesFrom + TONES * (1 + Weights.REGISTERS);
        this.progress = progress;
    }

    /** The weights after so many steps, or where they stand still. */
    float[] fit(int stepsMax) {
        return new Minimizer(size, progress).least(this::lossAndSlope, stepsMax);
    }

    private double lossAndSlope(float[] weights, float[] slope) {
        Arrays.fill(slope, 0);
        double loss = 0;
        for (Example example : examples) {
            double[] share = SentimentModel.softmax(scores(weights, example.features));
            loss -= example.weight * Math.log(Math.max(1e-12, share[example.label]));
            share[example.label] -= 1;
            addSlope(example, share, slope);
        }
        for (int i = 0; i < size; i++) {
            boolean isBias = i >= tonesFrom && (i - tonesFrom) % TONES >= Tone.SIZE * Weights.LABELS;
            float each = isBias ? BIAS_PENALTY : penalty;
            loss += 0.5 * each * weights[i] * weights[i];
            slope[i] += each * weights[i];
        }
        return loss;
    }

    private void addSlope(Example example, double[] share, float[] slope) {
        Features features = example.features;
        float[] gradient = new float[Weights.LABELS];
        for (int label = 0; label < Weights.LABELS; label++) {
            gradient[label] = (float) (example.weight * share[label]);
        }
        spread(features.words(), Features.wordSize(features.words().length), gradient, slope);
        spread(features.grams(), Features.gramSize(features.grams().length), gradient, slope);
        int own = tonesFrom + TONES * (1 + features.register());
        for (int i = 0; i <= Tone.SIZE; i++) {
            float value = i == Tone.SIZE ? 1 : Features.TONE_SIZE * features.tone()[i];
            for (int label = 0; value != 0 && label < Weights.LABELS; label++) {
                slope[tonesFrom + i * Weights.LABELS + label] += value * gradient[label];
                slope[own + i * Weights.LABELS + label] += value * gradient[label];
            }
        }
    }

    private static void spread(int[] buckets, float featureSize, float[] gradient, float[] slope) {
        float first = gradient[0] * featureSize;
        float second = gradient[1] * featureSize;
        float third = gradient[2] * featureSize;
        for (int bucket : buckets) {
            int row = bucket * Weights.LABELS;
            slope[row] += first;
            slope[row + 1] += second;
            slope[row + 2] += third;
        }
    }

    private double[] scores(float[] weights, Features features) {
        double[] scores = new double[Weights.LABELS];
        add(weights, features.words(), Features.wordSize(features.words().length), scores);
        add(weights, features.grams(), Features.gramSize(features.grams().length), scores);
        int own = tonesFrom + TONES * (1 + features.register());
        for (int i = 0; i <= Tone.SIZE; i++) {
            float value = i == Tone.SIZE ? 1 : Features.TONE_SIZE * features.tone()[i];
            for (int label = 0; value != 0 && label < Weights.LABELS; label++) {
                int at = i * Weights.LABELS + label;
                scores[label] += value * (weights[tonesFrom + at] + weights[own + at]);
            }
        }
        return scores;
    }

    private static void add(float[] weights, int[] buckets, float featureSize, double[] scores) {
        float first = 0;
        float second = 0;
        float third = 0;
        for (int bucket : buckets) {
            int row = bucket * Weights.LABELS;
            first += weights[row];
            second += weights[row + 1];
            third += weights[row + 2];
        }
        scores[0] += first * featureSize;
        scores[1] += second * featureSize;
        scores[2] += third * featureSize;
    }

    /**
     * Bytes for the tables, and for each register the worth of the numbers of its lexicon.
     *
     * @param fits weights for each of the talks that {@link Weights} tells apart, in their order
     * @param talk by which talk about health is told from other talk
     * @param share of the largest weights that keep their size
     */
    static Weights quantized(int bits, List<float[]> fits, HealthTalk talk, float share) {
        int tonesFrom = Weights.LABELS << bits;
        float[] units = new float[Weights.TALKS];
        byte[][] tables = new byte[Weights.TALKS][];
        float[][][] tones = new float[Weights.TALKS][][];
        for (int each = 0; each < Weights.TALKS; each++) {
            float[] fit = fits.get(each);
            units[each] = unit(fit, tonesFrom, share);
            tables[each] = table(fit, tonesFrom, units[each]);
            tones[each] = tones(fit, tonesFrom);
        }
        return new Weights(bits, Weights.joined(tables), units, tones, Weights.untempered(), 0, talk);
    }

    private static float[][] tones(float[] weights, int tonesFrom) {
        float[][] tones = new float[Weights.REGISTERS][TONES];
        for (int register = 0; register < tones.length; register++) {
            for (int i = 0; i < TONES; i++) {
                float scale = i < Tone.SIZE * Weights.LABELS ? Features.TONE_SIZE : 1;
                tones[register][i] = scale * (weights[tonesFrom + i] + weights[tonesFrom + TONES * (1 + register) + i]);
            }
        }
        return tones;
    }

    /** The few largest are clipped, so that the many small ones keep their differences. */
    static float unit(float[] weights, int tonesFrom, float share) {
        float[] sizes = new float[tonesFrom];
        for (int i = 0; i < tonesFrom; i++) {
            sizes[i] = Math.abs(weights[i]);
        }
        Arrays.sort(sizes);
        return Math.max(1e-6f, sizes[(int) (share * (tonesFrom - 1))] / 127);
    }

    static byte[] table(float[] weights, int tonesFrom, float unit) {
        byte[] table = new byte[tonesFrom];
        for (int i = 0; i < tonesFrom; i++) {
            table[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / unit)));
        }
        return table;
    }
}

package org.listeningpost.ingest.enrich.sentiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * What was said of labeled posts, and the figures by which such things are compared.
 *
 * @param labels what is right
 * @param said what the model says
 * @param confidences how sure it is
 */
record Outcomes(int[] labels, int[] said, double[] confidences) {
    private static final int RESAMPLES = 400;
    private static final double Z = 1.96;

    /** Where in 95 of 100 samples of this size the figure lies. */
    record Interval(double lower, double upper) {}

    int size() {
        return labels.length;
    }

    int[][] confusion() {
        int[][] confusion = new int[Weights.LABELS][Weights.LABELS];
        for (int i = 0; i < labels.length; i++) {
            confusion[labels[i]][said[i]]++;
        }
        return confusion;
    }

    double accuracy() {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += labels[i] == said[i] ? 1 : 0;
        }
        return labels.length == 0 ? 0 : (double) right / labels.length;
    }

    /** Mean recall of the labels that occur: each label counts the same, however rare it is. */
    double macroRecall() {
        int[][] confusion = confusion();
        double sum = 0;
        int present = 0;
        for (int label = 0; label < Weights.LABELS; label++) {
            int all = confusion[label][0] + confusion[label][1] + confusion[label][2];
            sum += all == 0 ? 0 : (double) confusion[label][label] / all;
            present += all == 0 ? 0 : 1;
        }
        return present == 0 ? 0 : sum / present;
    }

    double macroF1() {
        int[][] confusion = confusion();
        double sum = 0;
        for (int label = 0; label < Weights.LABELS; label++) {
            int all = confusion[label][0] + confusion[label][1] + confusion[label][2];
            int found = confusion[0][label] + confusion[1][label] + confusion[2][label];
            sum += all + found == 0 ? 0 : 2.0 * confusion[label][label] / (all + found);
        }
        return sum / Weights.LABELS;
    }

    /** By resampling the posts; the seed makes it the same interval every time. */
    Interval bootstrap(ToDoubleFunction<Outcomes> figure, long seed) {
        Random random = new Random(seed);
        double[] figures = new double[RESAMPLES];
        for (int round = 0; round < RESAMPLES; round++) {
            int[] picked = random.ints(size(), 0, Math.max(1, size())).toArray();
            figures[round] = figure.applyAsDouble(pick(picked));
        }
        Arrays.sort(figures);
        return new Interval(figures[RESAMPLES / 40], figures[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    /** Wilson's interval of the accuracy. */
    Interval wilson() {
        if (size() == 0) {
            return new Interval(0, 1);
        }
        double p = accuracy();
        double z2 = Z * Z / size();
        double half = Z * Math.sqrt(p * (1 - p) / size() + z2 / 4 / size());
        return new Interval((p + z2 / 2 - half) / (1 + z2), (p + z2 / 2 + half) / (1 + z2));
    }

    /** The surest share of the posts. */
    Outcomes surest(double share) {
        Integer[] order = new Integer[size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -confidences[i]));
        int[] picked = new int[(int) Math.round(share * size())];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = order[i];
        }
        return pick(picked);
    }

    private Outcomes pick(int[] picked) {
        int[] pickedLabels = new int[picked.length];
        int[] pickedSaid = new int[picked.length];
        double[] pickedConfidences = new double[picked.length];
        for (int i = 0; i < picked.length; i++) {
            pickedLabels[i] = labels[picked[i]];
            pickedSaid[i] = said[picked[i]];
            pickedConfidences[i] = confidences[picked[i]];
        }
        return new Outcomes(pickedLabels, pickedSaid, pickedConfidences);
    }
}

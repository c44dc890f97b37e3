package org.listeningpost.ingest.enrich.sentiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Learns by which words talk about health is told from other talk: logistic regression with a quadratic penalty. */
final class HealthTalkFit {
    /** The words of a post, and whether it talks about health. */
    record Example(HealthTalk.Said said, boolean isHealth, float weight) {}

    private static final int LISTED = 1 << HealthTalk.BITS;
    private static final int BIAS = LISTED + 1;
    private static final float PENALTY = 1;
    private static final float BIAS_PENALTY = 0.001f;
    private static final int STEPS_MAX = 40;

    private final List<Example> examples;
    private final Consumer<String> progress;

    HealthTalkFit(List<Example> examples, Consumer<String> progress) {
        this.examples = examples;
        this.progress = progress;
    }

    /** @param keptSize share of the largest weights that keep their size */
    HealthTalk fit(float keptSize) {
        float[] weights = new Minimizer(BIAS + 1, progress).least(this::lossAndSlope, STEPS_MAX);
        float unit = LogisticFit.unit(weights, LISTED, keptSize);
        return new HealthTalk(LogisticFit.table(weights, LISTED, unit), unit, weights[LISTED], weights[BIAS]);
    }

    private double lossAndSlope(float[] weights, float[] slope) {
        double loss = 0;
        for (int i = 0; i < slope.length; i++) {
            float each = i == BIAS ? BIAS_PENALTY : PENALTY;
            loss += 0.5 * each * weights[i] * weights[i];
            slope[i] = each * weights[i];
        }
        for (Example example : examples) {
            int[] buckets = example.said.buckets();
            double score = weights[BIAS] + weights[LISTED] * example.said.listed();
            score += Arrays.stream(buckets)
                    .mapToDouble(bucket -> weights[bucket])
                    .sum();
            double against = example.isHealth ? -score : score;
            // the logarithm of 1 + e^x, also where e^x is beyond all numbers
            loss += example.weight * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
            float gradient = (float) (example.weight * (1 / (1 + Math.exp(-against))) * (example.isHealth ? -1 : 1));
            for (int bucket : buckets) {
                slope[bucket] += gradient;
            }
            slope[LISTED] += gradient * example.said.listed();
            slope[BIAS] += gradient;
        }
        return loss;
    }
}

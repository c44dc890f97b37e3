package org.listeningpost.trend;

import org.jspecify.annotations.Nullable;

/**
 * Nothing where something should be: so many empty buckets in a row that chance does not explain them. A source that
 * rarely says anything is silent for long before this speaks, and one that never did is never silent.
 *
 * @param buckets how many are empty, the judged one last
 * @param expected posts in all of them together
 * @param probability of none, had nothing changed
 */
public record Silence(int buckets, double expected, double probability) {
    public static final double PROBABILITY_MAX = 0.001;

    /** Judges one bucket; null where it is not empty or the history is too short. */
    public static @Nullable Silence judge(Series series, int first, int bin) {
        int begin = bin;
        while (begin > first && series.count(begin) == 0) {
            begin--;
        }
        // The last bucket with posts is not part of the silence.
        begin++;
        if (begin > bin) {
            return null;
        }
        double expected = 0;
        double logProbability = 0;
        for (int i = begin; i <= bin; i++) {
            @Nullable Expectation each = Baseline.expect(series, first, begin, i);
            if (each == null) {
                return null;
            }
            expected += each.mean();
            logProbability += each.logProbabilityOfNone();
        }
        return new Silence(bin - begin + 1, expected, Math.exp(logProbability));
    }

    public boolean isAlarm() {
        return probability < PROBABILITY_MAX;
    }

    /** 1 at the bound, 2 where the probability is the bound's square. */
    public double score() {
        return Math.log(Math.max(probability, 1e-300)) / Math.log(PROBABILITY_MAX);
    }
}

package org.listeningpost.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.jspecify.annotations.Nullable;

/**
 * A few days that hold more than their own weekly pattern lets expect: the baseline of {@link Spike}, added up over the days,
 * with an exact tail instead of a bound, since many are asked at once and chance must be counted.
 *
 * @param count of the days together
 * @param expected of the same days
 * @param variance of that count, the uncertainty of the level included
 * @param pValue probability of so many or more if nothing had changed; in number and as a share, the weaker of the two
 * @param history days that it was learned from
 */
public record Emergence(
        double count, double expected, double variance, double pValue, int history, boolean isLowConfidence) {
    /** Days that are judged together, at most: with more a weekday would come twice. */
    public static final int DAYS_MAX = 7;
    /** Share of what is told that is there by chance, at most. */
    public static final double FALSE_DISCOVERIES = 0.05;

    /** Half a post in the whole history: what was never seen is rare, not impossible. */
    private static final double UNSEEN = 0.5;

    /** How many days before the judged ones matter. */
    public static int reach() {
        return Baseline.reach(BucketWidth.DAY);
    }

    /**
     * Judges the last days of a series.
     *
     * @param rest what else there was on each day, for the share
     * @param first the first day with history
     * @return null where there is too little history
     */
    public static @Nullable Emergence judge(Series series, double[] rest, int first, int days) {
        @Nullable Emergence counted = judge(series, first, days);
        @Nullable Emergence shared = judge(series.relativeTo(rest), first, days);
        if (counted == null || shared == null) {
            return null;
        }
        return new Emergence(
                counted.count,
                counted.expected,
                counted.variance,
                Math.max(counted.pValue, shared.pValue),
                counted.history,
                counted.isLowConfidence);
    }

    private static @Nullable Emergence judge(Series series, int first, int days) {
        int begin = series.size() - days;
        double count = 0;
        double mean = 0;
        double variance = 0;
        @Nullable Expectation last = null;
        for (int bin = begin; bin < series.size(); bin++) {
            last = Baseline.expect(series, first, begin, bin);
            if (last == null) {
                return null;
            }
            count += series.count(bin);
            mean += last.mean();
            variance += last.variance();
        }
        if (last == null) {
            return null;
        }
        double floor = UNSEEN * days / Math.max(1, last.history());
        double expected = Math.max(mean, floor);
        return new Emergence(
                count,
                expected,
                Math.max(variance, expected),
                tail(count, expected, Math.max(variance, expected)),
                last.history(),
                last.isLowConfidence());
    }

    /** Probability of {@code count} or more: Poisson, or negative binomial where the variance is larger than the mean. */
    static double tail(double count, double mean, double variance) {
        if (count <= 0) {
            return 1;
        }
        if (variance <= mean * 1.0001) {
            return RegularizedGamma.P.value(count, mean);
        }
        return RegularizedBeta.complement(mean / variance, mean * mean / (variance - mean), count);
    }

    public boolean isLarge() {
        return count >= Spike.POSTS_MIN && count > expected + 1;
    }

    /** Distance from what was expected in standard deviations; for ranking. */
    public double score() {
        return (count - expected) / Math.sqrt(variance);
    }

    /**
     * P values adjusted for how many questions were asked (Benjamini and Hochberg): those at most {@link #FALSE_DISCOVERIES}
     * hold on average at most that share of chance finds.
     *
     * @param asked at least as many as there are values: all that could have been looked at
     */
    public static double[] adjusted(double[] pValues, int asked) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pValues.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> pValues[i]));
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int rank = pValues.length; rank >= 1; rank--) {
            int i = order.get(rank - 1);
            least = Math.min(least, pValues[i] * Math.max(asked, pValues.length) / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}

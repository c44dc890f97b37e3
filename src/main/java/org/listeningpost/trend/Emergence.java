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
 * @param pace against which past
 * @param count of the days together
 * @param expected of the same days
 * @param variance of that count, the uncertainty of the level included
 * @param pNumber probability of so many or more if nothing had changed, whatever there was of other posts
 * @param pValue the same in number and as a share, the weaker of the two
 * @param history days that it was learned from
 */
public record Emergence(
        Pace pace,
        double count,
        double expected,
        double variance,
        double pNumber,
        double pValue,
        int history,
        boolean isLowConfidence) {
    /** Days that are judged together, at most: with more a weekday would come twice. */
    public static final int DAYS_MAX = 7;
    /** Share of what is told that is there by chance, at most. */
    public static final double FALSE_DISCOVERIES = 0.05;

    /** Jeffreys' prior of a rate: what was never seen comes half a post in the whole history. */
    private static final double UNSEEN = 0.5;
    /** So few posts are no outbreaks of the past that could be weighed down. */
    private static final double FEW = 5;
    /** Of a level that rises for weeks less history says little. */
    private static final int SLOW_HISTORY_MIN = 28;
    /** What is as improbable as this against the last weeks may be sudden, even if it is more so against those before. */
    private static final double CLEAR = 1e-6;

    /** Against which past a rise stands out. */
    public enum Pace {
        /** More than in the weeks right before. */
        SUDDEN(Baseline.GUARD),
        /** More than before four weeks ago, and not less than since: no single day stands out of the weeks right before. */
        SLOW(28);

        private final int gap;

        Pace(int gap) {
            this.gap = gap;
        }
    }

    /**
     * Posts of one kind in a population.
     *
     * @param rest what else there was in it on each day
     */
    public record Share(Series series, double[] rest) {}

    /** How many days before the judged ones matter. */
    public static int reach() {
        return Baseline.reach(BucketWidth.DAY) - Baseline.GUARD + Pace.SLOW.gap;
    }

    /** Whether so many days, of which the last are judged and the first ones were not observed, have any past to speak of. */
    public static boolean hasHistory(int size, int first, int days) {
        return size - days - Baseline.GUARD - first >= Baseline.EARS_MIN;
    }

    /**
     * Judges the last days of a series.
     *
     * @param rest what else there was on each day, for the share
     * @param first the first day with history
     * @return null where there is too little history
     */
    public static @Nullable Emergence judge(Series series, double[] rest, int first, int days) {
        return judge(series, List.of(new Share(series, rest)), first, days);
    }

    /** @param shares the share in each of these populations; the clearest counts, as one of so many that were looked at */
    static @Nullable Emergence judge(Series series, List<Share> shares, int first, int days) {
        @Nullable Emergence sudden = judge(Pace.SUDDEN, series, shares, first, days);
        @Nullable Emergence slow = judge(Pace.SLOW, series, shares, first, days);
        if (sudden == null || slow == null) {
            return sudden;
        }
        // After quiet months both are much alike; after weeks that rise the further past says far more.
        boolean isClear = sudden.pValue <= CLEAR && sudden.pValue * sudden.pValue <= slow.pValue;
        Emergence told = isClear || sudden.pValue <= slow.pValue ? sudden : slow;
        return new Emergence(
                told.pace,
                told.count,
                told.expected,
                told.variance,
                Math.min(1, 2 * Math.min(sudden.pNumber, slow.pNumber)),
                Math.min(1, 2 * told.pValue),
                told.history,
                told.isLowConfidence);
    }

    private static @Nullable Emergence judge(Pace pace, Series series, List<Share> shares, int first, int days) {
        @Nullable Sum counted = Sum.of(pace, series, first, days);
        if (counted == null || pace == Pace.SLOW && !counted.isSlow(series, first, days)) {
            return null;
        }
        double number = tail(counted.count, counted.mean, counted.variance);
        double least = 1;
        for (Share share : shares) {
            @Nullable Sum relative = Sum.of(pace, share.series.relativeTo(share.rest), first, days);
            if (relative != null) {
                // How many other posts there were is chance as well.
                double others = Math.max(1, lastOf(share.rest, days));
                double variance = relative.variance + relative.mean * relative.mean / others;
                least = Math.min(least, shares.size() * tail(relative.count, relative.mean, variance));
            }
        }
        return new Emergence(
                pace,
                counted.count,
                counted.mean,
                counted.variance,
                number,
                Math.max(number, least),
                counted.history,
                counted.isLowConfidence);
    }

    private static double lastOf(double[] values, int days) {
        double sum = 0;
        for (int i = values.length - days; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The judged days added up, and what a past lets expect of them. */
    private record Sum(double count, double mean, double variance, int history, boolean isLowConfidence) {

        static @Nullable Sum of(Pace pace, Series series, int first, int days) {
            int begin = series.size() - days;
            return of(series, first, begin - pace.gap + Baseline.GUARD, begin, series.size());
        }

        /** @param before where the past ends, but for its guard */
        private static @Nullable Sum of(Series series, int first, int before, int begin, int end) {
            double count = 0;
            double mean = 0;
            double variance = 0;
            @Nullable Expectation last = null;
            for (int bin = begin; bin < end; bin++) {
                last = Baseline.expect(series, first, before, bin);
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
            int past = before - Baseline.GUARD;
            double posts = Math.min(FEW, last.posts()) + UNSEEN;
            double least =
                    posts * series.exposure(begin, end) / Math.max(1e-9, series.exposure(past - last.history(), past));
            double expected = Math.max(mean, least);
            double spread = Math.max(variance, expected + least * least / posts);
            return new Sum(count, expected, spread, last.history(), last.isLowConfidence());
        }

        /** What was more some weeks ago and falls is no rise, and of a short past nothing is said. */
        private boolean isSlow(Series series, int first, int days) {
            int begin = series.size() - days;
            int before = begin - Pace.SLOW.gap + Baseline.GUARD;
            @Nullable Sum between = of(series, first, before, begin - Pace.SLOW.gap, begin);
            return history >= SLOW_HISTORY_MIN && between != null && count * between.mean >= between.count * mean;
        }
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

package org.listeningpost.trend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket should hold, judged by the buckets before it. A quasi-Poisson level with seasonal factors, in which past
 * outbreaks weigh less (Farrington's method with the 2/3-power bound, as used in syndromic surveillance); the two buckets
 * right before are left out, so that a slow start of an outbreak does not raise its own bar. With little history it falls
 * back to EARS C2 and says so.
 */
public final class Baseline {
    /** Buckets between the window and the one that is judged. */
    public static final int GUARD = 2;

    private static final int DAYS = 56;
    private static final int HOURS = 28 * 24;
    private static final int DAYS_MIN = 14;
    private static final int HOURS_FOR_HOUR_OF_DAY = 72;
    private static final int HOURS_FOR_WEEKDAY = 14 * 24;
    private static final int EARS_WINDOW = 7;
    /** With fewer days nothing is said at all. */
    static final int EARS_MIN = 3;

    private static final int REFITS_MIN = 2;
    /** A great outbreak inflates the dispersion, which hides it: each refit uncovers some of it. */
    private static final int REFITS_MAX = 10;

    private static final double STILL_FALLING = 0.9;
    private static final double OUTLIER = 2.58;
    /** Below it a residual says little about a count. */
    private static final double SMALL_MEAN = 5;
    /** Variance by mean that is still the nature of a rare subject, and no outbreak. */
    private static final double BURSTS_MAX = 5;
    /** Posts of belief that a slot is like the others: rare subjects get flat factors, busy ones their own. */
    private static final double FACTOR_PRIOR = 10;

    private Baseline() {}

    /** How many buckets before a judged one can matter, guard included. */
    public static int reach(BucketWidth width) {
        return GUARD + (width == BucketWidth.DAY ? DAYS : HOURS);
    }

    /**
     * What is expected of a bucket.
     *
     * @param first the first bucket with history; earlier ones were not observed
     * @param bin the bucket to judge
     * @return null where there is too little history to say anything
     */
    public static @Nullable Expectation expect(Series series, int first, int bin) {
        return expect(series, first, bin, bin);
    }

    /**
     * The same, with a past that ends earlier than the judged bucket begins.
     *
     * @param before the first bucket that is no past any more; the guard stands before it
     */
    static @Nullable Expectation expect(Series series, int first, int before, int bin) {
        boolean isHourly = series.slotCounts().length == 2;
        int end = before - GUARD;
        int start = Math.max(first, end - (isHourly ? HOURS : DAYS));
        int size = end - start;
        if (isHourly) {
            return size < HOURS_FOR_HOUR_OF_DAY
                    ? null
                    : new Fit(series, start, end, size < HOURS_FOR_WEEKDAY ? 1 : 2).expect(bin);
        }
        if (size < DAYS_MIN) {
            return ears(series, Math.max(start, end - EARS_WINDOW), end, bin);
        }
        return new Fit(series, start, end, 1).expect(bin);
    }

    private static @Nullable Expectation ears(Series series, int start, int end, int bin) {
        int size = end - start;
        if (size < EARS_MIN) {
            return null;
        }
        double sum = 0;
        double exposure = 0;
        for (int i = start; i < end; i++) {
            sum += series.count(i);
            exposure += series.exposure(i);
        }
        double level = sum / exposure;
        double squares = 0;
        for (int i = start; i < end; i++) {
            double off = series.count(i) - level * series.exposure(i);
            squares += off * off;
        }
        double deviation = Math.max(1, Math.sqrt(squares / (size - 1)));
        double variance = deviation * deviation;
        double dispersion = level <= 0 ? 1 : Math.max(1, variance / level);
        return new Expectation(level * series.exposure(bin), variance, dispersion, 1, size, sum, true);
    }

    /** One fit of level, factors and dispersion to a window. */
    private static final class Fit {
        private final Series series;
        private final int start;
        private final int end;
        private final int parameters;
        private final double[][] factors;
        private final double[] weights;
        private double level;
        private double dispersion = 1;

        Fit(Series series, int start, int end, int dimensions) {
            this.series = series;
            this.start = start;
            this.end = end;
            int[] slots = Arrays.copyOf(series.slotCounts(), dimensions);
            this.factors = new double[dimensions][];
            int free = slots[0];
            for (int d = 0; d < dimensions; d++) {
                factors[d] = new double[slots[d]];
                Arrays.fill(factors[d], 1);
                free += d == 0 ? 0 : slots[d] - 1;
            }
            this.parameters = free;
            this.weights = new double[end - start];
            Arrays.fill(weights, 1);
            estimate();
            double before = Double.MAX_VALUE;
            for (int i = 0; i < REFITS_MAX && (i < REFITS_MIN || dispersion < STILL_FALLING * before); i++) {
                before = dispersion;
                weighOutliersDown();
                estimate();
            }
        }

        private void estimate() {
            level = levelUnder();
            // Two rounds settle the product of two dimensions; one dimension needs no second.
            for (int round = 0; round < factors.length; round++) {
                for (int d = 0; d < factors.length; d++) {
                    fitFactors(d);
                }
            }
            level = levelUnder();
            double sum = 0;
            double total = 0;
            for (int i = start; i < end; i++) {
                double residual = residual(i);
                sum += weights[i - start] * residual * residual;
                total += weights[i - start];
            }
            dispersion = total > parameters ? Math.max(1, sum / (total - parameters)) : 1;
        }

        private double levelUnder() {
            double counts = 0;
            double exposure = 0;
            for (int i = start; i < end; i++) {
                counts += weights[i - start] * series.count(i);
                exposure += weights[i - start] * shape(i);
            }
            return exposure == 0 ? 0 : counts / exposure;
        }

        private void fitFactors(int dimension) {
            double[] seen = new double[factors[dimension].length];
            double[] expected = new double[seen.length];
            for (int i = start; i < end; i++) {
                int slot = series.slot(dimension, i);
                seen[slot] += weights[i - start] * series.count(i);
                expected[slot] += weights[i - start] * level * shape(i) / factors[dimension][slot];
            }
            for (int slot = 0; slot < seen.length; slot++) {
                factors[dimension][slot] = (seen[slot] + FACTOR_PRIOR) / (expected[slot] + FACTOR_PRIOR);
            }
        }

        private void weighOutliersDown() {
            for (int i = start; i < end; i++) {
                double deviate = deviate(i);
                weights[i - start] = deviate > OUTLIER ? Math.pow(OUTLIER / deviate, 2) : 1;
            }
        }

        /**
         * How far a count stands out. A residual makes an outlier of each post where next to nothing is expected, and the
         * dispersion of what comes in bursts is lost: there a power of the count tells it, with as much dispersion as bursts
         * may have before they are taken for an outbreak.
         */
        private double deviate(int bin) {
            double mean = level * shape(bin);
            if (mean <= 0 || series.count(bin) <= mean) {
                return 0;
            }
            boolean isHourly = series.slotCounts().length == 2;
            if (mean >= SMALL_MEAN || !isHourly) { // of days there are few: a burst in the past would hide the next
                return residual(bin) / Math.sqrt(dispersion);
            }
            double spread = Math.min(dispersion, BURSTS_MAX);
            double power = Expectation.power(spread);
            return (Math.pow(series.count(bin) / mean, power) - 1) / (power * Math.sqrt(spread / mean));
        }

        private double residual(int bin) {
            double mean = level * shape(bin);
            return mean <= 0 ? 0 : (series.count(bin) - mean) / Math.sqrt(mean);
        }

        private double factor(int bin) {
            double product = 1;
            for (int d = 0; d < factors.length; d++) {
                product *= factors[d][series.slot(d, bin)];
            }
            return product;
        }

        private double shape(int bin) {
            return factor(bin) * series.exposure(bin);
        }

        private double posts() {
            double posts = 0;
            for (int i = start; i < end; i++) {
                posts += series.count(i);
            }
            return posts;
        }

        Expectation expect(int bin) {
            int size = end - start;
            double mean = level * shape(bin);
            double variance = dispersion * mean * (1 + (double) parameters / size);
            return new Expectation(mean, variance, dispersion, factor(bin), size, posts(), false);
        }
    }
}

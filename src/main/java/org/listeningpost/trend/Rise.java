package org.listeningpost.trend;

import org.jspecify.annotations.Nullable;

/**
 * A slow rise: no bucket stands out, but too many in a row are high. One-sided CUSUM over the deviates of the same
 * baseline, each bucket judged by what was before it.
 *
 * @param sum where the sum stands
 * @param begun the bucket with which the sum left zero
 */
public record Rise(double sum, int begun, double count, Expectation expected) {
    /** Buckets over which a rise may build up. */
    public static final int SPAN = 28;
    /** Half of the shift, in deviations, that shall be found soonest. */
    public static final double ALLOWANCE = 0.5;
    /** The sum that is an alarm. */
    public static final double LIMIT = 6;
    /** One wild bucket is the business of {@link Spike}: it counts only so much here. */
    private static final double DEVIATE_MAX = 3;

    /** Judges one bucket; null where the history is too short. */
    public static @Nullable Rise judge(Series series, int first, int bin) {
        double sum = 0;
        int begun = bin;
        Expectation last = null;
        for (int i = Math.max(0, bin - SPAN + 1); i <= bin; i++) {
            @Nullable Expectation expected = Baseline.expect(series, first, i);
            if (expected == null || expected.isLowConfidence()) {
                continue;
            }
            if (sum == 0) {
                begun = i;
            }
            sum = Math.max(0, sum + Math.min(DEVIATE_MAX, expected.deviate(series.count(i))) - ALLOWANCE);
            last = expected;
        }
        return last == null ? null : new Rise(sum, begun, series.count(bin), last);
    }

    public boolean isAlarm() {
        return sum > LIMIT && count >= Spike.POSTS_MIN && count > expected.mean();
    }

    public double score() {
        return sum / LIMIT;
    }
}

package org.listeningpost.trend;

import org.jspecify.annotations.Nullable;

/**
 * A count that is far above what was expected.
 *
 * @param count {@code y}
 * @param bound {@code U}: an alarm needs more than this
 * @param score distance from the mean in units of the distance to the bound
 */
public record Spike(double count, Expectation expected, double bound, double score) {
    /** Fewer posts are never a spike, whatever was expected. */
    public static final int POSTS_MIN = 5;

    /** Judges one bucket; null where the history is too short. */
    public static @Nullable Spike judge(Series series, int first, int bin, double z) {
        @Nullable Expectation expected = Baseline.expect(series, first, bin);
        if (expected == null) {
            return null;
        }
        double count = series.count(bin);
        return new Spike(count, expected, expected.upperBound(z), expected.score(count, z));
    }

    public boolean isAlarm() {
        return count > bound && count >= POSTS_MIN;
    }
}

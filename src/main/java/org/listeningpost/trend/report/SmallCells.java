package org.listeningpost.trend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.PlaceReach;

/**
 * Keeps small counts by place and facility back. A count between 0 and k is not shown; every other one is rounded to the
 * nearest multiple of k, totals too, each from its own exact count. So all sums and differences of what is published are
 * multiples of k: a small count never comes out of a subtraction, neither within one answer nor between two. A sum of
 * reactions is kept as a count is, in steps of k times what one post adds to it at most. What a question may add to a place is
 * bounded by {@link PlaceQuestions}.
 *
 * @param k the smallest count that is shown; 1 shows everything as it is
 */
record SmallCells(int k) {

    /** NaN for a count that is kept back. */
    double count(double exact) {
        return sum(exact, 1);
    }

    /**
     * NaN for a sum that is kept back: fewer posts than k never make a step, and taking them away never more than one.
     *
     * @param largest the most that one post adds to it
     */
    double sum(double exact, double largest) {
        if (exact == 0 || k <= 1) {
            return exact;
        }
        double step = k * round(largest);
        return exact < step ? Double.NaN : step * Math.round(exact / step);
    }

    /**
     * NaN for a mean of scores that is kept back; else in steps of tenths that are no finer than what one post more or less
     * moves it by, reckoned from the count that is shown.
     */
    double mean(double sum, double count) {
        double shown = count(count);
        if (k <= 1 || Double.isNaN(shown) || shown == 0) {
            return Double.isNaN(shown) ? shown : Measure.ratio(sum, count);
        }
        double least = Math.max(k, Math.ceil(shown - k / 2.0));
        // From -1 to 1 is 2.
        double tenths = Math.ceil(20 / least);
        // Ties go to the even step, so that a score and its opposite are shown alike.
        // And 0 has no sign.
        return Math.clamp(Math.rint(10 * sum / count / tenths) * tenths / 10, -1.0, 1.0) + 0.0;
    }

    /** The least of 1, 2, 5, 10, 20, 50 and so on that is not less: the step must not tell what the largest is. */
    private static double round(double largest) {
        double power = 1;
        while (true) {
            for (int each : new int[] {1, 2, 5}) {
                if (each * power >= largest) {
                    return each * power;
                }
            }
            power *= 10;
        }
    }

    /** A bound of what is counted, as a multiple of k that is not less. */
    long bound(long exact) {
        return k * Math.ceilDiv(exact, k);
    }

    /** The same for a whole tally, whose first column counts the posts; all NaN where these are too few. */
    double[] tally(Measure measure, double[] exact) {
        if (k <= 1) {
            return exact;
        }
        double[] kept = new double[exact.length];
        if (exact[0] > 0 && exact[0] < k) {
            Arrays.fill(kept, Double.NaN);
            return kept;
        }
        for (int i = 0; i < kept.length; i++) {
            kept[i] = count(exact[i]);
        }
        if (measure == Measure.ENGAGEMENT) {
            for (int i = 1; i <= Measure.SUMS; i++) {
                kept[i] = sum(exact[i], exact[Measure.SUMS + i]);
            }
        }
        if (measure == Measure.SENTIMENT) {
            // The sum of scores is shown as a mean only.
            kept[Measure.SCORE_SUM] = kept[Measure.SCORED] * mean(exact[Measure.SCORE_SUM], exact[Measure.SCORED]);
        }
        return kept;
    }

    /** Rounded to so many digits that count. */
    static double digits(double exact, int digits) {
        if (exact == 0 || Double.isNaN(exact) || Double.isInfinite(exact)) {
            return exact;
        }
        return new BigDecimal(exact)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    /** How questions may speak of places; null where everything is shown. */
    @Nullable
    PlaceQuestions places(PlaceReach.Tags tags) {
        return k > 1 ? new PlaceQuestions(tags) : null;
    }

    String rule() {
        return "By place and facility a count from 1 to " + (k - 1)
                + " is not shown; any other is rounded to the nearest"
                + " multiple of " + k
                + ", totals included, each on its own, so that no subtraction gives a small count."
                + " A sum of reactions is rounded to a multiple of " + k
                + " times what one post adds to it at most (that rounded up to 1, 2, 5, 10, 20, 50, ...), and not shown"
                + " below; a mean score goes in steps that one post does not move it by"
                + " (" + Math.ceil(20.0 / k) / 10 + " where " + k
                + " are behind it); a bucket that is not over is not shown.";
    }
}

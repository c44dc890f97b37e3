package org.listeningpost.trend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.PlaceReach;

/**
 * Keeps small counts by place and facility back. A count between 0 and k is not shown; every other one is rounded to the
 * nearest multiple of k, totals too, each from its own exact count. So all sums and differences of what is published are
 * multiples of k: a small count never comes out of a subtraction, neither within one answer nor between two. What a question
 * may add to a place is bounded by {@link PlaceQuestions}.
 *
 * @param k the smallest count that is shown; 1 shows everything as it is
 */
record SmallCells(int k) {
    /** Sums of reactions keep this many digits: their differences do not give one post's away. */
    private static final int SUM_DIGITS = 2;

    /** NaN for a count that is kept back. */
    double count(double exact) {
        if (exact == 0 || k <= 1) {
            return exact;
        }
        return exact < k ? Double.NaN : (double) k * Math.round(exact / k);
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
            keepSums(exact, kept);
        }
        if (measure == Measure.SENTIMENT) {
            // The sum of scores is shown as a mean only, to one decimal.
            kept[5] = kept[4] * Math.round(10 * Measure.ratio(exact[5], exact[4])) / 10;
        }
        return kept;
    }

    /** A sum of few posts is theirs, however many others got nothing; and a total less its other parts tells the part. */
    private void keepSums(double[] exact, double[] kept) {
        int total = Measure.SUMS;
        for (int i = 1; i <= total; i++) {
            double posts = exact[Measure.SUMS + i];
            kept[i] = posts > 0 && posts < k ? Double.NaN : digits(exact[i], SUM_DIGITS);
        }
        for (String part : List.of("likes", "shares", "comments")) {
            if (Double.isNaN(kept[Measure.ENGAGEMENT.columns().indexOf(part)])) {
                kept[total] = Double.NaN;
            }
        }
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
                + " Sums of reactions keep " + SUM_DIGITS
                + " digits and are of " + k
                + " posts with such reactions at least, a mean score one decimal; a bucket that is not over"
                + " is not shown.";
    }
}

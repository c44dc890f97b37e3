package org.listeningpost.trend.report;

import java.util.Arrays;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;

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

    /** Whether a question is one about a place or a facility. */
    static boolean concerns(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().anyMatch(SmallCells::concerns);
            case Query.Or or -> or.clauses().stream().anyMatch(SmallCells::concerns);
            case Query.Not not -> concerns(not.clause());
            case Query.Near near -> false;
            case Query.Leaf leaf ->
                leaf instanceof Query.Keyword keyword
                        && switch (keyword.field()) {
                            case FACILITY, COUNTRY, REGION -> true;
                            case PLATFORM, KIND, LANG, SENTIMENT, TOPIC, NARRATIVE, CAMPAIGN, DOMAIN, AUTHOR -> false;
                        };
        };
    }

    static String fields() {
        return String.join(
                ", ",
                KeywordField.FACILITY.typedName(),
                KeywordField.COUNTRY.typedName(),
                KeywordField.REGION.typedName());
    }

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
            kept[i] = measure == Measure.ENGAGEMENT && i > 0 ? sum(exact[i]) : count(exact[i]);
        }
        if (measure == Measure.SENTIMENT) {
            // The sum of scores is shown as a mean only, to one decimal.
            kept[5] = kept[4] * Math.round(10 * Measure.ratio(exact[5], exact[4])) / 10;
        }
        return kept;
    }

    private static double sum(double exact) {
        if (exact == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(exact))) - SUM_DIGITS + 1);
        return Math.rint(exact / unit) * unit;
    }

    String rule() {
        return "By place and facility a count from 1 to " + (k - 1)
                + " is not shown; any other is rounded to the nearest"
                + " multiple of " + k
                + ", totals included, each on its own, so that no subtraction gives a small count."
                + " Sums of reactions keep " + SUM_DIGITS
                + " digits, a mean score one decimal; a bucket that is not over"
                + " is not shown.";
    }
}

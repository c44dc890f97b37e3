package org.listeningpost.trend.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Emergence;

/** What the two answers about rises have in common. */
final class RiseAnswer {
    private RiseAnswer() {}

    static Map<String, Object> head(String trend, RisePlan plan) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("trend", trend);
        body.put("query", plan.question().text());
        body.put("interpreted", plan.question().interpreted());
        body.put("notes", plan.question().notes());
        body.put("from", plan.judged().start().toString());
        body.put("to", plan.judged().end().toString());
        body.put("time_zone", plan.zone().getId());
        return body;
    }

    /**
     * What follows from an exact count gives it away, so by place the rounded count stands alone.
     *
     * @param cells null where nothing is kept back
     */
    static void putFigures(Map<String, Object> item, Emergence rise, double adjusted, @Nullable SmallCells cells) {
        boolean isExact = cells == null;
        item.put("count", count(rise.count(), cells));
        item.put("expected", isExact ? rounded(rise.expected(), 1_000) : null);
        item.put("ratio", isExact ? rounded(rise.count() / rise.expected(), 100) : null);
        item.put("score", isExact ? rounded(rise.score(), 100) : null);
        item.put("p_value", isExact ? small(rise.pValue()) : null);
        item.put("p_adjusted", isExact ? small(adjusted) : null);
        item.put("history_days", rise.history());
        item.put("low_confidence", rise.isLowConfidence());
    }

    /** @param cells null where nothing is kept back */
    static @Nullable Object count(double exact, @Nullable SmallCells cells) {
        double count = cells == null ? exact : cells.count(exact);
        return Double.isNaN(count) ? null : (Object) (long) count;
    }

    static Map<String, String> method(String tested) {
        return Map.of(
                "unit", "posts, near-duplicates of a day counted once (exactly up to 200 a day)",
                "formula",
                        "quasi-Poisson baseline of 56 days with weekday factors, past outbreaks weighed down, the two"
                                + " days before left out (docs/alerts.md); the judged days added up; p from the negative"
                                + " binomial tail with that mean and variance, in number and as a share of all posts, the"
                                + " larger of the two",
                "multiple_testing", tested,
                "score", "(count - expected) / standard deviation; finds are in this order",
                "source", "Noufaily et al. 2013 (baseline); Benjamini & Hochberg 1995 (false discoveries)");
    }

    static Map<String, Object> smallCells(SmallCells cells) {
        return Map.of(
                "k",
                cells.k(),
                "rule",
                "By place and facility counts are rounded to multiples of " + cells.k()
                        + "; smaller ones are not shown, nor"
                        + " is what follows from the exact ones. The order is by score.");
    }

    private static double rounded(double value, double by) {
        return Math.rint(value * by) / by;
    }

    private static double small(double value) {
        return value < 1e-300 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
    }

    /** The first day on which there was any post at all: nobody observed the days before. */
    static int firstObserved(double[] all) {
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0) {
                return i;
            }
        }
        return all.length;
    }

    static double[] rest(double[] all, double[] row) {
        double[] rest = new double[all.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Math.max(0, all[i] - row[i]);
        }
        return rest;
    }

    static List<Integer> order(List<Emergence> rises, List<Integer> places) {
        return places.stream()
                .sorted(Comparator.comparingDouble(place -> -rises.get(place).score()))
                .toList();
    }
}

package org.listeningpost.trend.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Emergence;
import org.listeningpost.trend.Emergences;

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
    static void putFigures(Map<String, Object> item, Emergences.Finding finding, @Nullable SmallCells cells) {
        boolean isExact = cells == null;
        Emergence rise = finding.rise();
        item.put("pace", Keywords.of(rise.pace()));
        item.put("count", count(rise.count(), cells));
        item.put("expected", isExact ? rounded(rise.expected(), 1_000) : null);
        item.put("ratio", isExact ? rounded(rise.count() / rise.expected(), 100) : null);
        item.put("score", isExact ? rounded(rise.score(), 100) : null);
        item.put("p_value", isExact ? PValues.shown(rise.pValue()) : null);
        item.put("p_adjusted", isExact ? PValues.shown(finding.adjusted()) : null);
        item.put("history_days", rise.history());
        item.put("low_confidence", rise.isLowConfidence());
    }

    /** @param cells null where nothing is kept back */
    static @Nullable Object count(double exact, @Nullable SmallCells cells) {
        double count = cells == null ? exact : cells.count(exact);
        return Double.isNaN(count) ? null : (Object) (long) count;
    }

    /** @param isCutShort whether there was no time for the second look */
    static Map<String, String> emergingMethod(int wordsAsked, boolean isCutShort) {
        Map<String, String> method = method("false discovery rate 5 %; words and hashtags count as " + wordsAsked
                + " questions, since the tested ones were picked from all, topics as those that there are");
        method.put(
                "held_back",
                "more in number than the past lets expect, but not as a share: what grows with everything. A term that rises in"
                        + " number is also looked at among the posts that carry none of the other rising words and hashtags"
                        + " (but for those in whose posts it stands in one of five or more), so that terms that rise at once"
                        + " do not hide one another; the clearer of the two shares counts, p doubled");
        if (isCutShort) {
            method.put(
                    "cut_short",
                    "there was no time for that second look: terms that rise at once may hide one another");
        }
        return method;
    }

    static Map<String, String> gapsMethod() {
        Map<String, String> method = method("false discovery rate 5 % over all topics with posts");
        method.put(
                "official_posts",
                "of all posts about the topic, not only those that the query finds; in the query's language where it has lang:");
        return method;
    }

    private static Map<String, String> method(String tested) {
        Map<String, String> method = new LinkedHashMap<>();
        method.put(
                "unit",
                "posts, near-duplicates of a day counted once (exactly up to 200 a day; of all posts up to 40,000)");
        method.put(
                "formula",
                "quasi-Poisson baseline with weekday factors, past outbreaks weighed down (docs/alerts.md); the judged days"
                        + " added up; p from the negative binomial tail with that mean and variance, in number and as a share"
                        + " of all posts, the larger of the two");
        method.put(
                "pace",
                "sudden: against the 56 days that end two days before; slow: against the 56 days that end 28 days before,"
                        + " if it is not less than in these 28; the smaller p of the two, doubled");
        method.put("multiple_testing", tested);
        method.put("score", "(count - expected) / standard deviation; finds are in this order");
        method.put("p_value", PValues.MEANING);
        method.put(
                "source",
                "Noufaily et al. 2013 (baseline); Jeffreys 1946 (rare words); Robinson & Oshlack 2010 (shares when much"
                        + " rises at once); Benjamini & Hochberg 1995 (false discoveries)");
        return method;
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

    /** Those that are meant, the most conspicuous first. */
    static <T extends RiseItem> Stream<T> order(List<T> items, Predicate<Emergences.Finding> isMeant) {
        return items.stream()
                .filter(item -> isMeant.test(item.finding()))
                .sorted(Comparator.comparingDouble(
                        item -> -item.finding().rise().score()));
    }
}

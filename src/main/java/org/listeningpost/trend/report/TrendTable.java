package org.listeningpost.trend.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Bucket;

/**
 * A trend as it is shown: small cells kept back, shares computed, compared with its baseline.
 *
 * @param keptBack cells that are not shown because too few posts are in them
 */
record TrendTable(Series whole, List<Series> series, int keptBack) {

    /**
     * One line of a chart.
     *
     * @param value null for the posts as a whole
     * @param total over all buckets; by place over those that are over
     */
    record Series(
            @Nullable String value,
            Map<String, Double> total,
            @Nullable Comparison comparison,
            List<Point> points) {}

    /** @param baseline what the bucket is compared with; null without a baseline */
    record Point(
            Bucket bucket,
            boolean isComplete,
            Map<String, Double> shown,
            @Nullable Map<String, Double> baseline) {}

    /**
     * Buckets that are over against as many of the baseline.
     *
     * @param countRatio NaN where the baseline is empty
     */
    record Comparison(Map<String, Double> window, Map<String, Double> baseline, double countRatio, double shareRatio) {}

    static TrendTable of(TrendRequest request, TrendCounts counts, KeptBack kept, Instant now) {
        Maker maker = new Maker(request, counts.all(), kept.ofWhole(), now);
        Series whole = maker.series(null, counts.posts().cells());
        List<Series> series = new ArrayList<>();
        int keptBack = maker.keptBack;
        for (TrendCounts.Row row : counts.rows()) {
            Maker each = new Maker(request, counts.all(), kept.of(row.value()), now);
            series.add(each.series(row.value(), row.cells()));
            keptBack += each.keptBack;
        }
        if (request.kind() == TrendKind.TERMS && kept.isWhole()) {
            // Words come by what sets them apart, which is reckoned from exact counts.
            series.sort(Comparator.comparingDouble(
                            (Series each) -> behind(each.total().getOrDefault("count", Double.NaN)))
                    .thenComparing(each -> Objects.requireNonNullElse(each.value(), "")));
        }
        return new TrendTable(whole, List.copyOf(series), keptBack);
    }

    /** The more is shown, the earlier; what is kept back comes last. */
    static double behind(double shown) {
        return Double.isNaN(shown) ? 0 : -shown;
    }

    private static final class Maker {
        private final Window window;
        private final Measure measure;
        private final double[] all;
        private final @Nullable SmallCells cells;
        private final Instant now;
        private int keptBack;

        Maker(TrendRequest request, double[] all, @Nullable SmallCells cells, Instant now) {
            this.window = request.window();
            this.measure = request.kind().measure();
            this.all = all;
            this.cells = cells;
            this.now = now;
        }

        Series series(@Nullable String value, double[][] counted) {
            List<Point> points = new ArrayList<>();
            Sum total = new Sum();
            Sum over = new Sum();
            Sum before = new Sum();
            for (int i = 0; i < window.bins().size(); i++) {
                Bucket bucket = window.bins().get(i);
                boolean isComplete = !bucket.end().isAfter(now);
                double[] cell = counted[window.offset() + i];
                double allHere = all[window.offset() + i];
                if (isComplete || cells == null) {
                    total.add(cell, allHere);
                }
                Sum past = past(counted, i);
                if (isComplete) {
                    over.add(cell, allHere);
                    before.add(past.tally, past.all);
                }
                points.add(new Point(
                        bucket,
                        isComplete,
                        shown(cell, allHere, isComplete),
                        window.isCompared() ? shown(past.tally, past.all, true) : null));
            }
            return new Series(
                    value,
                    shown(total.tally, total.all, true),
                    window.isCompared() ? comparison(over, before) : null,
                    points);
        }

        /** Of no bucket that is over nothing is known, not even that it was nothing. */
        private Comparison comparison(Sum over, Sum before) {
            Map<String, Double> window = over.buckets == 0 ? unknown() : shown(over.tally, over.all, true);
            Map<String, Double> baseline = over.buckets == 0 ? unknown() : shown(before.tally, before.all, true);
            return new Comparison(window, baseline, ratio("count", window, baseline), ratio("share", window, baseline));
        }

        private static double ratio(String name, Map<String, Double> window, Map<String, Double> baseline) {
            return Measure.ratio(window.getOrDefault(name, Double.NaN), baseline.getOrDefault(name, Double.NaN));
        }

        private Map<String, Double> unknown() {
            double[] nothing = new double[measure.columns().size()];
            Arrays.fill(nothing, Double.NaN);
            return measure.shown(nothing, Double.NaN);
        }

        private Sum past(double[][] counted, int bin) {
            Sum past = new Sum();
            if (window.isCompared()) {
                List<Integer> places = window.past().get(bin);
                for (int place : places) {
                    past.add(counted[place], all[place]);
                }
                past.divideBy(places.size());
            }
            return past;
        }

        private Map<String, Double> shown(double[] tally, double allHere, boolean isComplete) {
            if (cells == null) {
                return measure.shown(tally, allHere);
            }
            double[] kept = cells.tally(measure, tally);
            if (!isComplete) {
                kept = new double[tally.length];
                Arrays.fill(kept, Double.NaN);
            } else if (Double.isNaN(kept[0])) {
                keptBack++;
            }
            Map<String, Double> shown = measure.shown(kept, allHere);
            // A count that was rounded up may be more than there were posts.
            shown.computeIfPresent("share", (name, share) -> share > 1 ? 1.0 : share);
            return shown;
        }

        /** Tallies that add up. */
        private final class Sum {
            private final double[] tally = new double[measure.columns().size()];
            private double all;
            private int buckets;

            void add(double[] more, double moreOfAll) {
                buckets++;
                measure.add(tally, more);
                all += moreOfAll;
            }

            void divideBy(int count) {
                for (int i = 0; i < tally.length; i++) {
                    tally[i] /= measure.isSum(i) ? count : 1;
                }
                all /= count;
            }
        }
    }
}

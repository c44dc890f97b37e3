package org.listeningpost.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same posts as records and as tables, through the whole path.
 *
 * @param unchanged how many posts of the tables met themselves when they came behind the records
 */
public record CsvReport(
        Machine machine, long posts, List<LoadRun.Result> ndjson, List<LoadRun.Result> csv, long unchanged) {
    private static final double GOAL = 0.9;

    public CsvReport {
        ndjson = List.copyOf(ndjson);
        csv = List.copyOf(csv);
    }

    private double ratio() {
        return BenchReport.mean(csv) / BenchReport.mean(ndjson);
    }

    /** As a table for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Machine: %s%n| posts | NDJSON | CSV | ratio | goal |%n|---|---|---|---|---|%n| %,d | %,.0f/s | %,.0f/s | %.2f | %.2f |%n"
                        + "Stored once and found again unchanged: %,d%n",
                machine.line(),
                posts,
                BenchReport.mean(ndjson),
                BenchReport.mean(csv),
                ratio(),
                GOAL,
                unchanged);
    }

    /** The same for machines. */
    public Map<String, Object> json() {
        return Map.of(
                "machine",
                machine,
                "posts",
                posts,
                "ndjson_posts_per_second",
                BenchReport.mean(ndjson),
                "csv_posts_per_second",
                BenchReport.mean(csv),
                "ratio",
                ratio(),
                "goal",
                GOAL,
                "unchanged",
                unchanged);
    }
}

package org.listeningpost.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What trends cost over the same aggregation sent straight to Elasticsearch. */
public final class TrendReport {
    private static final double GOAL = 1.15;

    private final long posts;
    private final List<SearchRun.Row> rows;

    TrendReport(long posts, List<SearchRun.Row> rows) {
        this.posts = posts;
        this.rows = List.copyOf(rows);
    }

    /** As a table for people, and for the README. */
    public String text() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT, "| %,d posts | API p50 / p95 ms | direct p50 / p95 ms | p95 ratio | goal |%n", posts));
        out.append(String.format("|---|---|---|---|---|%n"));
        for (SearchRun.Row row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f / %.1f | %.1f / %.1f | %.2f | %.2f |%n",
                    row.kind(),
                    row.api().p50(),
                    row.api().p95(),
                    row.direct().p50(),
                    row.direct().p95(),
                    ratio(row),
                    GOAL));
        }
        return out.toString();
    }

    /** The same for machines. */
    public Map<String, Object> json() {
        List<Map<String, Object>> trends = new ArrayList<>();
        for (SearchRun.Row row : rows) {
            Map<String, Object> trend = new LinkedHashMap<>();
            trend.put("trend", row.kind());
            trend.put("api", row.api());
            trend.put("direct", row.direct());
            trend.put("p95_ratio", ratio(row));
            trends.add(trend);
        }
        return Map.of("posts", posts, "goal", GOAL, "trends", trends);
    }

    private static double ratio(SearchRun.Row row) {
        return row.api().p95() / row.direct().p95();
    }
}

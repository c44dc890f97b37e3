package org.listeningpost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthReportTest {
    private static final BenchSettings SETTINGS =
            new BenchSettings(List.of(500_000L, 2_000_000L), 4, 1_000, 1, 300, false, 512, 1_024, 1, Path.of("unused"));

    private static GrowthReport.Size size(long posts, double scale) {
        GrowthQueries.Row row = new GrowthQueries.Row(
                "search, 20 hits", new Latencies.Summary(300, 4.04, 9.5, 12), new CpuSeconds(0.0012, 0.0034));
        return new GrowthReport.Size(
                new LoadRun.Result(posts, 100 * scale, 1, 1),
                (long) (200e6 * scale),
                new CpuSeconds(60 * scale, 40 * scale),
                new GuardCounters(posts, 4.5 * scale),
                new StoredPosts(posts, 4, (long) (300e6 * scale), 31, posts / 250, 20, 70 * scale, 30 * scale),
                new StoredPosts(posts, 4, (long) (250e6 * scale), 4, posts / 250, 20, 70 * scale, 45 * scale),
                12 * scale,
                new GrowthReport.Heaps(
                        new HeapWatch.Range(200, 700),
                        new HeapWatch.Range(210, 650),
                        new MeasuredService.Heap(400, 210, 512)),
                List.of(row));
    }

    private static final GrowthReport REPORT =
            new GrowthReport(Machine.here(), SETTINGS, List.of(size(500_000, 1), size(2_000_000, 4)));

    @Test
    void costs_are_told_per_million_posts_whatever_the_size() {
        List<String> lines = REPORT.text().lines().toList();
        assertTrue(lines.contains("| posts | 500,000 | 2,000,000 |"), REPORT::text);
        assertTrue(lines.contains("| CPU s per million: service | 120 | 120 |"), REPORT::text);
        assertTrue(lines.contains("| CPU s per million: Elasticsearch | 80 | 80 |"), REPORT::text);
        assertTrue(lines.contains("| disk as ingest leaves it, MB per million | 600 | 600 |"), REPORT::text);
        assertTrue(lines.contains("| disk merged, MB per million | 500 | 500 |"), REPORT::text);
        assertTrue(lines.contains("| segments in months | 31 in 4 | 31 in 4 |"), REPORT::text);
        assertTrue(lines.contains("| last guard, us a post | 9.0 | 9.0 |"), REPORT::text);
    }

    @Test
    void the_table_is_one_that_a_page_takes_as_it_is() {
        List<String> table =
                REPORT.text().lines().filter(line -> line.startsWith("|")).toList();
        assertEquals("|---|---|---|", table.get(1));
        table.forEach(line -> assertEquals(4, line.chars().filter(c -> c == '|').count(), line));
        assertTrue(table.contains("| search, 20 hits: p50 / p95 ms | 4.0 / 9.5 | 4.0 / 9.5 |"), table::toString);
        assertTrue(table.contains("| ... CPU ms: service, Elasticsearch | 1.2, 3.4 | 1.2, 3.4 |"), table::toString);
    }

    @Test
    void what_did_not_happen_costs_nothing() {
        assertEquals(0, new GuardCounters(0, 0).microsPerPost());
        assertEquals(0, new StoredPosts(0, 0, 0, 0, 0, 0, 0, 0).bulkMillis());
    }
}

package org.listeningpost.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that was measured, as a table for people and as JSON for comparison with the next run. */
public record BenchReport(Machine machine, BenchSettings settings, List<Size> sizes, MeasuredService.Heap heap) {
    public BenchReport {
        sizes = List.copyOf(sizes);
    }

    /**
     * One number of posts.
     *
     * @param preparedPerSecond what one thread of our own code does, without HTTP and Elasticsearch
     */
    public record Size(
            long posts,
            List<LoadRun.Result> plain,
            List<LoadRun.Result> whole,
            List<SearchRun.Row> searches,
            double preparedPerSecond) {
        public Size {
            plain = List.copyOf(plain);
            whole = List.copyOf(whole);
            searches = List.copyOf(searches);
        }

        double ratio() {
            return mean(whole) / mean(plain);
        }
    }

    static double mean(List<LoadRun.Result> results) {
        double seconds = results.stream().mapToDouble(LoadRun.Result::seconds).sum();
        return results.stream().mapToLong(LoadRun.Result::posts).sum() / seconds;
    }

    /** The table. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(out, "Machine: %s", machine.line());
        line(
                out,
                "%d connections, %d posts a request, %d rounds; service heap %d MB, Elasticsearch heap %d MB",
                settings.connections(),
                settings.batch(),
                settings.rounds(),
                settings.appHeapMegabytes(),
                settings.engineHeapMegabytes());
        line(
                out,
                settings.isApart()
                        ? "Elasticsearch has half of the processors for itself; service and load share the other half"
                        : "Elasticsearch, service and load share all processors");
        line(out, "");
        line(out, "%10s  %14s  %14s  %6s  %12s", "posts", "plain _bulk/s", "whole path/s", "ratio", "us per post");
        for (Size size : sizes) {
            line(
                    out,
                    "%,10d  %,14.0f  %,14.0f  %6.2f  %12.1f",
                    size.posts(),
                    mean(size.plain()),
                    mean(size.whole()),
                    size.ratio(),
                    1e6 / mean(size.whole()));
        }
        line(out, "");
        line(
                out,
                "%10s  %-28s %27s %27s  %s",
                "posts",
                "search",
                "API ms p50/p95/p99",
                "direct ms p50/p95/p99",
                "p50 ratio");
        for (Size size : sizes) {
            for (SearchRun.Row row : size.searches()) {
                line(
                        out,
                        "%,10d  %-28s %27s %27s  %.2f",
                        size.posts(),
                        row.kind(),
                        cell(row.api()),
                        cell(row.direct()),
                        row.overhead());
            }
        }
        line(out, "");
        line(
                out,
                "Heap of the service: at most %d MB used with garbage, %d MB after a collection, limit %d MB",
                heap.peak(),
                heap.live(),
                heap.limit());
        return out.toString();
    }

    private static String cell(Latencies.Summary summary) {
        return "%.1f / %.1f / %.1f".formatted(summary.p50(), summary.p95(), summary.p99());
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** The same as nested maps, for a JSON writer. */
    public Map<String, Object> json() {
        List<Object> all = new ArrayList<>();
        for (Size size : sizes) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("posts", size.posts());
            each.put("plain_bulk_posts_per_second", mean(size.plain()));
            each.put("whole_path_posts_per_second", mean(size.whole()));
            each.put("ratio", size.ratio());
            each.put("prepared_by_one_thread_per_second", size.preparedPerSecond());
            each.put("plain_bulk_rounds", size.plain());
            each.put("whole_path_rounds", size.whole());
            each.put("searches", size.searches());
            all.add(each);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("connections", settings.connections());
        json.put("batch", settings.batch());
        json.put("rounds", settings.rounds());
        json.put("searches", settings.searches());
        json.put("elasticsearch_apart", settings.isApart());
        json.put("service_heap_megabytes", heap);
        json.put("elasticsearch_heap_megabytes", settings.engineHeapMegabytes());
        json.put("sizes", all);
        return json;
    }
}

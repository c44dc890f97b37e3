package org.listeningpost.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What posts cost, one column a size, as a table for docs/growth.md and as JSON. */
public record GrowthReport(Machine machine, BenchSettings settings, List<Size> sizes) {
    public GrowthReport {
        sizes = List.copyOf(sizes);
    }

    /**
     * One number of posts.
     *
     * @param sentBytes of the requests
     * @param writing processor time of taking the posts in, until everything is on disk and nothing is merged any more
     * @param mergeSeconds processor time of merging each month into one segment
     */
    public record Size(
            LoadRun.Result load,
            long sentBytes,
            CpuSeconds writing,
            GuardCounters guard,
            StoredPosts stored,
            StoredPosts merged,
            double mergeSeconds,
            Heaps heaps,
            List<GrowthQueries.Row> queries) {
        public Size {
            queries = List.copyOf(queries);
        }

        double perMillion(double value) {
            return value * 1e6 / load.posts();
        }
    }

    /** Megabytes; of the engine by looking at it now and then, of the service by the log of its collector. */
    public record Heaps(HeapWatch.Range writing, HeapWatch.Range searching, MeasuredService.Heap service) {}

    /** The table. */
    public String text() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "Machine: %s%n%d connections, %d posts a request; service heap %d MB, Elasticsearch heap %d MB%n%n",
                machine.line(),
                settings.connections(),
                settings.batch(),
                settings.appHeapMegabytes(),
                settings.engineHeapMegabytes()));
        row(out, "posts", size -> number(size.load().posts()));
        out.append("|---".repeat(sizes.size() + 1)).append("|\n");
        writing(out);
        disk(out);
        heaps(out);
        queries(out);
        return out.toString();
    }

    private void writing(StringBuilder out) {
        row(out, "posts/s through the whole path", size -> number(size.load().postsPerSecond()));
        row(
                out,
                "CPU s per million: service",
                size -> number(size.perMillion(size.writing().service())));
        row(
                out,
                "CPU s per million: Elasticsearch",
                size -> number(size.perMillion(size.writing().engine())));
        row(
                out,
                "bulk: posts a shard and request, ms",
                size -> number((double) size.load().posts()
                                / Math.max(1, size.stored().bulks())) + ", "
                        + number(size.stored().bulkMillis()));
        row(
                out,
                "index, merge: s per million (threads' time)",
                size -> number(size.perMillion(size.stored().indexSeconds())) + ", "
                        + number(size.perMillion(size.stored().mergeSeconds())));
        row(out, "last guard, us a post", size -> tenths(size.guard().microsPerPost()));
    }

    private void disk(StringBuilder out) {
        row(out, "sent, MB per million", size -> number(size.perMillion(size.sentBytes()) / 1e6));
        row(
                out,
                "disk as ingest leaves it, MB per million",
                size -> number(size.perMillion(size.stored().bytes()) / 1e6));
        row(
                out,
                "segments in months",
                size -> size.stored().segments() + " in " + size.stored().months());
        row(
                out,
                "disk merged, MB per million",
                size -> number(size.perMillion(size.merged().bytes()) / 1e6));
        row(out, "CPU s per million: that merge", size -> number(size.perMillion(size.mergeSeconds())));
    }

    private void heaps(StringBuilder out) {
        row(
                out,
                "heap of Elasticsearch while writing, MB least / most",
                size -> range(size.heaps().writing()));
        row(
                out,
                "heap of Elasticsearch while searching, MB least / most",
                size -> range(size.heaps().searching()));
        row(
                out,
                "heap of the service so far, MB after a collection / most",
                size -> size.heaps().service().live() + " / "
                        + size.heaps().service().peak());
    }

    private void queries(StringBuilder out) {
        for (int i = 0; i < sizes.getFirst().queries().size(); i++) {
            int row = i;
            row(
                    out,
                    sizes.getFirst().queries().get(i).kind() + ": p50 / p95 ms",
                    size -> tenths(size.queries().get(row).latency().p50()) + " / "
                            + tenths(size.queries().get(row).latency().p95()));
            row(
                    out,
                    "... CPU ms: service, Elasticsearch",
                    size -> tenths(size.queries().get(row).serviceMillis()) + ", "
                            + tenths(size.queries().get(row).engineMillis()));
        }
    }

    private void row(StringBuilder out, String name, Function<Size, String> cell) {
        out.append("| ").append(name);
        sizes.forEach(size -> out.append(" | ").append(cell.apply(size)));
        out.append(" |\n");
    }

    private static String range(HeapWatch.Range range) {
        return range.floor() + " / " + range.peak();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The same as nested maps, for a JSON writer. */
    public Map<String, Object> json() {
        List<Object> all = new ArrayList<>();
        for (Size size : sizes) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("posts", size.load().posts());
            each.put("seconds", size.load().seconds());
            each.put("sent_bytes", size.sentBytes());
            each.put("cpu_seconds", size.writing());
            each.put("last_guard", size.guard());
            each.put("stored", size.stored());
            each.put("merged", size.merged());
            each.put("merge_cpu_seconds", size.mergeSeconds());
            each.put("heap_megabytes", size.heaps());
            each.put("queries", size.queries());
            all.add(each);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("connections", settings.connections());
        json.put("batch", settings.batch());
        json.put("service_heap_megabytes", settings.appHeapMegabytes());
        json.put("elasticsearch_heap_megabytes", settings.engineHeapMegabytes());
        json.put("sizes", all);
        return json;
    }
}

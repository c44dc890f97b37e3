package org.listeningpost.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same invented posts as records and as tables through the whole path, taking turns, each on fresh indices; then the tables
 * once more behind the records, where each post must meet itself.
 */
public final class CsvBench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;

    public CsvBench(BenchSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /** Measures the first size. */
    public CsvReport run() throws IOException, InterruptedException {
        progress.accept("starting Elasticsearch and the service");
        long posts = settings.sizes().getFirst();
        try (Testbed bed = Testbed.start(settings, PATIENCE);
                BatchFile records = BatchFile.invented(settings, "raw.ndjson", posts, clock);
                BatchFile tables = tables(records, posts)) {
            LoadRun asRecords = posting(bed, "application/x-ndjson", "indexed");
            LoadRun asTables = posting(bed, "text/csv", "indexed");
            progress.accept("warming up both ways");
            fresh(bed, asRecords, records, "NDJSON");
            fresh(bed, asTables, tables, "CSV");
            List<LoadRun.Result> ndjson = new ArrayList<>();
            List<LoadRun.Result> csv = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                if (round % 2 == 0) {
                    csv.add(fresh(bed, asTables, tables, "CSV"));
                }
                ndjson.add(fresh(bed, asRecords, records, "NDJSON"));
                if (round % 2 == 1) {
                    csv.add(fresh(bed, asTables, tables, "CSV"));
                }
            }
            fresh(bed, asRecords, records, "NDJSON");
            long unchanged = posting(bed, "text/csv", "unchanged").run(tables).posts();
            bed.requireStored(posts);
            return new CsvReport(Machine.here(), posts, ndjson, csv, unchanged);
        }
    }

    private BatchFile tables(BatchFile records, long posts) throws IOException {
        return BatchFile.write(
                settings.folder().resolve("raw.csv"),
                posts,
                settings.batch(),
                (from, to, out) -> CsvFile.write(records.stream((int) (from / settings.batch())), out));
    }

    private LoadRun posting(Testbed bed, String contentType, String outcome) {
        return bed.service().posting(contentType, settings.connections(), outcome);
    }

    private LoadRun.Result fresh(Testbed bed, LoadRun run, BatchFile file, String name) throws InterruptedException {
        bed.removePosts();
        LoadRun.Result result = run.run(file);
        bed.requireStored(result.posts());
        progress.accept("  %-6s %,8.0f posts/s (first tenth %,.0f, last tenth %,.0f)"
                .formatted(name, result.postsPerSecond(), result.firstPostsPerSecond(), result.lastPostsPerSecond()));
        return result;
    }
}

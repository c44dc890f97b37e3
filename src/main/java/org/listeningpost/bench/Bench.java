package org.listeningpost.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.listeningpost.elastic.BulkReply;

/**
 * The same invented posts through the whole HTTP path and, prepared, by plain {@code _bulk}: same node, same batches,
 * same number of connections, taking turns, each on fresh indices. The service runs in a process of its own.
 */
public final class Bench {
    /** Until both ways are compiled; each goes over them twice. */
    private static final int WARM_UP_POSTS = 100_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP_ROUNDS = 2;
    /** For each search of a measurement, up to {@link #WARM_UP_SEARCHES_MAX}. */
    private static final int WARM_UP_SEARCHES = 10;

    private static final int WARM_UP_SEARCHES_MAX = 3_000;

    /** The part of the answer that the service asks for, and what tells whether all is well. */
    private static final String BULK = "/_bulk?" + BulkReply.FILTER + ",errors";

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;

    public Bench(BenchSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /** Measures everything; takes about a minute per 100,000 posts and round on two cores. */
    public BenchReport run() throws IOException, InterruptedException {
        progress.accept("starting Elasticsearch and the service");
        try (Testbed bed = Testbed.start(settings, PATIENCE)) {
            return run(bed);
        }
    }

    BenchReport run(Testbed bed) throws IOException, InterruptedException {
        try (PreparedPosts prepared = PreparedPosts.like(bed, clock)) {
            long warmUpPosts = Math.min(WARM_UP_POSTS, settings.sizes().getFirst());
            try (Input warmUp = input(prepared, warmUpPosts)) {
                progress.accept("warming up both ways with %,d posts".formatted(warmUpPosts));
                for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                    indexing(bed, warmUp, true);
                    StoredSample whole = StoredSample.of(bed.elastic(), bed.names());
                    indexing(bed, warmUp, false);
                    whole.requireSame(StoredSample.of(bed.elastic(), bed.names()));
                }
            }
            int searches = Math.min(WARM_UP_SEARCHES_MAX, settings.searches() * WARM_UP_SEARCHES);
            progress.accept("warming up both ways with %,d searches".formatted(searches));
            searches(bed).warmUp(searches);
            List<BenchReport.Size> sizes = new ArrayList<>();
            for (long posts : settings.sizes()) {
                sizes.add(measure(bed, prepared, posts));
            }
            return new BenchReport(
                    Machine.here(), settings, sizes, bed.service().heap(settings.appHeapMegabytes()));
        }
    }

    /** Measures trends over the first size: the posts go in once, through the service. */
    public TrendReport runTrends() throws IOException, InterruptedException {
        progress.accept("starting Elasticsearch and the service");
        try (Testbed bed = Testbed.start(settings, PATIENCE)) {
            return runTrends(bed);
        }
    }

    TrendReport runTrends(Testbed bed) throws IOException, InterruptedException {
        long posts = settings.sizes().getFirst();
        try (BatchFile raw = BatchFile.invented(settings, "raw.ndjson", posts, clock)) {
            indexing(bed, raw, true);
            return new TrendReport(posts, new TrendRun(bed, clock).run(settings.searches(), progress));
        }
    }

    private record Input(BatchFile raw, BatchFile prepared, double preparedPerSecond) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            raw.close();
            prepared.close();
        }
    }

    private BenchReport.Size measure(Testbed bed, PreparedPosts prepared, long posts)
            throws IOException, InterruptedException {
        try (Input input = input(prepared, posts)) {
            progress.accept("%,d posts: %,d MB sent, %,d MB of documents; prepared by one thread at %,.0f a second"
                    .formatted(
                            posts,
                            input.raw().bytes() >> 20,
                            input.prepared().bytes() >> 20,
                            input.preparedPerSecond()));
            List<LoadRun.Result> plain = new ArrayList<>();
            List<LoadRun.Result> whole = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                // The last one leaves what the service stored: that is searched.
                boolean isWholeFirst = (settings.rounds() - round) % 2 == 0;
                (isWholeFirst ? whole : plain).add(indexing(bed, input, isWholeFirst));
                (isWholeFirst ? plain : whole).add(indexing(bed, input, !isWholeFirst));
            }
            List<SearchRun.Row> rows = searches(bed).run(settings.searches(), progress);
            return new BenchReport.Size(posts, plain, whole, rows, input.preparedPerSecond());
        }
    }

    private SearchRun searches(Testbed bed) {
        return new SearchRun(bed, clock);
    }

    private LoadRun.Result indexing(Testbed bed, Input input, boolean isWhole) throws InterruptedException {
        return indexing(bed, isWhole ? input.raw() : input.prepared(), isWhole);
    }

    private LoadRun.Result indexing(Testbed bed, BatchFile posts, boolean isWhole) throws InterruptedException {
        bed.removePosts();
        LoadRun run = isWhole
                ? bed.service().posting("application/x-ndjson", settings.connections(), "indexed")
                : new LoadRun(
                        bed.engine().urls().getFirst().resolve(BULK),
                        Map.of(
                                "Authorization",
                                bed.engine().credentials().authorization(),
                                "Content-Type",
                                "application/x-ndjson"),
                        settings.connections(),
                        "\"errors\":false");
        CpuSeconds before = bed.cpu();
        EngineWork workBefore = EngineWork.read(bed.elastic());
        LoadRun.Result result = run.run(posts);
        CpuSeconds used = bed.cpu().since(before);
        EngineWork work = EngineWork.read(bed.elastic()).since(workBefore);
        bed.requireStored(result.posts());
        progress.accept(
                "  %-10s %,8.0f posts/s (first tenth %,.0f, last tenth %,.0f), CPU us a post: service %.0f, engine %.0f"
                        .formatted(
                                isWhole ? "whole path" : "plain bulk",
                                result.postsPerSecond(),
                                result.firstPostsPerSecond(),
                                result.lastPostsPerSecond(),
                                used.service() * 1e6 / result.posts(),
                                used.engine() * 1e6 / result.posts()));
        progress.accept("             " + work.line());
        return result;
    }

    private Input input(PreparedPosts documents, long posts) throws IOException {
        BatchFile raw = BatchFile.invented(settings, "raw.ndjson", posts, clock);
        long start = System.nanoTime();
        BatchFile prepared = BatchFile.write(
                settings.folder().resolve("prepared.ndjson"),
                posts,
                settings.batch(),
                (from, to, out) -> documents.write(raw.stream((int) (from / settings.batch())), out));
        double perSecond = prepared.posts() / ((System.nanoTime() - start) / 1e9);
        if (prepared.posts() != posts) {
            throw new BenchException("of " + posts + " invented posts only " + prepared.posts() + " are accepted");
        }
        return new Input(raw, prepared, perSecond);
    }
}

package org.listeningpost.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.listeningpost.elastic.ElasticRequests;

/**
 * What a number of posts costs: each size is sent through the whole path into fresh indices, then searched, then merged.
 * Processor time is what the two processes used, so it also counts on a machine that does other things.
 */
public final class GrowthBench {
    private static final long WARM_UP_POSTS = 100_000;
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;

    public GrowthBench(BenchSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /** Measures one size after the other. */
    public GrowthReport run() throws IOException, InterruptedException {
        progress.accept("starting Elasticsearch and the service");
        try (Testbed testbed = Testbed.start(settings, PATIENCE)) {
            return run(testbed);
        }
    }

    GrowthReport run(Testbed testbed) throws IOException, InterruptedException {
        try (HeapWatch heap = new HeapWatch(testbed.elastic())) {
            GrowthQueries queries = new GrowthQueries(testbed, clock);
            long warmUp = Math.min(WARM_UP_POSTS, settings.sizes().getFirst());
            progress.accept("warming up with %,d posts".formatted(warmUp));
            try (BatchFile posts = posts(warmUp)) {
                send(testbed, posts);
            }
            queries.run(settings.searches(), message -> {});
            List<GrowthReport.Size> sizes = new ArrayList<>();
            for (long posts : settings.sizes()) {
                sizes.add(measure(testbed, heap, queries, posts));
            }
            return new GrowthReport(Machine.here(), settings, sizes);
        }
    }

    private GrowthReport.Size measure(Testbed testbed, HeapWatch heap, GrowthQueries queries, long count)
            throws IOException, InterruptedException {
        ElasticRequests elastic = testbed.elastic();
        try (BatchFile posts = posts(count)) {
            progress.accept("%,d posts, %,d MB".formatted(count, posts.bytes() >> 20));
            CpuSeconds before = testbed.cpu();
            GuardCounters guardBefore = GuardCounters.read(elastic, testbed.names());
            heap.begin();
            LoadRun.Result load = send(testbed, posts);
            StoredPosts stored = StoredPosts.atRest(elastic, testbed.names());
            HeapWatch.Range whileWriting = heap.seen();
            CpuSeconds writing = testbed.cpu().since(before);
            GuardCounters guard = GuardCounters.read(elastic, testbed.names()).since(guardBefore);
            if (stored.posts() != count) {
                throw new BenchException(count + " posts were sent and " + stored.posts() + " are there");
            }
            progress.accept("  %,.0f posts/s; service %,.0f, Elasticsearch %,.0f CPU s; %,d MB in %d segments"
                    .formatted(
                            load.postsPerSecond(),
                            writing.service(),
                            writing.engine(),
                            stored.bytes() >> 20,
                            stored.segments()));
            heap.begin();
            List<GrowthQueries.Row> rows = queries.run(settings.searches(), progress);
            HeapWatch.Range whileSearching = heap.seen();
            CpuSeconds beforeMerge = testbed.cpu();
            StoredPosts merged = StoredPosts.merged(elastic, testbed.names());
            double mergeSeconds = testbed.cpu().since(beforeMerge).engine();
            progress.accept("  merged: %,d MB, %,.0f CPU s".formatted(merged.bytes() >> 20, mergeSeconds));
            return new GrowthReport.Size(
                    load,
                    posts.bytes(),
                    writing,
                    guard,
                    stored,
                    merged,
                    mergeSeconds,
                    new GrowthReport.Heaps(
                            whileWriting, whileSearching, testbed.service().heap(settings.appHeapMegabytes())),
                    rows);
        }
    }

    private LoadRun.Result send(Testbed testbed, BatchFile posts) throws InterruptedException {
        testbed.removePosts();
        return testbed.service()
                .posting("application/x-ndjson", settings.connections(), "indexed")
                .run(posts);
    }

    private BatchFile posts(long count) throws IOException {
        return BatchFile.invented(settings, "posts.ndjson", count, clock);
    }
}

package org.listeningpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.PreparedDocuments;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleOrganization;
import org.listeningpost.sample.SampleWriter;

/**
 * The same invented posts through the whole HTTP path and, prepared, by plain {@code _bulk}: same node, same batches,
 * same number of connections, taking turns, each on fresh indices. The service runs in a process of its own.
 */
public final class Bench {
    /** Until both ways are compiled; each goes over them twice. */
    private static final int WARM_UP_POSTS = 100_000;

    private static final int WARM_UP_ROUNDS = 2;
    /** For each search of a measurement, up to {@link #WARM_UP_SEARCHES_MAX}. */
    private static final int WARM_UP_SEARCHES = 10;

    private static final int WARM_UP_SEARCHES_MAX = 3_000;

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;
    private final IndexNames names = new IndexNames("");

    public Bench(BenchSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /** Measures everything; takes about a minute per 100,000 posts and round on two cores. */
    public BenchReport run() throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        progress.accept("starting Elasticsearch and the service");
        try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(engineSettings());
                ElasticClients clients = ElasticClients.open(engine.endpoint(), Duration.ofMinutes(5));
                MeasuredService service = MeasuredService.start(
                        settings.folder(), settings.appHeapMegabytes(), environment(engine.endpoint()))) {
            ElasticRequests elastic = clients.requests();
            Parties parties = new Parties(engine.endpoint(), service, elastic);
            long warmUpPosts = Math.min(WARM_UP_POSTS, settings.sizes().getFirst());
            try (Input warmUp = input(warmUpPosts)) {
                progress.accept("warming up both ways with %,d posts".formatted(warmUpPosts));
                for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                    indexing(parties, warmUp, true);
                    indexing(parties, warmUp, false);
                }
            }
            int searches = Math.min(WARM_UP_SEARCHES_MAX, settings.searches() * WARM_UP_SEARCHES);
            progress.accept("warming up both ways with %,d searches".formatted(searches));
            searches(parties).warmUp(searches);
            List<BenchReport.Size> sizes = new ArrayList<>();
            for (long posts : settings.sizes()) {
                sizes.add(measure(parties, posts));
            }
            return new BenchReport(Machine.here(), settings, sizes, service.heap(settings.appHeapMegabytes()));
        }
    }

    /** Measures trends over the first size: the posts go in once, as finished documents. */
    public TrendReport runTrends() throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        progress.accept("starting Elasticsearch and the service");
        long posts = settings.sizes().getFirst();
        try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(engineSettings());
                ElasticClients clients = ElasticClients.open(engine.endpoint(), Duration.ofMinutes(5));
                MeasuredService service = MeasuredService.start(
                        settings.folder(), settings.appHeapMegabytes(), environment(engine.endpoint()));
                Input input = input(posts)) {
            ElasticRequests elastic = clients.requests();
            indexing(new Parties(engine.endpoint(), service, elastic), input, false);
            return new TrendReport(
                    posts,
                    new TrendRun(engine.endpoint(), service, elastic, names, clock).run(settings.searches(), progress));
        }
    }

    private record Parties(Endpoint engine, MeasuredService service, ElasticRequests elastic) {}

    private record Input(BatchFile raw, BatchFile prepared, double preparedPerSecond) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            raw.close();
            prepared.close();
        }
    }

    private BenchReport.Size measure(Parties parties, long posts) throws IOException, InterruptedException {
        try (Input input = input(posts)) {
            progress.accept("%,d posts: %,d MB sent, %,d MB of documents; prepared by one thread at %,.0f a second"
                    .formatted(
                            posts,
                            input.raw().bytes() >> 20,
                            input.prepared().bytes() >> 20,
                            input.preparedPerSecond()));
            List<LoadRun.Result> plain = new ArrayList<>();
            List<LoadRun.Result> whole = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                boolean isWholeFirst = round % 2 == 0;
                (isWholeFirst ? whole : plain).add(indexing(parties, input, isWholeFirst));
                (isWholeFirst ? plain : whole).add(indexing(parties, input, !isWholeFirst));
            }
            List<SearchRun.Row> rows = searches(parties).run(settings.searches(), progress);
            return new BenchReport.Size(posts, plain, whole, rows, input.preparedPerSecond());
        }
    }

    private SearchRun searches(Parties parties) {
        return new SearchRun(parties.engine(), parties.service(), parties.elastic(), names, clock);
    }

    private LoadRun.Result indexing(Parties parties, Input input, boolean isWhole)
            throws IOException, InterruptedException {
        removeIndices(parties.elastic());
        LoadRun run = isWhole
                ? new LoadRun(
                        parties.service().address().resolve("/v1/posts"),
                        parties.service().headers("application/x-ndjson"),
                        settings.connections(),
                        "\"indexed\":{posts}")
                : new LoadRun(
                        parties.engine().urls().getFirst().resolve("/_bulk"),
                        Map.of(
                                "Authorization",
                                parties.engine().credentials().authorization(),
                                "Content-Type",
                                "application/x-ndjson"),
                        settings.connections(),
                        "\"errors\":false");
        LoadRun.Result result = run.run(isWhole ? input.raw() : input.prepared());
        long stored = count(parties.elastic());
        if (stored != result.posts()) {
            throw new BenchException(result.posts() + " posts were sent and " + stored + " are there");
        }
        progress.accept("  %-10s %,8.0f posts/s (first tenth %,.0f, last tenth %,.0f)"
                .formatted(
                        isWhole ? "whole path" : "plain bulk",
                        result.postsPerSecond(),
                        result.firstPostsPerSecond(),
                        result.lastPostsPerSecond()));
        return result;
    }

    private void removeIndices(ElasticRequests elastic) {
        Testbed.removePosts(elastic, names);
    }

    private long count(ElasticRequests elastic) {
        elastic.send("POST", "/" + names.postsPattern() + "/_refresh", null);
        return elastic.get("/" + names.postsPattern() + "/_count")
                .json()
                .path("count")
                .asLong();
    }

    private Input input(long posts) throws IOException {
        SampleGenerator generator = new SampleGenerator(settings.seed(), posts, clock.instant());
        Path folder = settings.folder();
        BatchFile raw = BatchFile.write(folder.resolve("raw.ndjson"), posts, settings.batch(), (from, to, out) -> {
            SampleWriter.write(generator, from, to, out, null);
            return to - from;
        });
        PreparedDocuments documents = documents();
        long start = System.nanoTime();
        BatchFile prepared = BatchFile.write(
                folder.resolve("prepared.ndjson"),
                posts,
                settings.batch(),
                (from, to, out) -> documents.write(raw.stream((int) (from / settings.batch())), out));
        double perSecond = prepared.posts() / ((System.nanoTime() - start) / 1e9);
        if (prepared.posts() != posts) {
            throw new BenchException("of " + posts + " invented posts only " + prepared.posts() + " are accepted");
        }
        return new Input(raw, prepared, perSecond);
    }

    private PreparedDocuments documents() {
        Config config = SampleOrganization.in(Config.defaults());
        IngestPipeline pipeline = new IngestPipeline(
                config,
                Redactor.standard(
                        config.privacy().allowedAccounts(), config.privacy().allowedDomains()),
                LanguageIdentifier.standard(),
                new KeyedPseudonyms(KeyRing.of(List.of(new byte[32]))),
                clock);
        return new PreparedDocuments(
                pipeline,
                names,
                new ReadLimits(config.ingest().recordBytesMax(), config.ingest().jsonDepthMax()));
    }

    private EmbeddedSettings engineSettings() {
        return Testbed.engineSettings(settings);
    }

    private static Map<String, String> environment(Endpoint engine) {
        return Testbed.environment(engine);
    }
}

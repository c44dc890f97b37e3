package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.PreparedDocuments;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.StoredSubject;
import org.listeningpost.query.Query;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;
import org.listeningpost.search.ElasticQueries;

/**
 * How many posts a second one thread tags with how many standing queries, and what the same queries cost as one search
 * each over the same batch of posts; both must come to the same number of tags.
 */
public final class TaggingBench {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ENGINE_HEAP_MEGABYTES = 1_024;
    private static final int WARM_UP_SECONDS = 4;
    private static final int SEARCHES_A_REQUEST = 100;
    private static final int WARM_UP_SEARCHES = 1_000;

    private final Settings settings;
    private final Consumer<String> progress;
    private final Clock clock;
    private final IndexNames names = new IndexNames("tagging-");

    public TaggingBench(Settings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What to measure.
     *
     * @param queries sizes of the set
     * @param posts in the batch
     * @param texts file with one text a line; null for invented posts
     * @param searched up to this many queries are also run as searches; 0 starts no engine
     */
    public record Settings(
            List<Integer> queries,
            int posts,
            long seed,
            @Nullable Path texts,
            int searched,
            Path folder) {
        public Settings {
            queries = List.copyOf(queries);
        }
    }

    /**
     * One size of the set.
     *
     * @param searchSeconds processor time of Elasticsearch for all queries as searches over these posts; 0 where they were not run
     */
    public record Row(
            int queries,
            double compileSeconds,
            double updateMillis,
            double heapMegabytes,
            double postsPerSecond,
            double tagsPerPost,
            int unanchored,
            int posts,
            double searchSeconds) {}

    /** Measures every size. */
    public List<Row> run() throws IOException {
        List<JsonNode> posts = posts();
        List<Query> queries = new TaggingQueries(posts, settings.seed())
                .make(settings.queries().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0));
        progress.accept("%,d posts, %,d queries".formatted(posts.size(), queries.size()));
        List<Row> rows = new ArrayList<>();
        if (settings.searched() == 0) {
            for (int size : settings.queries()) {
                rows.add(measure(posts, queries.subList(0, size), null));
            }
            return rows;
        }
        try (EmbeddedElasticsearch engine =
                        EmbeddedElasticsearch.start(Testbed.engineSettings(settings.folder(), ENGINE_HEAP_MEGABYTES));
                ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            ElasticRequests elastic = clients.requests();
            new SchemaBootstrap(elastic, names, clock, 0).apply();
            index(posts, elastic);
            for (int size : settings.queries()) {
                rows.add(measure(posts, queries.subList(0, size), size <= settings.searched() ? elastic : null));
            }
        }
        return rows;
    }

    private Row measure(List<JsonNode> posts, List<Query> queries, @Nullable ElasticRequests elastic) {
        long heapBefore = heapAfterCollection();
        StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
        List<StandingSet.Member> members = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            members.add(new StandingSet.Member("n" + i, queries.get(i)));
        }
        long start = System.nanoTime();
        StandingQueries set = sets.of(members);
        double compileSeconds = (System.nanoTime() - start) / 1e9;
        double heap = (heapAfterCollection() - heapBefore) / (double) (1 << 20);
        Query last = queries.getLast();
        members.set(members.size() - 1, new StandingSet.Member("n" + (queries.size() - 1), new Query.Not(last)));
        start = System.nanoTime();
        sets.of(members);
        double updateMillis = (System.nanoTime() - start) / 1e6;
        List<StoredSubject> subjects = posts.stream().map(StoredSubject::new).toList();
        // What a word comes to is remembered: what is measured has not been seen before, as posts that come in have
        // not.
        int half = subjects.size() / 2;
        warmUp(set, subjects.subList(0, half));
        double perSecond = onePass(set, subjects.subList(half, subjects.size()));
        long tags = 0;
        for (StoredSubject subject : subjects) {
            tags += set.match(subject).size();
        }
        double searchSeconds = elastic == null ? 0 : search(queries, tags, elastic);
        Row row = new Row(
                queries.size(),
                compileSeconds,
                updateMillis,
                heap,
                perSecond,
                (double) tags / posts.size(),
                set.unanchored(),
                posts.size(),
                searchSeconds);
        progress.accept(line(row));
        return row;
    }

    private static void warmUp(StandingQueries set, List<StoredSubject> subjects) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            subjects.forEach(set::match);
        }
    }

    private static double onePass(StandingQueries set, List<StoredSubject> subjects) {
        // Of the processor's time, not of the clock's: what else the machine does must not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        subjects.forEach(set::match);
        return subjects.size() / ((threads.getCurrentThreadCpuTime() - start) / 1e9);
    }

    /** Every query as one search for all of its posts; ends with an error where they find others than were tagged. */
    private double search(List<Query> queries, long tags, ElasticRequests elastic) {
        long pid = GuardCounters.only(elastic.get("/_nodes/process"))
                .at("/process/id")
                .asLong();
        // The first time over warms the engine, as it does the tagger.
        found(queries.subList(0, Math.min(queries.size(), WARM_UP_SEARCHES)), elastic);
        double before = ProcessorTime.seconds(pid);
        long found = found(queries, elastic);
        double seconds = ProcessorTime.seconds(pid) - before;
        if (found != tags) {
            throw new BenchException("searches find " + found + " posts and tagging " + tags);
        }
        return seconds;
    }

    /** Counted and not scored: a tag asks no more. Nothing is answered from memory. */
    private long found(List<Query> queries, ElasticRequests elastic) {
        ElasticQueries compiler = new ElasticQueries(clock);
        long found = 0;
        for (int from = 0; from < queries.size(); from += SEARCHES_A_REQUEST) {
            StringBuilder body = new StringBuilder();
            for (Query query : queries.subList(from, Math.min(queries.size(), from + SEARCHES_A_REQUEST))) {
                body.append("{\"request_cache\":false}\n{\"size\":0,\"track_total_hits\":true,\"query\":")
                        .append(compiler.json(query))
                        .append("}\n");
            }
            ElasticReply reply = elastic.send(
                    "POST",
                    "/" + names.posts() + "/_msearch?filter_path=responses.hits.total.value,responses.error.type",
                    body.toString().getBytes(StandardCharsets.UTF_8));
            for (JsonNode response : reply.json().path("responses")) {
                found += response.at("/hits/total/value").asLong();
            }
        }
        return found;
    }

    private void index(List<JsonNode> posts, ElasticRequests elastic) {
        StringBuilder bulk = new StringBuilder();
        String month = names.posts() + "-2026.01";
        for (JsonNode post : posts) {
            bulk.append("{\"index\":{\"_index\":\"" + month + "\"}}\n")
                    .append(post)
                    .append('\n');
        }
        ElasticReply reply = elastic.send(
                "POST",
                "/_bulk?refresh=true&filter_path=errors",
                bulk.toString().getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess() || reply.json().path("errors").asBoolean()) {
            throw new BenchException("the posts of the bench are not all taken");
        }
    }

    /** The batch, as Elasticsearch would store it. */
    List<JsonNode> posts() throws IOException {
        return settings.texts() == null ? invented() : given(settings.texts());
    }

    private List<JsonNode> given(Path file) throws IOException {
        List<JsonNode> posts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && posts.size() < settings.posts()) {
                ObjectNode post = MAPPER.createObjectNode()
                        .put("id", "post-" + posts.size())
                        .put("platform", posts.size() % 2 == 0 ? "x" : "facebook")
                        .put("kind", "post")
                        .put("language", posts.size() % 5 == 0 ? "es" : "en")
                        .put("created_at", "2026-01-10T00:00:00Z")
                        .put("text", line);
                post.putObject("engagement").put("likes", posts.size() % 40);
                posts.add(post);
            }
        }
        return posts;
    }

    private List<JsonNode> invented() throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        SampleGenerator generator = new SampleGenerator(settings.seed(), settings.posts(), clock.instant());
        SampleWriter.write(generator, 0, settings.posts(), records, null);
        IngestPipeline pipeline = new IngestPipeline(
                Config.defaults(),
                Redactor.standard(),
                LanguageIdentifier.standard(),
                new KeyedPseudonyms(KeyRing.of(List.of(new byte[32]))),
                clock);
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        new PreparedDocuments(pipeline, names, new ReadLimits(1 << 20, 32))
                .write(new ByteArrayInputStream(records.toByteArray()), bulk);
        List<JsonNode> posts = new ArrayList<>();
        String[] lines = bulk.toString(StandardCharsets.UTF_8).split("\n");
        for (int i = 1; i < lines.length; i += 2) {
            posts.add(MAPPER.readTree(lines[i]));
        }
        return posts;
    }

    private static long heapAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The table. */
    public static String text(List<Row> rows) {
        StringBuilder out = new StringBuilder("Machine: " + Machine.here().line()
                + "; posts per second of processor time, of one thread and of Elasticsearch\n\n");
        rows.forEach(row -> out.append(line(row)).append('\n'));
        return out.toString();
    }

    private static String line(Row row) {
        String searches = row.searchSeconds() == 0
                ? ""
                : "; as searches %,.0f posts/s".formatted(row.posts() / row.searchSeconds());
        return String.format(
                Locale.ROOT,
                "%,7d queries: %,7.0f posts/s, %.2f tags a post; compiled in %.2f s, one changed in %.0f ms,"
                        + " %.0f MB, %d without an anchor%s",
                row.queries(),
                row.postsPerSecond(),
                row.tagsPerPost(),
                row.compileSeconds(),
                row.updateMillis(),
                row.heapMegabytes(),
                row.unanchored(),
                searches);
    }

    /** The same as nested maps, for a JSON writer. */
    public static Map<String, Object> json(List<Row> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", Machine.here());
        json.put("tagging", rows);
        return json;
    }
}

package org.listeningpost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.sample.Planted;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SamplePost;
import org.listeningpost.sample.SampleWriter;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** Looks for every planted personal datum in every place where the product keeps or shows something. */
@ExtendWith(ElasticExtension.class)
final class PrivacyPromisesIT {
    private static final int POSTS = 3_000;
    private static final Map<String, Planted> PLANTED = new LinkedHashMap<>();

    @TempDir
    private static Path folder;

    private static TestService service;
    private static ElasticClients elastic;
    private static IndexNames names;
    private static SampleGenerator generator;

    @BeforeAll
    static void send_posts_with_planted_personal_data(ElasticClients clients, IndexNames indexNames) throws Exception {
        elastic = clients;
        names = indexNames;
        service = TestService.start(clients, indexNames, folder);
        generator =
                new SampleGenerator(7, POSTS, service.app().clock().instant().truncatedTo(ChronoUnit.MINUTES));
        for (int i = 0; i < POSTS; i++) {
            generator.post(i).planted().forEach(planted -> PLANTED.put(planted.value(), planted));
        }
        String key = service.key(Role.INGEST);
        JsonNode account = post("/v1/posts?refresh=true", key, "application/x-ndjson", ndjson(generator));
        assertEquals(POSTS, account.path("received").asInt(), account.toString());
        assertEquals(
                POSTS,
                account.path("indexed").asInt() + account.path("rejected").asInt(),
                account.toString());
        assertTrue(account.path("rejected").asInt() < POSTS / 100, account.toString());
        broken_variants_of_the_same_records(key, generator);
        analysts_who_search_for_people(service.key(Role.ANALYST));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void no_planted_datum_is_in_any_index() throws IOException {
        elastic.typed().indices().refresh(refresh -> refresh.index(names.prefix() + "*"));
        List<String> found = new ArrayList<>();
        int documents = 0;
        for (String index : elastic.typed()
                .indices()
                .get(get -> get.index(names.prefix() + "*").expandWildcards(ExpandWildcard.All))
                .indices()
                .keySet()) {
            var hits = elastic.typed()
                    .search(search -> search.index(index).size(10_000), ObjectNode.class)
                    .hits();
            documents += hits.hits().size();
            for (var hit : hits.hits()) {
                found.addAll(leaks(index, String.valueOf(hit.source()) + hit.id()));
            }
        }
        assertTrue(documents > POSTS * 0.9, "only " + documents + " documents were read");
        assertEquals(List.of(), found);
    }

    @Test
    void no_planted_datum_is_in_the_metrics_or_in_a_file_of_the_data_folder() throws Exception {
        String metrics = service.send("GET", "/metrics", service.key(Role.OPERATOR), null, null)
                .body();
        List<String> found = new ArrayList<>(leaks("metrics", metrics));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(leaks(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
        assertTrue(metrics.contains("jvm_"), metrics);
        assertEquals(List.of(), found);
    }

    @Test
    void an_error_body_does_not_repeat_what_was_sent() throws Exception {
        String key = service.key(Role.INGEST);
        Planted planted = PLANTED.values().iterator().next();
        for (String body : List.of(
                "{\"text\":\"" + planted.value() + "\"",
                "{\"id\":\"1\",\"platform\":\"" + planted.value() + "\",\"created_at\":\"2026-01-01\",\"text\":\"x\"}",
                "{\"id\":\"1\",\"platform\":\"x\",\"created_at\":\"" + planted.value() + "\",\"text\":\"x\"}")) {
            String answer = service.send("POST", "/v1/posts", key, "application/json", body)
                    .body();
            assertEquals(List.of(), leaks("answer", answer));
        }
    }

    private static void broken_variants_of_the_same_records(String key, SampleGenerator generator) throws Exception {
        String broken = ndjson(generator)
                .lines()
                .limit(300)
                .map(line -> line.replaceFirst("\"platform\":\"[a-z_]+\"", "\"platform\":\"nowhere\""))
                .reduce("", (all, line) -> all + line + "\n");
        JsonNode account = post("/v1/posts", key, "application/x-ndjson", broken);
        assertEquals(300, account.path("rejected").asInt(), account.toString());
        assertEquals(List.of(), leaks("account", account.toString()));
    }

    private static void analysts_who_search_for_people(String key) throws Exception {
        for (Planted planted : PLANTED.values().stream()
                .filter(PrivacyPromisesIT::isStructured)
                .limit(40)
                .toList()) {
            String body = new ObjectMapper()
                    .writeValueAsString(Map.of("query", "\"" + planted.value().replace("\"", "") + "\""));
            assertEquals(
                    200,
                    service.send("POST", "/v1/search", key, "application/json", body)
                            .statusCode(),
                    planted.type());
        }
    }

    @Test
    void no_post_keeps_the_data_that_were_planted_in_it() throws IOException {
        elastic.typed().indices().refresh(refresh -> refresh.index(names.posts()));
        List<String> found = new ArrayList<>();
        int checked = 0;
        for (int i = 0; i < POSTS; i++) {
            SamplePost post = generator.post(i);
            if (post.planted().isEmpty()) {
                continue;
            }
            String id = PostId.of(Platform.of(post.platform()).orElseThrow(), post.id())
                    .value();
            var hits = elastic.typed()
                    .search(
                            search -> search.index(names.posts()).query(q -> q.ids(ids -> ids.values(id))),
                            ObjectNode.class)
                    .hits()
                    .hits();
            for (var hit : hits) {
                checked++;
                ObjectNode stored = java.util.Objects.requireNonNull(hit.source());
                String words = stored.path("text").asText() + " "
                        + stored.path("title").asText() + " " + stored.path("hashtags") + stored.path("mentions")
                        + stored.path("urls") + stored.path("place");
                post.planted().stream()
                        .filter(planted -> Pattern.compile(
                                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(planted.value()) + "(?![\\p{L}\\p{N}])",
                                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                .matcher(words)
                                .find())
                        .forEach(planted -> found.add(planted + " in " + words));
            }
        }
        assertTrue(checked > POSTS / 20, "only " + checked + " posts with planted data were found");
        assertEquals(List.of(), found);
    }

    /** Ages and other short values stand everywhere by chance; the test of each post's own words looks for those. */
    private static List<String> leaks(String where, String content) {
        String folded = content.toLowerCase(Locale.ROOT);
        return PLANTED.values().stream()
                .filter(planted -> planted.value().length() >= 6)
                .filter(planted -> folded.contains(planted.value().toLowerCase(Locale.ROOT)))
                .map(planted -> where + " holds " + planted)
                .toList();
    }

    /** A person's name alone in a query can't be told from a word; identifiers can. */
    private static boolean isStructured(Planted planted) {
        return List.of("PHONE", "EMAIL", "SSN").contains(planted.type());
    }

    private static String ndjson(SampleGenerator generator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SampleWriter.write(generator, 0, POSTS, bytes, null);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode post(String path, String key, String type, String body) throws Exception {
        return new ObjectMapper()
                .readTree(service.send("POST", path, key, type, body).body());
    }
}

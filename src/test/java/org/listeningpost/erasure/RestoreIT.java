package org.listeningpost.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.PostMonths;
import org.listeningpost.elastic.ReindexException;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** A snapshot brings back what it holds, and then forgets again whom people had asked to forget since. */
@ExtendWith(ElasticExtension.class)
@Order(2)
final class RestoreIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";

    private final ElasticRequests engine;
    private final IndexNames names;

    RestoreIT(ElasticClients clients, IndexNames names) {
        this.engine = clients.requests();
        this.names = names;
    }

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) {
        service = TestService.start(clients, names, folder);
        key = service.key(Role.values());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_is_wiped_comes_back_from_a_snapshot_in_equal_numbers_and_erasures_are_done_again() throws Exception {
        long others = Objects.requireNonNull(counts().get(names.posts()));
        for (int i = 0; i < 40; i++) {
            post("p-" + i, "author" + i % 4, "2026-0" + (1 + i % 3) + "-05T10:00:00Z");
        }
        String repository = "/_snapshot/" + names.prefix() + "files";
        expect("PUT", repository, "{\"type\":\"fs\",\"settings\":{\"location\":\"" + names.prefix() + "files\"}}");
        try {
            expect(
                    "PUT",
                    repository + "/first?wait_for_completion=true",
                    "{\"indices\":\"" + names.prefix() + "*\",\"include_global_state\":false}");
            Map<String, Long> before = counts();
            assertEquals(others + 40, before.get(names.posts()));
            String author = author("p-1");
            erase("{\"posts\":[\"" + id("p-0") + "\"]}");
            erase("{\"authors\":[\"" + author + "\"]}");
            post("p-new", "author1", "2026-03-06T10:00:00Z");
            Map<String, Long> after = counts();
            assertEquals(others + 30, after.get(names.posts()));

            wipePosts();
            assertEquals(404, engine.get("/" + names.posts() + "/_count").status());
            expect(
                    "POST",
                    repository + "/first/_restore?wait_for_completion=true",
                    "{\"indices\":\"" + names.postsPattern() + "\",\"include_global_state\":false}");
            assertEquals(before.get(names.posts()), counts().get(names.posts()), "every post is back, erased ones too");
            post("p-new", "author1", "2026-03-06T10:00:00Z");

            assertEquals(11, service.app().erasure().replay(service.app().keyRing(), "test"));
            assertEquals(after, counts());
            assertEquals(404, get("p-0").statusCode());
            assertEquals(404, get("p-1").statusCode());
            assertEquals(200, get("p-new").statusCode(), "what came after the erasure was not part of it");
            assertEquals(
                    0,
                    service.app().erasure().replay(service.app().keyRing(), "test"),
                    "there is nothing left to be done");
        } finally {
            engine.send("DELETE", repository + "/first", null);
            engine.send("DELETE", repository, null);
        }
    }

    @Test
    void months_that_are_older_than_what_is_kept_go_as_a_whole_and_the_audit_log_says_so() throws Exception {
        post("old-1", "ann", "2024-02-05T10:00:00Z");
        post("old-2", "ann", "2024-03-05T10:00:00Z");
        post("kept", "ann", "2024-04-05T10:00:00Z");
        expect("POST", "/" + names.posts() + "/_refresh", null);
        List<AuditEvent> audited = new CopyOnWriteArrayList<>();
        Clock inMay2025 = Clock.fixed(Instant.parse("2025-05-20T00:00:00Z"), ZoneOffset.UTC);
        Retention retention = new Retention(new PostMonths(engine, names), engine, names, audited::add, inMay2025);
        List<String> dropped = new ArrayList<>();
        for (PostMonths.Month month : retention.olderThan(13)) {
            dropped.add(month.label() + " " + retention.drop(month, "test"));
        }
        assertEquals(List.of("2024.02 1", "2024.03 1"), dropped);
        assertEquals(404, get("old-1").statusCode());
        assertEquals(200, get("kept").statusCode());
        assertEquals(List.of(), retention.olderThan(13));
        assertEquals(
                List.of("month.drop 1 [2024.02]", "month.drop 1 [2024.03]"),
                audited.stream()
                        .map(event -> event.action() + " " + event.hits() + " " + event.targets())
                        .toList());
    }

    @Test
    void month_of_which_not_everything_could_go_is_found_again_by_the_next_run() throws Exception {
        post("begun", "ann", "2023-02-05T10:00:00Z");
        String month = names.posts() + "-2023.02";
        String begun = names.remade(month, 2);
        expect("PUT", "/" + begun, null);
        expect("PUT", "/" + names.deadLetters() + "/_doc/letter-1?refresh=true", "{\"index\":\"" + month + "\"}");
        expect("PUT", "/" + begun + "/_settings", "{\"index.blocks.read_only\":true}");
        Clock inMay2024 = Clock.fixed(Instant.parse("2024-05-20T00:00:00Z"), ZoneOffset.UTC);
        Retention retention = new Retention(new PostMonths(engine, names), engine, names, event -> {}, inMay2024);
        PostMonths.Month whole = retention.olderThan(13).getFirst();
        assertThrows(ReindexException.class, () -> retention.drop(whole, "test"));
        assertEquals(
                404, engine.get("/" + names.deadLetters() + "/_doc/letter-1").status());
        expect("PUT", "/" + begun + "/_settings", "{\"index.blocks.read_only\":null}");
        assertEquals(List.of(whole), retention.olderThan(13));
        assertEquals(1, retention.drop(whole, "test"));
        assertEquals(404, engine.get("/" + month).status());
        assertEquals(404, engine.get("/" + begun).status());
    }

    @Test
    void a_month_that_cannot_be_counted_whole_is_not_told_by_a_part_and_does_not_go() {
        String month = names.posts() + "-2022.02";
        // A node takes one of its shards, and there are fewer nodes.
        expect(
                "PUT",
                "/" + month + "?wait_for_active_shards=0",
                "{\"settings\":{\"index.number_of_shards\":4,\"index.routing.allocation.total_shards_per_node\":1}}");
        try {
            expect("GET", "/_cluster/health/" + month + "?wait_for_active_shards=1&timeout=30s", null);
            List<AuditEvent> audited = new CopyOnWriteArrayList<>();
            Clock inMay2023 = Clock.fixed(Instant.parse("2023-05-20T00:00:00Z"), ZoneOffset.UTC);
            Retention retention = new Retention(new PostMonths(engine, names), engine, names, audited::add, inMay2023);
            PostMonths.Month torn = retention.olderThan(13).getFirst();
            assertEquals("2022.02", torn.label());
            assertThrows(ElasticUnreachableException.class, () -> retention.drop(torn, "test"));
            assertEquals(List.of(), audited);
            assertEquals(List.of(torn), retention.olderThan(13));
        } finally {
            expect("DELETE", "/" + month, null);
        }
    }

    private void wipePosts() {
        for (PostMonths.Month month : new PostMonths(engine, names).all()) {
            expect("DELETE", "/" + month.read(), null);
        }
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String index : List.of(names.posts(), names.alerts(), names.narratives(), names.deadLetters())) {
            expect("POST", "/" + index + "/_refresh", null);
            counts.put(
                    index,
                    engine.get("/" + index + "/_count").json().path("count").asLong());
        }
        return counts;
    }

    private static void erase(String body) throws Exception {
        ok(service.send("POST", "/v1/erasures", key, "application/json", body));
    }

    private static void post(String nativeId, String handle, String created) throws Exception {
        String record = """
                {"platform":"reddit","id":"%s","created_at":"%s","text":"a few words","author":{"handle":"%s"}}
                """.formatted(nativeId, created, handle);
        JsonNode account = ok(service.send("POST", "/v1/posts?refresh=true", key, "application/x-ndjson", record));
        assertEquals(1, account.path("indexed").asInt(), account::toString);
    }

    private static java.net.http.HttpResponse<String> get(String nativeId) throws Exception {
        return service.send("GET", "/v1/posts/" + id(nativeId), key, null, null);
    }

    private static String author(String nativeId) throws Exception {
        return MAPPER.readTree(get(nativeId).body()).at("/author/key").asText();
    }

    private static String id(String nativeId) {
        return PostId.of(Platform.REDDIT, nativeId).value();
    }

    private void expect(String method, String path, @Nullable String body) {
        ElasticReply reply = engine.send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> new String(reply.body(), StandardCharsets.UTF_8));
    }
}

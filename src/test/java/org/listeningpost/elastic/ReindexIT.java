package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.PostMonths.Month;
import org.listeningpost.ingest.StoredEnrichment;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.TestService;

/** A month moves to another index while people write, edit, erase and search. */
@ExtendWith(ElasticExtension.class)
@Order(2)
final class ReindexIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int STILL = 2_500;
    private static final int TOGETHER = 500;
    private static final int ERASED = 20;
    private static final String TIME = "2026-01-10T10:00:00Z";

    /** What a process that is killed does at that point: nothing more. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";
    /** With the rights that they have in earnest, and no others. */
    private static ElasticClients setup;

    private static ElasticClients indexer;

    private final ElasticRequests engine;
    private final IndexNames names;
    private final PostMonths months;
    /** What has to be there at the end: texts by id. */
    private final Map<String, String> expected = new ConcurrentHashMap<>();

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final ConcurrentSkipListSet<Long> seen = new ConcurrentSkipListSet<>();
    private volatile boolean isOver;

    ReindexIT(ElasticClients clients, IndexNames names) {
        this.engine = clients.requests();
        this.names = names;
        this.months = new PostMonths(setup.requests(), names);
    }

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) {
        service = TestService.start(clients, names, folder);
        // Each shard counts for itself what is written to it.
        new SchemaBootstrap(clients.requests(), names, Clock.systemUTC(), 0, 2).apply();
        key = service.key(Role.values());
        ElasticUsers users = ElasticUsers.provision(clients, names, folder.resolve("secrets"));
        setup = ElasticClients.open(users.setup());
        indexer = ElasticClients.open(users.indexer());
    }

    @AfterAll
    static void stop(ElasticClients clients, IndexNames names) throws IOException {
        service.close();
        setup.close();
        indexer.close();
        for (String name : List.of("setup", "indexer", "api", "boards")) {
            String user = names.prefix() + "listening_post_" + name;
            clients.typed().security().deleteUser(delete -> delete.username(user));
            clients.typed().security().deleteRole(delete -> delete.name(user));
        }
    }

    @Test
    void a_month_moves_without_a_gap_interrupted_and_resumed_and_what_was_deleted_stays_deleted() throws Exception {
        for (int from = 0; from < STILL; from += TOGETHER) {
            StringBuilder still = new StringBuilder();
            for (int i = from; i < from + TOGETHER; i++) {
                still.append(line("still-" + i, "calm words", TIME, null, expected));
            }
            send(still.toString(), TOGETHER);
        }
        addAField();
        Thread writer = Thread.ofPlatform().start(this::write);
        Thread reader = Thread.ofPlatform().start(this::look);
        try {
            AtomicInteger copied = new AtomicInteger();
            assertThrows(
                    Killed.class,
                    () -> reindex().run(january(), more -> {
                        if (copied.addAndGet(more(more)) >= 1_000) {
                            throw new Killed();
                        }
                    }));
            assertNotNull(january().other(), "the next one finds what was begun");
            for (int i = 0; i < ERASED; i++) {
                erase("still-" + i);
            }
            // As if it had been killed a second time, while writers wait.
            months.block(january().read());
            AtomicInteger again = new AtomicInteger();
            long posts = reindex().run(january(), more -> again.addAndGet(more(more)));
            assertTrue(posts >= STILL - ERASED);
            assertEquals(names.remade(names.posts() + "-2026.01", 2), january().read());
            awaitWrites();
            assertTrue(reindex().run(january(), more -> {}) >= posts - 100, "and once more, from alias to alias");
            awaitWrites();
        } finally {
            isOver = true;
            writer.join();
            reader.join();
        }
        assertEquals(names.remade(names.posts() + "-2026.01", 3), january().read());
        assertTrue(engine.get("/" + january().read() + "/_mapping")
                .json()
                .toString()
                .contains("\"added\""));
        assertEquals(new TreeMap<>(expected), stored());
        assertTrue(
                seen.first() == STILL - ERASED && seen.last() <= STILL,
                () -> "a search saw a gap, or a post twice: " + seen);
        assertTrue(looks.get() > 20, "and there were " + looks);
    }

    @Test
    void an_edited_post_that_comes_to_a_moved_month_stays_there_and_one_that_leaves_it_leaves_it() throws Exception {
        Map<String, String> march = new TreeMap<>();
        send(line("m-1", "first", "2026-03-01T10:00:00Z", null, march), 1);
        reindex().run(month("2026.03"), more -> {});
        send(line("m-2", "second", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", march), 1);
        send(line("m-1", "moved", "2026-04-01T10:00:00Z", "2026-04-01T11:00:00Z", march), 1);
        assertEquals("moved", text("m-1"));
        assertEquals("second", text("m-2"));
        assertEquals(1, count(month("2026.03").name()));
        assertEquals(1, count(month("2026.04").name()));
    }

    @Test
    void when_the_answer_to_the_move_is_lost_writers_wait_and_what_they_wrote_all_the_same_is_not_lost()
            throws Exception {
        Map<String, String> september = new TreeMap<>();
        send(line("s-1", "first", "2025-09-01T10:00:00Z", null, september), 1);
        try (FaultyProxy proxy = new FaultyProxy(setup.endpoint(), path -> path.endsWith("/_aliases"));
                ElasticClients far = ElasticClients.open(proxy.endpoint())) {
            Reindex cut = reindex(new PostMonths(far.requests(), names));
            proxy.inject(FaultyProxy.Fault.LOST_ANSWER);
            assertThrows(ElasticUnreachableException.class, () -> cut.run(month("2025.09"), more -> {}));
        }
        assertTrue(month("2025.09").isMoved());
        String old = month("2025.09").name();
        assertTrue(engine.get("/" + old + "/_settings/index.blocks.write")
                .json()
                .toString()
                .contains("\"true\""));
        // As an earlier version left it, or another run that failed.
        months.unblock(old);
        send(line("s-2", "second", "2025-09-02T10:00:00Z", null, september), 1);
        assertEquals(2, reindex().run(month("2025.09"), more -> {}));
        assertEquals("second", text("s-2"));
        assertEquals(2, count(old));
    }

    @Test
    void a_run_that_fails_before_the_move_lets_writers_go_on() throws Exception {
        Map<String, String> october = new TreeMap<>();
        send(line("o-1", "first", "2025-10-01T10:00:00Z", null, october), 1);
        try (FaultyProxy proxy = new FaultyProxy(setup.endpoint(), path -> path.endsWith("/_aliases"));
                ElasticClients far = ElasticClients.open(proxy.endpoint())) {
            Reindex cut = reindex(new PostMonths(far.requests(), names));
            proxy.inject(FaultyProxy.Fault.UNAVAILABLE);
            assertThrows(ReindexException.class, () -> cut.run(month("2025.10"), more -> {}));
        }
        assertFalse(month("2025.10").isMoved());
        send(line("o-2", "second", "2025-10-02T10:00:00Z", null, october), 1);
        assertEquals(2, reindex().run(month("2025.10"), more -> {}));
    }

    @Test
    void what_was_begun_can_be_given_up_and_a_month_can_go() throws Exception {
        Map<String, String> june = new TreeMap<>();
        send(line("j-1", "summer", "2025-06-01T10:00:00Z", null, june), 1);
        assertThrows(
                Killed.class,
                () -> reindex().run(month("2025.06"), more -> {
                    throw new Killed();
                }));
        String begun = String.valueOf(month("2025.06").other());
        reindex().abandon(month("2025.06"));
        assertEquals(404, engine.get("/" + begun).status());
        send(line("j-2", "summer", "2025-06-02T10:00:00Z", null, june), 1);
        assertEquals(2, count(month("2025.06").name()));
        months.drop(month("2025.06"));
        assertFalse(months.all().stream().anyMatch(month -> month.label().equals("2025.06")));
    }

    /** A later version of the product has one field more. */
    private void addAField() {
        String path = "/_index_template/" + names.prefix() + "listening-post-posts-remade";
        ObjectNode template = (ObjectNode) engine.get(path).json().at("/index_templates/0/index_template");
        template.remove(List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis"));
        ((ObjectNode) template.at("/template/mappings/properties"))
                .putObject("added")
                .put("type", "keyword");
        ElasticReply reply = engine.send("PUT", path, bytes(template));
        assertTrue(reply.isSuccess(), () -> new String(reply.body(), StandardCharsets.UTF_8));
    }

    private Reindex reindex() {
        return reindex(months);
    }

    private static Reindex reindex(PostMonths months) {
        return new Reindex(months, indexer.requests(), 5_000, StoredEnrichment::renew);
    }

    private Month january() {
        return month("2026.01");
    }

    private Month month(String label) {
        return months.all().stream()
                .filter(month -> month.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static int more(long posts) {
        return Math.toIntExact(posts);
    }

    /** New posts, later versions of them, and erasures, all the time. */
    private void write() {
        try {
            for (int i = 0; !isOver; i++) {
                String id = "new-" + i;
                send(line(id, "words " + i, TIME, null, expected), 1);
                send(line(id, "other words " + i, TIME, "2026-01-11T10:00:00Z", expected), 1);
                if (i % 3 == 0) {
                    erase(id);
                }
                written.incrementAndGet();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitWrites() throws Exception {
        int before = written.get();
        await(() -> written.get() > before + 3);
    }

    private void erase(String nativeId) throws Exception {
        String id = PostId.of(Platform.REDDIT, nativeId).value();
        ok(service.send("POST", "/v1/erasures", key, "application/json", "{\"posts\":[\"" + id + "\"]}"));
        expected.remove(id);
    }

    private void look() {
        byte[] calm = "{\"query\":{\"match_phrase\":{\"text\":\"calm words\"}}}".getBytes(StandardCharsets.UTF_8);
        while (!isOver) {
            ElasticReply reply = engine.send("POST", "/" + names.posts() + "/_count", calm);
            assertTrue(reply.isSuccess());
            seen.add(reply.json().path("count").asLong());
            looks.incrementAndGet();
        }
    }

    private static void send(String lines, int posts) throws Exception {
        await(() -> {
            var answer = service.send("POST", "/v1/posts?refresh=true", key, "application/x-ndjson", lines);
            // 503: the month takes no writes for a moment, and every source sends again.
            if (answer.statusCode() == 503) {
                return false;
            }
            JsonNode account = ok(answer);
            assertEquals(
                    posts,
                    account.path("indexed").asInt()
                            + account.path("updated").asInt()
                            + account.path("unchanged").asInt(),
                    account::toString);
            return true;
        });
    }

    private static String line(
            String nativeId, String text, String created, @Nullable String edited, Map<String, String> expected) {
        ObjectNode record = MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", nativeId)
                .put("created_at", created)
                .put("text", text);
        if (edited != null) {
            record.put("edited_at", edited);
        }
        expected.put(PostId.of(Platform.REDDIT, nativeId).value(), text);
        return record + "\n";
    }

    private String text(String nativeId) throws Exception {
        String id = PostId.of(Platform.REDDIT, nativeId).value();
        return ok(service.send("GET", "/v1/posts/" + id, key, null, null))
                .path("text")
                .asText();
    }

    private long count(String index) {
        engine.send("POST", "/" + index + "/_refresh", null);
        return engine.get("/" + index + "/_count").json().path("count").asLong();
    }

    private Map<String, String> stored() {
        engine.send("POST", "/" + names.posts() + "/_refresh", null);
        Map<String, String> texts = new TreeMap<>();
        JsonNode hits = engine.get("/" + names.posts() + "-2026.01/_search?size=10000&_source=text")
                .json()
                .at("/hits/hits");
        hits.forEach(hit -> texts.put(
                hit.path("_id").asText(), hit.path("_source").path("text").asText()));
        assertEquals(hits.size(), texts.size());
        return texts;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

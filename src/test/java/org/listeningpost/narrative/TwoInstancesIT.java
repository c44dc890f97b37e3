package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** Two services side by side: what is changed through one is in force for what comes in through the other. */
@ExtendWith(ElasticExtension.class)
final class TwoInstancesIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> WORDS = List.of("garlic", "vinegar", "aspirin", "vaccine", "magnets", "bleach");

    @TempDir
    private static Path folder;

    private static TestService here;
    private static TestService there;
    private static String key = "";

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) {
        here = TestService.start(clients, names, folder.resolve("here"));
        there = TestService.start(clients, names, folder.resolve("there"));
        key = here.key(Role.values());
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
    }

    @Test
    @Timeout(120)
    void posts_that_come_through_one_carry_the_narrative_as_it_was_changed_through_the_other(TestReporter report)
            throws Exception {
        String id = ok(here.send("POST", "/v1/narratives", key, "application/json", draft(WORDS.getFirst())))
                .path("id")
                .asText();
        // Keys reach the other instance as well, in their own time.
        while (there.send("GET", "/v1/narratives", key, null, null).statusCode() == 401) {
            Thread.onSpinWait();
        }
        List<Long> waited = new ArrayList<>();
        try (Load load = new Load()) {
            await(() -> load.posts() > 0);
            for (int change = 1; change < WORDS.size(); change++) {
                String path = "/v1/narratives/" + id;
                ok(here.send("PUT", path, key, "application/json", draft(WORDS.get(change)), "\"" + change + "\""));
                long wanted = setOf(here);
                long start = System.nanoTime();
                await(() -> setOf(there) >= wanted);
                waited.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
                JsonNode stored = ingest("now-" + change, "people say that the " + WORDS.get(change) + " helps");
                // A back-fill gives tags, too, but leaves the number of the set that the post met on its way in.
                assertTrue(stored.path("narratives_at").asLong() >= wanted, stored::toString);
                assertTrue(stored.path("narratives").toString().contains(id), stored::toString);
            }
        }
        // The goal is 2,000; the report has what it was, the test only that it comes.
        report.publishEntry(Map.of("milliseconds until a change tags elsewhere", waited.toString()));
        assertEquals(
                0,
                ingest("last", "people say that the " + WORDS.getFirst() + " helps")
                        .path("narratives")
                        .size(),
                "and the first query is in force nowhere any more");
    }

    /** The set that an instance tags with. */
    private static long setOf(TestService instance) throws Exception {
        return ok(instance.send("GET", "/v1/narratives", key, null, null))
                .path("set_version")
                .asLong();
    }

    /** Other posts, which keep the other instance busy. */
    private static final class Load implements AutoCloseable {
        private final AtomicInteger posts = new AtomicInteger();
        private final Thread sender = Thread.ofVirtual().start(this::send);

        private void send() {
            try {
                while (!Thread.interrupted()) {
                    StringBuilder records = new StringBuilder();
                    for (int i = 0; i < 50; i++) {
                        records.append(record("load-" + posts.get() + "-" + i, "waiting at the clinic again"))
                                .append('\n');
                    }
                    ok(there.send("POST", "/v1/posts", key, "application/x-ndjson", records.toString()));
                    posts.addAndGet(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        int posts() {
            return posts.get();
        }

        @Override
        public void close() throws InterruptedException {
            sender.interrupt();
            sender.join();
        }
    }

    /** Sends a post through the other instance and reads it back. */
    private static JsonNode ingest(String nativeId, String text) throws Exception {
        String record = record(nativeId, text);
        JsonNode account = ok(there.send("POST", "/v1/posts?refresh=true", key, "application/json", record));
        assertEquals(1, account.path("indexed").asInt(), account::toString);
        return ok(there.send(
                "GET", "/v1/posts/" + PostId.of(Platform.REDDIT, nativeId).value(), key, null, null));
    }

    private static String record(String nativeId, String text) {
        return MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", nativeId)
                .put("created_at", "2026-03-01T10:00:00Z")
                .put("text", text)
                .toString();
    }

    private static String draft(String query) {
        return "{\"title\":\"Words\",\"status\":\"watching\",\"query\":\"" + query + "\"}";
    }
}

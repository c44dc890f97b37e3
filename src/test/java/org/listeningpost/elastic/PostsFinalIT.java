package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkBatch.Target;
import org.listeningpost.testing.ElasticExtension;

/** The last guard in the engine, with and without the application before it. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostsFinalIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T12:00:00Z"), ZoneOffset.UTC);
    private static final String SECRET = "523-45-6789";
    private static final List<String> IDENTIFIERS = List.of(
            "ssn " + SECRET,
            "4111 1111 1111 1111",
            "write to jane.doe@example.org",
            "call (415) 867-5309 now",
            "+34 612345678");

    private final ElasticClients clients;
    private final ElasticRequests requests;
    private final IndexNames names;
    private final String month;

    PostsFinalIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.requests = clients.requests();
        this.names = names;
        this.month = names.postsOf(CLOCK.instant());
    }

    @BeforeAll
    void schema() {
        new SchemaBootstrap(requests, names, CLOCK, 0).apply();
    }

    @Test
    void the_simulated_pipeline_refuses_each_identifier_in_words_of_its_own() throws IOException {
        for (String field : List.of("text", "title", "attachment_text")) {
            ObjectNode body = MAPPER.createObjectNode();
            ArrayNode documents = body.putArray("docs");
            IDENTIFIERS.forEach(
                    text -> documents.addObject().putObject("_source").put(field, text));
            documents.addObject().putObject("_source").put(field, "call me at [PHONE], 7 days [ok]");
            JsonNode answers = expect(
                            200,
                            send(
                                    "POST",
                                    "/_ingest/pipeline/" + names.postsFinalPipeline() + "/_simulate",
                                    body.toString()))
                    .json()
                    .path("docs");
            assertEquals(IDENTIFIERS.size() + 1, answers.size());
            for (int i = 0; i < IDENTIFIERS.size(); i++) {
                JsonNode error = answers.get(i).path("error");
                assertEquals("fail_processor_exception", error.path("type").asText(), answers.get(i)::toString);
                assertTrue(error.path("reason").asText().startsWith(field + " holds what looks like"), error::toString);
                assertFalse(answers.get(i).toString().matches(".*[0-9]{3}.*|.*jane.*"), answers.get(i)::toString);
            }
            JsonNode clean = answers.get(IDENTIFIERS.size()).at("/doc/_source");
            Set<String> fields = new TreeSet<>();
            clean.fieldNames().forEachRemaining(fields::add);
            assertEquals(Set.of(field, "ingested_at"), fields);
        }
    }

    @Test
    void a_document_written_around_the_application_is_refused_and_stored_nowhere() {
        for (String path : List.of("/_doc/raw", "/_doc/raw?pipeline=_none", "/_create/raw", "/_doc")) {
            ElasticReply refused = send(path.equals("/_doc") ? "POST" : "PUT", "/" + month + path, document(SECRET));
            assertTrue(refused.status() >= 400, path);
            assertEquals("fail_processor_exception", refused.errorType());
            assertFalse(new String(refused.body(), StandardCharsets.UTF_8).contains(SECRET));
        }
        expect(201, send("PUT", "/" + month + "/_doc/updated", document("safe")));
        ElasticReply updated = send("POST", "/" + month + "/_update/updated", "{\"doc\":" + document(SECRET) + "}");
        assertEquals("fail_processor_exception", updated.errorType());
        assertEquals(0, found("523"));
        assertEquals(1, found("safe"));
    }

    @Test
    void of_a_bulk_request_only_the_document_with_the_identifier_is_refused() {
        String action = "{\"index\":{\"_index\":\"" + month + "\"}}\n";
        JsonNode items = expect(
                        200,
                        send(
                                "POST",
                                "/_bulk",
                                action + document("bulk one") + "\n" + action + document("bulk " + SECRET) + "\n"
                                        + action + document("bulk two") + "\n"))
                .json()
                .path("items");
        assertEquals(201, items.get(0).at("/index/status").asInt());
        assertEquals(
                "fail_processor_exception", items.get(1).at("/index/error/type").asText());
        assertEquals(201, items.get(2).at("/index/status").asInt());
        assertEquals(2, found("bulk"));
    }

    @Test
    void a_text_that_is_no_text_is_refused() {
        assertEquals(
                "fail_processor_exception",
                send("PUT", "/" + month + "/_doc/n", "{\"text\":5234567890}").errorType());
        assertEquals(
                "fail_processor_exception",
                send("PUT", "/" + month + "/_doc/l", "{\"title\":[\"a\",\"" + SECRET + "\"]}")
                        .errorType());
    }

    @Test
    void the_time_of_arrival_is_filled_in_only_where_it_is_missing() {
        expect(201, send("PUT", "/" + month + "/_doc/timeless", "{\"text\":\"a\"}"));
        expect(201, send("PUT", "/" + month + "/_doc/timed", "{\"ingested_at\":\"2026-01-02T03:04:05Z\"}"));
        String filled = requests.get("/" + month + "/_source/timeless")
                .json()
                .path("ingested_at")
                .asText();
        assertTrue(Instant.parse(filled).isAfter(Instant.parse("2024-01-01T00:00:00Z")), filled);
        assertEquals(
                "{\"ingested_at\":\"2026-01-02T03:04:05Z\"}",
                requests.get("/" + month + "/_source/timed").json().toString());
    }

    @Test
    void what_the_writer_has_refused_leaves_a_letter_without_its_words() throws InterruptedException {
        List<String> outcomes = new ArrayList<>();
        CountDownLatch settled = new CountDownLatch(1);
        try (BulkWriter writer = new BulkWriter(clients, names, new BulkLimits(20, 1 << 20, 1, 30_000), CLOCK)) {
            ByteSink bytes = new ByteSink(64);
            bytes.ascii(document("letter " + SECRET));
            writer.submit(new Target(month, "letter", 1, false), bytes, (status, code) -> {
                outcomes.add(status + " " + code);
                settled.countDown();
            });
            writer.flush();
            assertTrue(settled.await(60, TimeUnit.SECONDS));
            assertEquals(List.of("REFUSED identifier_found"), outcomes);
            DeadLetters letters = new DeadLetters(requests, names, writer, UnaryOperator.identity());
            DeadLetter letter = letters.list(null, 10).getFirst();
            assertEquals("letter identifier_found", letter.id() + " " + letter.code());
            assertTrue(letter.reason().startsWith("text holds what looks like"), letter::reason);
            JsonNode kept =
                    requests.get("/" + names.deadLetters() + "/_source/letter").json();
            assertFalse(kept.has("document"), kept::toString);
            assertFalse(kept.toString().contains(SECRET), kept::toString);
            assertEquals(new DeadLetters.Replay(0, 1, 0), letters.replay());
        }
        assertEquals(0, found("letter"));
    }

    @Test
    void a_month_without_the_guard_gets_it_at_the_next_start() {
        String old = names.postsOf(Instant.parse("2025-11-05T00:00:00Z"));
        expect(200, send("PUT", "/" + old, "{\"settings\":{\"index\":{\"final_pipeline\":\"_none\"}}}"));
        expect(201, send("PUT", "/" + old + "/_doc/1?refresh=true", document("old month")));
        new SchemaBootstrap(requests, names, CLOCK, 0).apply();
        assertEquals(
                "fail_processor_exception",
                send("PUT", "/" + old + "/_doc/2", document(SECRET)).errorType());
        expect(200, requests.send("DELETE", "/" + old, null));
    }

    private int found(String word) {
        expect(200, requests.send("POST", "/" + names.posts() + "/_refresh", null));
        return expect(200, requests.get("/" + names.posts() + "/_count?q=text:" + word))
                .json()
                .path("count")
                .asInt();
    }

    private static String document(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static ElasticReply expect(int status, ElasticReply reply) {
        assertEquals(status, reply.status(), () -> new String(reply.body(), StandardCharsets.UTF_8));
        return reply;
    }

    private ElasticReply send(String method, String path, String json) {
        return requests.send(method, path, json.getBytes(StandardCharsets.UTF_8));
    }
}

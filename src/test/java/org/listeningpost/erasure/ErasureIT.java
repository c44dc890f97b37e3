package org.listeningpost.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** What is left of a person who wants to be gone: looked for in every document of every index. */
@ExtendWith(ElasticExtension.class)
@Order(2)
final class ErasureIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";

    private final ElasticRequests engine;
    private final IndexNames names;

    ErasureIT(ElasticClients clients, IndexNames names) {
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
    void everything_of_an_author_goes_and_only_ids_that_must_not_come_back_stay() throws Exception {
        String first = post("joe-1", "joe", "my knee hurts");
        String second = post("joe-2", "joe", "my knee still hurts");
        String other = post("ann-1", "ann", "thanks @joe");
        String joe = author(first);
        String narrative = narrative("https://lp.example/v1/posts/" + second, "wait author:" + joe);
        JsonNode edited = ok(send("GET", "/v1/narratives/" + narrative, null));
        ok(service.send(
                "PUT",
                "/v1/narratives/" + narrative,
                key,
                "application/json",
                draft("https://x.example/" + first, "wait"),
                "\"1\""));
        String saved = ok(send("POST", "/v1/saved-queries", "{\"title\":\"Him\",\"query\":\"author:" + joe + "\"}"))
                .path("id")
                .asText();
        alert("a1", joe, "a new author " + joe, first, other);
        traces(joe);
        assertTrue(edited.path("query").asText().contains(joe));

        JsonNode report = erase("{\"authors\":[\"" + joe + "\"]}");

        assertEquals(2, report.path("posts").asInt(), report::toString);
        assertEquals(1, report.path("dead_letters").asInt(), report::toString);
        assertTrue(report.path("alerts").asInt() >= 1, report::toString);
        assertEquals(1, report.path("narratives").asInt(), report::toString);
        assertEquals(1, report.path("mentions_left").asInt(), report::toString);
        assertEquals(saved, report.at("/queries_left/0/id").asText(), report::toString);
        assertTrue(report.path("complete").asBoolean());
        for (String id : List.of(first, second)) {
            assertEquals(List.of(names.audit(), names.erased()), indicesWith(id), "of ids, what must not come back");
        }
        assertEquals(
                List.of(names.audit(), names.posts(), names.savedQueries()),
                indicesWith(joe),
                "of the pseudonym, what was done, a mention by another, and the query that the answer names");
        JsonNode alert = ok(send("GET", "/v1/alerts/a1", null));
        assertEquals(other, alert.path("post_ids").path(0).asText());
        assertEquals(1, alert.path("post_ids").size());
        assertEquals("a new author [erased]", alert.path("sentence").asText());
        assertEquals(
                "2026-03-01",
                ok(send("GET", "/v1/narratives/" + narrative, null))
                        .at("/evidence/0/summary")
                        .asText(),
                "evidence that points elsewhere stays");

        assertEquals("erased", refusal("joe-1", "joe"), "what was erased does not come back");
        JsonNode again = erase("{\"authors\":[\"" + joe + "\"]}");
        for (String place : List.of("posts", "dead_letters", "alerts", "narratives", "revisions")) {
            assertEquals(0, again.path(place).asInt(), again::toString);
        }
        JsonNode events = service.awaitAudit("erasure", key, 2);
        assertEquals(joe, events.at("/0/targets/0").asText());
        assertFalse(events.toString().contains("knee"));
    }

    @Test
    void a_deleted_post_leaves_the_evidence_of_alerts() throws Exception {
        String one = post("eve-1", "eve", "waiting room");
        String two = post("eve-2", "eve", "waiting room, again");
        alert("e2", "", "2 posts", one, two);
        assertEquals(204, send("DELETE", "/v1/posts/" + one, null).statusCode());
        JsonNode alert = ok(send("GET", "/v1/alerts/e2", null));
        assertEquals("[\"" + two + "\"]", alert.path("post_ids").toString());
        assertEquals(1, erase("{\"posts\":[\"" + two + "\"]}").path("posts").asInt());
        assertEquals(
                "[]", ok(send("GET", "/v1/alerts/e2", null)).path("post_ids").toString());
        assertEquals(404, send("GET", "/v1/posts/" + two, null).statusCode());
    }

    @Test
    void what_is_no_pseudonym_is_refused_without_repeating_it() throws Exception {
        HttpResponse<String> refused = send("POST", "/v1/erasures", "{\"authors\":[\"@joe.public\"]}");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("authors[0]") && !refused.body().contains("joe.public"), refused.body());
        String analyst = service.key(Role.ANALYST, Role.MONITOR, Role.ADMIN);
        assertEquals(
                403,
                service.send("POST", "/v1/erasures", analyst, "application/json", "{\"posts\":[\"x\"]}")
                        .statusCode());
    }

    @Test
    void a_word_that_is_no_id_is_cut_out_of_nothing() throws Exception {
        String narrative = narrative("https://cdc.gov/immunocompromised", "immunocompromised");
        String before = send("GET", "/v1/narratives/" + narrative, null).body();
        assertEquals(404, send("DELETE", "/v1/posts/immunocompromised", null).statusCode());
        HttpResponse<String> refused = send("POST", "/v1/erasures", "{\"posts\":[\"immunocompromised\"]}");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("posts[0]"), refused.body());
        assertEquals(before, send("GET", "/v1/narratives/" + narrative, null).body());
        assertThrows(IllegalArgumentException.class, () -> new Erasure.Order(List.of(), List.of("@joe.public")));
    }

    /** What a rule remembers, and what the engine refused. */
    private void traces(String joe) {
        put(
                names.alertState(),
                "progress-r",
                "{\"kind\":\"progress\",\"rule_id\":\"r\",\"body\":{\"told\":{\"" + joe + "\":1}}}");
        put(names.deadLetters(), "dead-1", "{\"id\":\"dead-1\",\"document\":{\"author\":{\"key\":\"" + joe + "\"}}}");
    }

    private JsonNode erase(String order) throws Exception {
        return ok(service.send("POST", "/v1/erasures", service.key(Role.PRIVACY), "application/json", order));
    }

    private String narrative(String url, String query) throws Exception {
        return ok(send("POST", "/v1/narratives", draft(url, query))).path("id").asText();
    }

    private static String draft(String url, String query) {
        ObjectNode draft = MAPPER.createObjectNode().put("title", "Knees").put("query", query);
        draft.putArray("evidence")
                .addObject()
                .put("url", url)
                .put("source", "us")
                .put("summary", "seen here");
        draft.withArray("evidence")
                .addObject()
                .put("url", "https://cdc.gov")
                .put("source", "CDC")
                .put("summary", "2026-03-01");
        return draft.toString();
    }

    private void alert(String id, String about, String sentence, String... posts) {
        ObjectNode alert = MAPPER.createObjectNode()
                .put("id", id)
                .put("rule_id", "r")
                .put("rule_name", "Knees")
                .put("rule_version", 1)
                .put("kind", "new_value")
                .put("bucket", "day")
                .put("bucket_start", "2026-03-01T00:00:00Z")
                .put("bucket_end", "2026-03-02T00:00:00Z")
                .put("time_zone", "UTC")
                .put("key", about)
                .put("severity", "low")
                .put("score", 1)
                .put("sentence", sentence)
                .put("formula", "y > 1")
                .put("post_count", 2)
                .put("raised_at", "2026-03-02T00:10:00Z")
                .put("status", "open")
                .put("snoozed", false);
        alert.putObject("numbers").put("y", 2);
        alert.putArray("outbox");
        for (String post : posts) {
            alert.withArray("post_ids").add(post);
        }
        put(names.alerts(), id, alert.toString());
    }

    private void put(String index, String id, String document) {
        ElasticReply reply = engine.send(
                "PUT", "/" + index + "/_doc/" + id + "?refresh=true", document.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> reply.json().toString());
    }

    /** Names of the indices, the months as one, that hold this anywhere in a document or its id. */
    private List<String> indicesWith(String text) throws Exception {
        service.awaitAudit("erasure", key, 1);
        engine.send("POST", "/" + names.prefix() + "*/_refresh", null);
        List<String> found = new ArrayList<>();
        for (JsonNode hit : engine.get("/" + names.prefix() + "*/_search?size=10000&expand_wildcards=all")
                .json()
                .at("/hits/hits")) {
            String index = hit.path("_index").asText().replaceFirst("-\\d{4}\\.\\d\\d$", "");
            if ((hit.path("_id").asText() + hit.path("_source")).contains(text) && !found.contains(index)) {
                found.add(index);
            }
        }
        return found.stream().sorted().toList();
    }

    private String post(String id, String author, String text) throws Exception {
        JsonNode account = ok(send("POST", "/v1/posts?refresh=true", record(id, author, text)));
        assertEquals(1, account.path("indexed").asInt(), account::toString);
        String search = "{\"query\":\"\",\"size\":100}";
        for (JsonNode hit : ok(send("POST", "/v1/search", search)).path("hits")) {
            if (hit.at("/post/text").asText().equals(text.replace("@joe", "[HANDLE]"))) {
                return hit.path("id").asText();
            }
        }
        throw new AssertionError("the post is not found");
    }

    private String refusal(String id, String author) throws Exception {
        return ok(send("POST", "/v1/posts?refresh=true", record(id, author, "my knee hurts")))
                .at("/errors/0/code")
                .asText();
    }

    private static String record(String id, String author, String text) {
        ObjectNode record = MAPPER.createObjectNode()
                .put("platform", "x")
                .put("id", id)
                .put("created_at", "2026-03-01T10:00:00Z")
                .put("text", text);
        record.putObject("author").put("handle", author);
        return record.toString();
    }

    private String author(String id) throws Exception {
        return ok(send("GET", "/v1/posts/" + id, null)).at("/author/key").asText();
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return service.send(method, path, key, body == null ? null : "application/json", body);
    }
}

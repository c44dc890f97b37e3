package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** Narratives as a monitor works with them, on the whole service. */
@ExtendWith(ElasticExtension.class)
final class NarrativesIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";

    private final ElasticRequests engine;
    private final IndexNames names;

    NarrativesIT(ElasticClients clients, IndexNames names) {
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
    void the_past_is_tagged_and_the_future_is_tagged_at_ingest_until_the_narrative_is_gone() throws Exception {
        ingest("past-1", "Ivermectin cures the flu, doctors hide it", 1);
        ingest("past-2", "My garden needs water", 1);
        String id = create("ivermectin NEAR/5 (cure OR cures)");
        await(() ->
                tagged(id).size() == 1 && backfill(id).path("state").asText().equals("done"));
        assertEquals(1, backfill(id).path("tagged").asLong());
        ingest("future-1", "they say ivermectin really cures", 1);
        assertEquals(2, tagged(id).size());
        assertEquals(search("ivermectin NEAR/5 (cure OR cures)"), tagged(id));
        ok(send("PUT", "/v1/narratives/" + id, draft("garden"), "\"1\""));
        await(() -> tagged(id).equals(search("garden")) && tagged(id).size() == 1);
        assertEquals(204, send("DELETE", "/v1/narratives/" + id, null, "\"2\"").statusCode());
        await(() -> tagged(id).isEmpty());
        JsonNode history = ok(send("GET", "/v1/narratives/" + id + "/history", null, null));
        assertEquals(3, history.path("revisions").size(), history::toString);
    }

    @Test
    void tagging_loses_no_edit_and_a_post_that_comes_again_keeps_its_tags() throws Exception {
        ingest("again-1", "magnets stick to the vaccinated arm", 1);
        String id = create("magnets arm");
        await(() -> tagged(id).size() == 1);
        assertEquals(
                1,
                ingest("again-1", "magnets stick to the vaccinated arm", 1)
                        .path("unchanged")
                        .asInt());
        assertEquals(1, tagged(id).size(), "the same again changes nothing");
        assertEquals(
                1,
                ingest("again-1", "magnets stick to the vaccinated arm", 7)
                        .path("updated")
                        .asInt());
        JsonNode post =
                ok(send("GET", "/v1/narratives/" + id + "/matches", null, null)).at("/hits/0/post");
        assertEquals(7, post.at("/engagement/likes").asInt(), post::toString);
    }

    @Test
    void a_broken_query_is_reported_and_stops_no_other() throws Exception {
        String sound = create("chemtrails");
        String broken = create("contrails");
        JsonNode stored =
                engine.get("/" + names.narratives() + "/_doc/" + broken).json().path("_source");
        String json = stored.toString().replace("\"contrails\"", "\"(contrails\"");
        ElasticReply written = engine.send(
                "PUT",
                "/" + names.narratives() + "/_doc/" + broken + "?refresh=true",
                json.getBytes(StandardCharsets.UTF_8));
        assertTrue(written.isSuccess());
        String third = create("spraying");
        JsonNode shown = ok(send("GET", "/v1/narratives/" + broken, null, null));
        assertEquals(false, shown.at("/query_state/valid").asBoolean(true));
        assertEquals(
                "unbalanced_parenthesis", shown.at("/query_state/errors/0/code").asText());
        ingest("sky-1", "chemtrails, contrails and planes spraying us", 1);
        assertEquals(1, tagged(sound).size());
        assertEquals(1, tagged(third).size());
        await(() -> ok(service.send("GET", "/v1/narratives", key, null, null))
                        .path("set_version")
                        .asLong()
                > 0);
    }

    @Test
    void a_version_must_be_said_and_be_the_current_one() throws Exception {
        String id = create("microchip");
        assertEquals(428, send("DELETE", "/v1/narratives/" + id, null, null).statusCode());
        assertEquals(412, send("DELETE", "/v1/narratives/" + id, null, "\"9\"").statusCode());
        ok(send("POST", "/v1/narratives/" + id + "/approval", null, "\"1\""));
        JsonNode after = ok(send("PUT", "/v1/narratives/" + id, draft("microchip"), "\"2\""));
        assertEquals("test", after.at("/counter_message/approved_by").asText(), "the same words stay approved");
        assertEquals(
                412,
                send("PUT", "/v1/narratives/" + id, draft("microchip"), "\"2\"").statusCode());
    }

    @Test
    void what_cannot_be_a_tag_is_refused_at_its_place() throws Exception {
        HttpResponse<String> relative = send("POST", "/v1/narratives", draft("flu created:>now-7d"), null);
        assertEquals(400, relative.statusCode());
        JsonNode error = MAPPER.readTree(relative.body()).at("/errors/0");
        assertEquals("relative_date", error.path("code").asText());
        assertEquals(4, error.path("position").asInt());
        HttpResponse<String> nested = send("POST", "/v1/narratives", draft("narrative:nabc"), null);
        assertEquals(400, nested.statusCode());
        assertEquals(
                "narrative_in_narrative",
                MAPPER.readTree(nested.body()).at("/errors/0/code").asText());
    }

    @Test
    void a_match_is_explained_by_its_words_and_the_copies_are_found() throws Exception {
        String text = "Garlic juice heals measles overnight, my aunt swears by it every single winter";
        ingest("why-1", text, 1);
        ingest("why-2", text + " honestly", 3);
        ingest("why-3", "garlic bread", 1);
        String id = create("(garlic NEAR/3 heals) OR platform:tiktok");
        await(() -> tagged(id).size() == 2);
        String post = tagged(id).iterator().next();
        JsonNode matches = ok(send("GET", "/v1/narratives/" + id + "/matches?highlight=true", null, null));
        assertEquals(2, matches.at("/total/value").asInt());
        assertTrue(matches.at("/hits/0/highlights").toString().contains("<mark>Garlic</mark>"), matches::toString);
        JsonNode why = ok(send("GET", "/v1/narratives/" + id + "/why/" + post, null, null));
        assertTrue(why.path("matches").asBoolean() && why.path("tagged").asBoolean(), why::toString);
        assertEquals(1, why.path("parts").size());
        assertEquals("Garlic", why.at("/parts/0/words/0/text").asText());
        assertEquals(0, why.at("/parts/0/words/0/start").asInt());
        assertEquals("heals", why.at("/parts/0/words/1/text").asText());
        JsonNode spread = ok(send("GET", "/v1/narratives/" + id + "/spread", null, null));
        assertEquals(2, spread.path("total").asInt());
        assertEquals(4, spread.at("/engagement/likes").asInt());
        assertEquals(2, spread.at("/copies/groups/0/count").asInt(), spread::toString);
        assertEquals(
                2,
                ok(send("GET", "/v1/narratives/" + id + "/timeline?interval=month", null, null))
                        .at("/buckets/0/count")
                        .asInt());
    }

    /** Texts may have 100,000 characters, and two thousand of them are compared. */
    @Test
    void of_long_texts_the_beginning_is_compared() throws Exception {
        for (int i = 0; i < 3; i++) {
            StringBuilder text = new StringBuilder("elderberry syrup stops shingles");
            for (int word = 0; word < 300; word++) {
                text.append(" w").append(i).append('x').append(word);
            }
            ingest("long-" + i, text + " pepper tea stops shingles", 1);
        }
        String id = create("elderberry syrup");
        await(() -> tagged(id).size() == 3);
        JsonNode phrases = ok(send("GET", "/v1/narratives/" + id + "/phrases", null, null));
        assertEquals(3, phrases.path("compared").asInt());
        assertEquals(
                "elderberry syrup stops shingles", phrases.at("/phrases/0/text").asText(), phrases::toString);
        assertFalse(phrases.path("phrases").toString().contains("pepper"), phrases::toString);
    }

    @Test
    void a_date_as_an_end_is_the_last_day_that_counts_everywhere() throws Exception {
        ingest("day-1", "turmeric tincture cures shingles, they say", 1);
        String id = create("turmeric tincture");
        await(() -> tagged(id).size() == 1);
        String day = "?from=2026-03-01&to=2026-03-01";
        assertEquals(1, total(id + "/matches" + day));
        assertEquals(1, total(id + "/timeline" + day));
        assertEquals(1, total(id + "/spread" + day));
        assertEquals(0, total(id + "/spread?to=2026-02-28"));
        JsonNode refused = MAPPER.readTree(
                send("GET", "/v1/narratives/" + id + "/timeline?from=2026-03-02&to=2026-03-01", null, null)
                        .body());
        assertEquals("to", refused.at("/errors/0/field").asText(), refused::toString);
    }

    private int total(String what) throws Exception {
        JsonNode total = ok(send("GET", "/v1/narratives/" + what, null, null)).path("total");
        return total.isObject() ? total.path("value").asInt() : total.asInt();
    }

    @Test
    void more_hours_than_are_given_at_once_are_refused_with_what_to_do() throws Exception {
        ingest("hour-1", "onion syrup", 1);
        String older = MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", "hour-2")
                .put("created_at", "2024-03-01T10:00:00Z")
                .put("text", "onion syrup again")
                .toString();
        ok(send("POST", "/v1/posts?refresh=true", older, null));
        String preview = "{\"query\":\"onion syrup\",\"interval\":\"%s\"}";
        HttpResponse<String> refused = send("POST", "/v1/narratives/preview", preview.formatted("hour"), null);
        assertEquals(400, refused.statusCode(), refused::body);
        JsonNode error = MAPPER.readTree(refused.body()).at("/errors/0");
        assertEquals(
                "interval too_many_buckets",
                error.path("field").asText() + " " + error.path("code").asText());
        assertTrue(error.path("message").asText().contains("17,520"), error::toString);
        assertEquals(
                2,
                ok(send("POST", "/v1/narratives/preview", preview.formatted("day"), null))
                        .path("total")
                        .asInt());
    }

    /** Comes back when the set with it is in force. */
    private String create(String query) throws Exception {
        long before = setVersion();
        String id = ok(send("POST", "/v1/narratives", draft(query), null))
                .path("id")
                .asText();
        await(() -> setVersion() > before);
        return id;
    }

    private long setVersion() throws Exception {
        return ok(send("GET", "/v1/narratives", null, null)).path("set_version").asLong();
    }

    private static String draft(String query) {
        return MAPPER.createObjectNode()
                .put("title", "A rumor")
                .put("query", query)
                .put("status", "watching")
                .set("counter_message", MAPPER.createObjectNode().put("text", "It is not so."))
                .toString();
    }

    private JsonNode backfill(String id) throws Exception {
        return ok(send("GET", "/v1/narratives/" + id + "/backfill", null, null));
    }

    private JsonNode ingest(String nativeId, String text, int likes) throws Exception {
        String post = MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", nativeId)
                .put("created_at", "2026-03-01T10:00:00Z")
                .put("text", text)
                .put("likes", likes)
                .toString();
        return ok(send("POST", "/v1/posts?refresh=true", post, null));
    }

    private Set<String> tagged(String narrative) throws Exception {
        return ids("{\"query\":\"\",\"size\":100,\"filters\":{\"narratives\":\"" + narrative + "\"}}");
    }

    private Set<String> search(String query) throws Exception {
        return ids(
                MAPPER.createObjectNode().put("query", query).put("size", 100).toString());
    }

    private Set<String> ids(String search) throws Exception {
        Set<String> ids = new TreeSet<>();
        ok(send("POST", "/v1/search", search, null))
                .path("hits")
                .forEach(hit -> ids.add(hit.path("id").asText()));
        return ids;
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, @Nullable String ifMatch) throws Exception {
        return service.send(method, path, key, body == null ? null : JSON, body, ifMatch);
    }
}

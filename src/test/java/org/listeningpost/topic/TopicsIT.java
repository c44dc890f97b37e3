package org.listeningpost.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.narrative.PostTagger;
import org.listeningpost.narrative.StoredTags;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** The vocabulary as a monitor works with it, on the whole service. */
@ExtendWith(ElasticExtension.class)
final class TopicsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";

    private final ElasticRequests engine;
    private final IndexNames names;

    TopicsIT(ElasticClients clients, IndexNames names) {
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
    void a_changed_query_tags_the_next_post_and_the_past_and_a_reset_takes_it_back() throws Exception {
        ingest("skin-1", "my elbow is sandpaper", "a1");
        ingest("skin-2", "itchy all day", "a2");
        assertEquals(Set.of(), found("sandpaper topic:skin"));
        assertEquals(1, found("itchy topic:skin topic:symptoms").size());
        JsonNode before = ok(send("GET", "/v1/topics/skin", null, null));
        assertEquals("bundled", before.path("state").asText());
        assertEquals("own", before.at("/provenance/0/source").asText());
        String query = before.path("query").asText();
        JsonNode after = ok(send("PUT", "/v1/topics/skin", draft("query", "(" + query + ") OR sandpaper"), "\"0\""));
        assertEquals(1, after.path("version").asLong(), after::toString);
        assertEquals("changed", after.path("state").asText());
        ingest("skin-3", "sandpaper again", "a3");
        assertEquals(
                1, found("sandpaper again topic:skin topic:symptoms").size(), "tagged where it was changed, at once");
        await(() -> found("sandpaper topic:skin").size() == 2 && isDone("skin"));
        assertEquals(found("sandpaper"), found("sandpaper topic:symptoms"), "the area follows its topic");
        assertEquals(1, job("skin").path("tagged").asLong(), "one post lacked it; its area is not counted");
        assertEquals(
                412,
                send("PUT", "/v1/topics/skin", draft("query", "sandpaper"), "\"0\"")
                        .statusCode());
        JsonNode reset = ok(send("DELETE", "/v1/topics/skin", null, "\"1\""));
        assertEquals("bundled", reset.path("state").asText());
        await(() -> found("sandpaper topic:skin").isEmpty()
                && found("sandpaper topic:symptoms").isEmpty()
                && isDone("skin"));
        assertEquals(1, found("itchy topic:skin topic:symptoms").size(), "what the bundled query finds stays");
        assertEquals(
                1,
                ok(send("GET", "/v1/topics/skin/history", null, null))
                        .path("revisions")
                        .size());
        assertEquals(409, send("DELETE", "/v1/topics/skin", null, "\"2\"").statusCode());
    }

    @Test
    void what_is_no_topic_is_known_without_the_engine_once_the_tagger_follows_them() {
        Topics topics = new Topics(engine, names, Config.defaults().limits(), Clock.systemUTC());
        try (PostTagger following = topics.startTagger()) {
            ofTopics("_close");
            assertEquals(Set.of("vacines"), topics.unknown(List.of("vacines", "vaccines")));
            assertTrue(topics.ids().contains("vaccines") && following.size() > 100);
        } finally {
            ofTopics("_open?wait_for_active_shards=1");
        }
    }

    @Test
    void a_post_that_waited_is_tagged_as_if_it_came_in_now() {
        Config.Limits limits = Config.defaults().limits();
        ObjectNode waited = MAPPER.createObjectNode()
                .put("text", "my vaccine appointment was moved")
                .put("created_at", "2026-03-01T00:00:00Z");
        waited.putArray("topics").add("gone-long-ago");
        waited.putArray("narratives").add("gone-too");
        waited.put("narratives_at", 1);
        try (PostTagger topics = new Topics(engine, names, limits, Clock.systemUTC()).startTagger();
                PostTagger narratives = new Narratives(engine, names, limits, Clock.systemUTC()).startTagger()) {
            ObjectNode now = new StoredTags(topics, narratives).apply(waited);
            assertTrue(
                    now.path("topics").toString().contains("\"vaccines\""),
                    now.path("topics").toString());
            assertFalse(now.toString().contains("gone-"));
            assertEquals("gone-too", waited.at("/narratives/0").asText(), "the document itself stays as it was");
        }
    }

    private void ofTopics(String action) {
        assertTrue(
                engine.send("POST", "/" + names.topics() + "/" + action, null).isSuccess());
    }

    @Test
    void a_topic_of_one_s_own_is_added_switched_off_and_deleted() throws Exception {
        ingest("own-1", "the chandelier valet lost my keys", "b1");
        ObjectNode topic = MAPPER.createObjectNode()
                .put("id", "valet")
                .put("area", "facilities")
                .put("query", "chandelier");
        topic.putObject("title").put("en", "Valet");
        assertEquals(201, send("POST", "/v1/topics", topic.toString(), null).statusCode());
        assertEquals(409, send("POST", "/v1/topics", topic.toString(), null).statusCode());
        String named = MAPPER.createObjectNode().put("query", "topic:valet").toString();
        assertEquals(
                0,
                ok(send("POST", "/v1/query/validate", named, null))
                        .path("notes")
                        .size(),
                "known at once where it was added");
        await(() -> found("topic:valet topic:facilities").size() == 1 && isDone("valet"));
        ok(send("PUT", "/v1/topics/valet", "{\"enabled\":false}", "\"1\""));
        await(() -> found("topic:valet").isEmpty() && isDone("valet"));
        assertEquals(
                "off",
                ok(send("GET", "/v1/topics/valet", null, null)).path("state").asText());
        assertEquals(204, send("DELETE", "/v1/topics/valet", null, "\"2\"").statusCode());
        assertEquals(404, send("GET", "/v1/topics/valet", null, null).statusCode());
        assertEquals(
                2,
                ok(send("GET", "/v1/topics/valet/history", null, null))
                        .path("revisions")
                        .size());
    }

    @Test
    void a_change_that_changes_nothing_makes_no_version_and_no_job() throws Exception {
        String query =
                ok(send("GET", "/v1/topics/sleep", null, null)).path("query").asText();
        for (String body : new String[] {"{\"query\":null}", "{}", "{\"enabled\":true}", draft("query", query)}) {
            JsonNode after = ok(send("PUT", "/v1/topics/sleep", body, "\"0\""));
            assertEquals(0, after.path("version").asLong(), after::toString);
            assertEquals("bundled", after.path("state").asText());
        }
        assertEquals(404, send("GET", "/v1/topics/sleep/retag", null, null).statusCode());
        assertEquals(412, send("PUT", "/v1/topics/sleep", "{}", "\"7\"").statusCode());
    }

    @Test
    void a_topic_with_another_title_alone_keeps_the_query_of_the_bundle_and_one_switched_on_again_is_as_bundled()
            throws Exception {
        JsonNode renamed = ok(send("PUT", "/v1/topics/parking_and_building", "{\"title\":{\"en\":\"Eyes\"}}", "\"0\""));
        assertEquals("changed", renamed.path("state").asText(), renamed::toString);
        JsonNode stored = engine.get("/" + names.topics() + "/_doc/topic:parking_and_building")
                .json()
                .path("_source");
        assertEquals("Eyes", stored.at("/title/en").asText());
        assertTrue(stored.path("query").isMissingNode() || stored.path("query").isNull(), stored::toString);
        ok(send("PUT", "/v1/topics/cleanliness", "{\"enabled\":false}", "\"0\""));
        JsonNode again = ok(send("PUT", "/v1/topics/cleanliness", "{\"enabled\":true}", "\"1\""));
        assertEquals("bundled", again.path("state").asText(), again::toString);
    }

    @Test
    void a_job_counts_the_posts_of_its_topic_and_not_those_of_the_area_again() throws Exception {
        ingest("nerves-1", "my umbrella tingles", "n1");
        ingest("nerves-2", "an umbrella for two", "n2");
        ok(send("PUT", "/v1/topics/nerves_and_senses", draft("query", "umbrella"), "\"0\""));
        await(() -> isDone("nerves_and_senses"));
        assertEquals(2, found("umbrella topic:nerves_and_senses topic:symptoms").size());
        assertEquals(2, job("nerves_and_senses").path("total").asLong());
        assertEquals(2, job("nerves_and_senses").path("tagged").asLong());
    }

    @Test
    void what_cannot_be_a_topic_is_refused_at_its_place() throws Exception {
        assertError("invalid-query", "topic_in_topic", 4, draft("query", "flu topic:vaccines"));
        assertError("invalid-query", "unbalanced_parenthesis", 0, draft("query", "(flu"));
        assertError("invalid-query", "narrative_in_topic", 4, draft("query", "flu narrative:abc"));
        assertEquals(
                400, send("POST", "/v1/topics", draft("query", "flu"), null).statusCode());
        assertEquals(
                428, send("PUT", "/v1/topics/flu", draft("query", "flu"), null).statusCode());
        assertEquals(404, send("GET", "/v1/topics/none", null, null).statusCode());
    }

    @Test
    void a_mistake_names_the_query_or_the_value_that_it_is_in() throws Exception {
        for (String parameter : new String[] {"query", "background"}) {
            JsonNode problem = MAPPER.readTree(send("GET", "/v1/topics/skin/proposals?" + parameter + "=((", null, null)
                    .body());
            assertEquals("The query cannot be understood", problem.path("title").asText());
            assertEquals(parameter, problem.at("/errors/0/field").asText());
        }
        // Posts are asked for, so that these may be those of another topic.
        ok(send("GET", "/v1/topics/skin/proposals?background=topic:symptoms", null, null));
        HttpResponse<String> refused = send("GET", "/v1/topics?area=medicins", null, null);
        assertEquals(400, refused.statusCode());
        JsonNode error = MAPPER.readTree(refused.body()).at("/errors/0");
        assertEquals("area", error.path("field").asText());
        assertEquals("medicines", error.path("suggestion").asText());
    }

    @Test
    void a_broken_query_is_reported_and_stops_no_other_topic_and_no_post() throws Exception {
        String broken = "{\"id\":\"topic:colds\",\"topic\":\"colds\",\"state\":\"changed\",\"area\":\"conditions\","
                + "\"query\":\"(colds\",\"version\":1,\"created\":{\"at\":\"2026-01-01T00:00:00Z\",\"by\":\"x\"},"
                + "\"updated\":{\"at\":\"2026-01-01T00:00:00Z\",\"by\":\"x\"}}";
        assertTrue(engine.send(
                        "PUT",
                        "/" + names.topics() + "/_doc/topic:colds?refresh=true",
                        broken.getBytes(StandardCharsets.UTF_8))
                .isSuccess());
        JsonNode shown = ok(send("GET", "/v1/topics/colds", null, null));
        assertFalse(shown.at("/query_state/valid").asBoolean(true));
        // Any change has the set read again.
        ok(send("PUT", "/v1/topics/dementia", draft("query", "dementia"), "\"0\""));
        ingest("broken-1", "bronchitis and dementia", "c1");
        assertEquals(1, found("bronchitis topic:dementia").size());
        assertEquals(Set.of(), found("bronchitis topic:colds"));
    }

    @Test
    void a_narrative_that_asks_for_a_topic_follows_its_change() throws Exception {
        ingest("both-1", "they hide the glimmer syrup", "d1");
        String narrative = ok(send(
                        "POST",
                        "/v1/narratives",
                        "{\"title\":\"Hidden\",\"query\":\"topic:supplements hide\",\"status\":\"watching\"}",
                        null))
                .path("id")
                .asText();
        ok(send("PUT", "/v1/topics/supplements", draft("query", "\"glimmer syrup\" OR vitamins"), "\"0\""));
        await(() -> found("topic:supplements narrative:" + narrative).size() == 1);
    }

    @Test
    void words_that_set_the_posts_apart_are_proposed_and_rare_ones_never() throws Exception {
        String[] places = {"school", "work", "home", "church", "lunch", "night", "practice", "dinner"};
        for (int i = 0; i < places.length; i++) {
            // The word of four posts, of eight posts of one author, and of eight authors who all send one text.
            // Short texts: six words in a row that come again count as copied.
            String rare = i < 4 ? " with bicycle" : "";
            ingest("pump-" + i, "insulin pump " + places[i] + rare + " los @user" + i, "f" + i);
            ingest("one-" + i, "insulin in the freezer, " + places[i] + " was late", "same");
            ingest("copy-" + i, "insulin belongs in the kitchen", "h" + i);
            ingest("other-" + i, "a walk in the park after " + places[i], "g" + i);
        }
        JsonNode answer = ok(send("GET", "/v1/topics/diabetes_and_weight_drugs/proposals", null, null));
        Set<String> terms = new TreeSet<>();
        answer.path("proposals").forEach(each -> terms.add(each.path("term").asText()));
        assertTrue(terms.contains("pump"), answer::toString);
        assertFalse(terms.contains("insulin"), "the query has it");
        assertFalse(terms.contains("bicycle"), answer::toString);
        assertFalse(terms.contains("kitchen"), "one text is not five");
        assertFalse(terms.contains("freezer"), "one author is not five");
        assertFalse(terms.contains("los"), "a function word");
        assertFalse(terms.contains("handle"), "what stands for a name is no word");
        answer.path("proposals").forEach(each -> assertTrue(each.path("posts").asLong() >= 5));
        JsonNode list = ok(send("GET", "/v1/topics?area=medicines", null, null));
        JsonNode first = list.at("/topics/0");
        assertEquals("medicines", first.path("id").asText());
        assertTrue(list.path("topics").size() > 5);
    }

    private void assertError(String type, String code, int position, String body) throws Exception {
        HttpResponse<String> answer = send("PUT", "/v1/topics/flu", body, "\"0\"");
        JsonNode problem = MAPPER.readTree(answer.body());
        assertEquals(400, answer.statusCode());
        assertTrue(problem.path("type").asText().endsWith(type), problem::toString);
        assertEquals(code, problem.at("/errors/0/code").asText());
        assertEquals(position, problem.at("/errors/0/position").asInt());
    }

    private static String draft(String field, String value) {
        return MAPPER.createObjectNode().put(field, value).toString();
    }

    private JsonNode job(String topic) throws Exception {
        return ok(send("GET", "/v1/topics/" + topic + "/retag", null, null));
    }

    private boolean isDone(String topic) throws Exception {
        return job(topic).path("state").asText().equals("done");
    }

    private void ingest(String nativeId, String text, String author) throws Exception {
        ObjectNode post = MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", nativeId)
                .put("created_at", "2026-03-01T10:00:00Z")
                .put("text", text);
        post.putObject("author").put("handle", author);
        ok(send("POST", "/v1/posts?refresh=true", post.toString(), null));
    }

    private Set<String> found(String query) throws Exception {
        Set<String> ids = new TreeSet<>();
        String search =
                MAPPER.createObjectNode().put("query", query).put("size", 100).toString();
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

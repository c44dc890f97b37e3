package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** A narrative or a topic whose query is a place tells a manager no more than the place does. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlaceNarrativesIT {
    private static final String JANUARY = "&interval=month&from=2026-01-01&to=2026-01-31";

    @TempDir
    private static Path folder;

    private TestService service;
    private String manager;
    private String monitor;
    private String narrative;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) throws Exception {
        service = TestService.start(clients, names, folder);
        manager = service.key(Role.MANAGER);
        monitor = service.key(Role.MONITOR);
        narrative = post(
                        monitor,
                        "/v1/narratives",
                        "application/json",
                        "{\"title\":\"Tiny\",\"query\":\"topic:tinytopic\",\"status\":\"watching\"}",
                        201)
                .path("id")
                .asText();
        post(
                monitor,
                "/v1/topics",
                "application/json",
                "{\"id\":\"tinytopic\",\"area\":\"facilities\",\"title\":{\"en\":\"Tiny\"},\"query\":\"region:US-AK\"}",
                201);
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            posts.append("{\"platform\":\"reddit\",\"id\":\"t")
                    .append(i)
                    .append("\",\"created_at\":\"2026-01-10T10:00:00Z\",\"text\":\"waiting at the desk\",")
                    .append("\"place\":{\"country\":\"US\",\"region\":\"US-AK\"}}\n");
        }
        post(service.key(Role.INGEST), "/v1/posts?refresh=true", "application/x-ndjson", posts.toString(), 200);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private JsonNode post(String key, String path, String type, String body, int status) throws Exception {
        return json(service.send("POST", path, key, type, body), status);
    }

    private JsonNode get(String key, String path, int status) throws Exception {
        return json(service.send("GET", path, key, null, null), status);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void trends_keep_its_small_counts_back() throws Exception {
        for (String query : new String[] {"narrative:" + narrative, "topic:tinytopic", "region:US-AK"}) {
            JsonNode answer = get(manager, "/v1/trends/volume?query=" + query + JANUARY, 200);
            assertTrue(answer.at("/points/0/count").isNull(), query + ": " + answer);
        }
    }

    @Test
    void its_timeline_and_spread_are_for_those_who_may_read_posts() throws Exception {
        for (String what : new String[] {"timeline", "spread"}) {
            String path = "/v1/narratives/" + narrative + "/" + what;
            assertEquals(
                    "/problems/small-counts",
                    get(manager, path, 403).path("type").asText());
            assertEquals(3, get(monitor, path, 200).path("total").asInt());
        }
    }

    @Test
    void the_list_of_topics_counts_its_posts_for_those_who_may_read_them() throws Exception {
        assertFalse(get(manager, "/v1/topics/tinytopic", 200).has("posts"));
        assertEquals(3, get(monitor, "/v1/topics/tinytopic", 200).path("posts").asInt());
        assertTrue(get(manager, "/v1/topics/fever", 200).has("posts"));
    }

    @Test
    void how_many_posts_its_job_tags_is_told_to_those_who_may_read_them() throws Exception {
        for (String path : new String[] {"/v1/topics/tinytopic/retag", "/v1/narratives/" + narrative + "/backfill"}) {
            assertTrue(get(monitor, path, 200).path("total").isNumber());
            JsonNode job = get(manager, path, 200);
            for (String count : new String[] {"total", "tagged", "untagged"}) {
                assertTrue(job.has(count) && job.path(count).isNull(), job::toString);
            }
        }
        assertTrue(get(manager, "/v1/topics", 200).at("/jobs/0/total").isNull());
    }

    @Test
    void one_that_was_the_place_is_it_while_posts_carry_its_tags() throws Exception {
        String closed = watched("region:US-AK");
        String place = "{\"title\":\"Tidied\",\"query\":\"kettle\",\"status\":\"closed\"}";
        json(service.send("PUT", "/v1/narratives/" + closed, monitor, "application/json", place, "\"1\""), 200);
        assertEquals(
                3,
                get(monitor, "/v1/narratives/" + closed + "/timeline", 200)
                        .path("total")
                        .asInt());
        get(manager, "/v1/narratives/" + closed + "/timeline", 403);
        get(manager, "/v1/narratives/" + closed + "/spread", 403);
        assertTrue(get(manager, "/v1/trends/volume?query=narrative:" + closed + JANUARY, 200)
                .at("/points/0/count")
                .isNull());
        String deleted = watched("region:US-AK kettle");
        assertEquals(
                204,
                service.send("DELETE", "/v1/narratives/" + deleted, monitor, null, null, "\"1\"")
                        .statusCode());
        get(manager, "/v1/trends/volume?query=-narrative:" + deleted + JANUARY, 400);
    }

    @Test
    void one_that_asked_for_a_topic_is_what_the_topic_was() throws Exception {
        String topic = "{\"id\":\"tinytwo\",\"area\":\"cost\",\"title\":{\"en\":\"T\"},\"query\":\"region:US-AK\"}";
        post(monitor, "/v1/topics", "application/json", topic, 201);
        String asking = watched("topic:tinytwo");
        json(
                service.send(
                        "PUT", "/v1/topics/tinytwo", monitor, "application/json", "{\"query\":\"kettle\"}", "\"1\""),
                200);
        get(manager, "/v1/trends/volume?query=-narrative:" + asking + JANUARY, 400);
        get(manager, "/v1/narratives/" + asking + "/timeline", 403);
    }

    /** A narrative whose past is tagged. */
    private String watched(String query) throws Exception {
        String narrative = "{\"title\":\"Any\",\"query\":\"" + query + "\",\"status\":\"watching\"}";
        String id = post(monitor, "/v1/narratives", "application/json", narrative, 201)
                .path("id")
                .asText();
        await(() -> get(monitor, "/v1/narratives/" + id + "/backfill", 200)
                .path("state")
                .asText()
                .equals("done"));
        return id;
    }

    @Test
    void a_job_is_begun_without_parameters() throws Exception {
        assertEquals(
                "unknown_parameter",
                json(service.send("POST", "/v1/topics/tinytopic/retag?x=1", monitor, null, null), 400)
                        .at("/errors/0/code")
                        .asText());
    }
}

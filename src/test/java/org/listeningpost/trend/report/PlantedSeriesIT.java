package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/**
 * The whole service over the sample of the demo: the campaign, the outbreak and the rumor that were planted in it are found,
 * and what was left alone is not. Day 0 of the sample is 2 April 2025, a Wednesday.
 */
@ExtendWith(ElasticExtension.class)
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedSeriesIT {
    private static final int POSTS = 6_000;
    private static final Instant END = Instant.parse("2025-06-30T23:59:59Z");
    /** The campaign runs from 29 May. */
    private static final String BEFORE_AND_AFTER =
            "\"baseline\":{\"from\":\"2025-05-01\",\"to\":\"2025-05-28\"},\"window\":{\"from\":\"2025-05-30\",\"to\":\"2025-06-26\"}";

    @TempDir
    private static Path folder;

    private TestService service;
    private String manager;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) throws Exception {
        service = TestService.start(clients, names, folder);
        manager = service.key(Role.MANAGER);
        ByteArrayOutputStream posts = new ByteArrayOutputStream();
        SampleWriter.write(new SampleGenerator(7, POSTS, END), 0, POSTS, posts, null);
        HttpResponse<String> answer = service.send(
                "POST",
                "/v1/posts?refresh=true",
                service.key(Role.INGEST),
                "application/x-ndjson",
                posts.toString(StandardCharsets.UTF_8));
        assertEquals(POSTS, json(answer).path("indexed").asInt(), answer.body());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    private JsonNode get(String path) throws Exception {
        return json(service.send("GET", path, manager, null, null));
    }

    private JsonNode compare(String query, String more) throws Exception {
        String body = "{\"query\":\"" + query + "\"," + BEFORE_AND_AFTER + more + "}";
        return json(service.send("POST", "/v1/compare", manager, "application/json", body));
    }

    @Test
    void the_campaign_is_found_and_what_was_left_alone_is_not() throws Exception {
        JsonNode campaign = compare("flu shot", ",\"control\":{\"query\":\"parking OR bill OR nurse\"}");
        JsonNode volume = campaign.at("/measures/0");
        assertEquals("volume", volume.path("measure").asText());
        assertEquals("increase", volume.path("verdict").asText(), campaign::toString);
        assertTrue(volume.path("low").asDouble() > 1.1, volume::toString);
        assertEquals("increase", campaign.at("/against_control/0/verdict").asText(), campaign::toString);
        JsonNode alone = compare("parking OR bill OR nurse", "").at("/measures/0");
        assertNotEquals("increase", alone.path("verdict").asText(), alone::toString);
        assertTrue(alone.path("low").asDouble() < 1.05 && alone.path("high").asDouble() > 0.95, alone::toString);
    }

    @Test
    void too_little_is_said_to_be_too_little_and_how_much_would_do() throws Exception {
        JsonNode volume = compare("telehealth parking", "").at("/measures/0");
        assertEquals("too_little_data", volume.path("verdict").asText(), volume::toString);
        assertTrue(volume.path("estimate").isNull());
        assertTrue(volume.at("/needed/posts").asInt() >= 10);
    }

    private List<String> emerging(String to) throws Exception {
        JsonNode answer = get("/v1/trends/emerging?size=30&to=" + to);
        assertTrue(answer.path("tested").asInt() > 10, answer::toString);
        List<String> values = new ArrayList<>();
        for (JsonNode item : answer.path("emerging")) {
            values.add(item.path("value").asText());
            assertTrue(item.path("count").asDouble() > item.path("expected").asDouble(), item::toString);
            assertTrue(item.path("p_adjusted").asDouble() <= 0.05, item::toString);
            assertTrue(!item.path("samples").isEmpty(), item::toString);
        }
        return values;
    }

    @Test
    void the_outbreak_and_the_rumor_emerge_while_they_rise_and_quiet_days_stay_quiet() throws Exception {
        List<String> outbreak = emerging("2025-06-09");
        assertTrue(outbreak.contains("norovirus"), outbreak::toString);
        List<String> rumor = emerging("2025-06-16");
        assertTrue(rumor.contains("espray"), rumor::toString);
        List<String> quiet = emerging("2025-05-24");
        assertTrue(quiet.size() <= 1, quiet::toString);
    }

    @Test
    void the_outbreak_stands_in_the_volume_of_its_region() throws Exception {
        JsonNode answer =
                get("/v1/trends/volume?query=norovirus&split=region&interval=week&from=2025-05-26&to=2025-06-29");
        assertEquals("US-ME", answer.at("/series/0/value").asText(), answer::toString);
        assertTrue(answer.at("/total/count").asInt() >= 50, answer::toString);
    }
}

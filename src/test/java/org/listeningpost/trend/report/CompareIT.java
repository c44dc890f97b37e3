package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** Comparisons that are not about places. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CompareIT {
    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            String noon = LocalDate.parse("2026-02-01").plusDays(day) + "T12:00:00Z";
            for (int i = 0; i < 4; i++) {
                posts.add(api.post(i < 2 ? "flu" : "parking", noon));
            }
        }
        posts.add(api.post("flu", "2011-12-29T12:00:00Z"));
        posts.add(api.post("flu", "2011-12-31T12:00:00Z"));
        api.index(posts);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode compare(String members) {
        return api.answer(api.send("manager", "POST", "/v1/compare", ("{" + members + "}").replace('\'', '"')), 200);
    }

    @Test
    void a_stretch_may_have_a_day_that_a_time_zone_skipped() {
        JsonNode answer = compare("'query':'flu','time_zone':'Pacific/Apia','measures':['volume'],"
                + "'window':{'from':'2011-12-25','to':'2012-01-07'}");
        JsonNode volume = answer.at("/measures/0");
        assertEquals(2, volume.path("window_posts").asInt(), "there was no 30 December: " + answer);
        assertEquals(0.153846, volume.path("window").asDouble(), "in 13 days");
        String judged = "emerging?time_zone=Pacific/Apia&to=2012-01-02";
        assertEquals("2011-12-30T10:00:00Z", api.trend(judged).path("from").asText(), "31 December begins there");
    }

    @Test
    void a_control_of_everything_has_no_share() {
        JsonNode answer =
                compare("'query':'flu','control':{'query':''}," + "'window':{'from':'2026-02-15','to':'2026-02-28'}");
        assertEquals("share", answer.at("/measures/1/measure").asText());
        assertEquals(5, answer.path("against_control").size(), answer::toString);
        for (JsonNode measure : answer.path("against_control")) {
            assertFalse(measure.path("measure").asText().equals("share"), answer::toString);
        }
    }

    @Test
    void what_is_asked_of_a_control_is_audited_as_well() {
        api.audited.clear();
        compare("'query':'flu','control':{'facility':'cedar'},'measures':['volume'],"
                + "'window':{'from':'2026-02-15','to':'2026-02-28'}");
        assertEquals(
                List.of("compare flu 56", "compare.control facility:cedar 0"),
                api.audited.stream()
                        .map(event -> event.action() + " " + event.query() + " " + event.hits())
                        .toList());
    }
}

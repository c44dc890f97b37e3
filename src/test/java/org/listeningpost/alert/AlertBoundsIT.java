package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** What one rule may take of memory and of its readers' patience. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertBoundsIT {
    /** Midnight in New York. */
    private static final Instant DAY = Instant.parse("2026-05-04T04:00:00Z");

    private final ElasticClients clients;
    private final IndexNames names;
    private final SearchFixture posts;
    private final MovingClock clock = new MovingClock(DAY);
    private AlertFixture alerts;

    AlertBoundsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.posts = new SearchFixture(clients, names);
    }

    @BeforeEach
    void open() {
        clock.set(DAY);
        alerts = new AlertFixture(clients, names, AlertFixture.alerts(List.of(), 1, Alerts.Smtp.NONE), clock);
    }

    @AfterEach
    void close() throws IOException {
        alerts.close();
    }

    @AfterAll
    void stop() {
        posts.close();
    }

    /** One row of a year's hours for each of them would fill 1.4 GB. */
    @Test
    void many_authors_in_the_hours_of_a_year_fit_into_little_memory() {
        int authors = 20_000;
        for (int from = 0; from < authors; from += 5_000) {
            posts.index(IntStream.range(from, from + 5_000)
                    .mapToObj(i -> authored("crowd-" + i, "crowd", DAY.minus(Duration.ofMinutes(16L * i + 1)), "c" + i))
                    .toList());
        }
        JsonNode result = backTest("""
                {'name':'Who','subject':{'query':'crowd'},'bucket':'hour','cool_down_minutes':0,
                 'condition':{'kind':'new_value','field':'author','min_posts':1,'lookback_days':365}}""", 2);
        // Three or four an hour.
        assertEquals(48 * 60 / 16, result.path("fired").asInt(), result::toString);
    }

    @Test
    void of_one_bucket_the_gravest_are_told_singly_and_the_others_by_their_number() {
        List<ObjectNode> batch = new ArrayList<>(List.of(authored("old", "newcomers", DAY.minusSeconds(60), "known")));
        for (int author = 0; author < 25; author++) {
            for (int i = 0; i <= (author == 7 ? 5 : author == 3 ? 1 : 0); i++) {
                batch.add(authored("new-" + author + "-" + i, "newcomers", DAY.plusSeconds(600 + i), "a" + author));
            }
        }
        posts.index(batch);
        String rule = """
                {'name':'Who','subject':{'query':'newcomers'},
                 'condition':{'kind':'new_value','field':'author','min_posts':1}}""";
        String id = alerts.create(rule);
        clock.set(DAY.plus(Duration.ofDays(1)));
        assertTrue(alerts.center.round());
        List<JsonNode> raised = alerts.alertsOf(id);
        assertEquals(21, raised.size());
        JsonNode others = raised.getFirst();
        assertEquals("", others.path("key").asText());
        assertEquals(
                "Who: 5 more findings on Monday, May 4, 2026, none graver than the 20 that are told singly.",
                others.path("sentence").asText());
        assertEquals(5, others.at("/numbers/more").asInt());
        assertEquals(0, others.path("post_ids").size());
        assertTrue(raised.toString().contains("\"key\":\"a7\"")
                && raised.toString().contains("\"key\":\"a3\""));

        JsonNode tried = backTest(rule, 1);
        assertEquals(21, tried.path("fired").asInt(), tried::toString);
        assertEquals("a7", tried.at("/firings/0/key").asText());
        assertEquals("a3", tried.at("/firings/1/key").asText());
        assertEquals(others.path("sentence"), tried.at("/firings/20/sentence"));
    }

    private ObjectNode authored(String id, String text, Instant at, String key) {
        ObjectNode post = posts.post(id, text, at);
        post.putObject("author").put("key", key).put("key_id", "k1").put("kind", "person");
        return post;
    }

    private JsonNode backTest(String rule, int days) {
        return alerts.json(
                200,
                alerts.send(
                        "monitor", "POST", "/v1/alerts/rules/back-test", "{'rule':" + rule + ",'days':" + days + "}"));
    }
}

package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.MovingClock;

/** What becomes of a rule that the engine cannot answer, and of its history when the engine goes away. */
@ExtendWith(ElasticExtension.class)
class AlertRuleIT {
    /** Midnight in New York. */
    private static final Instant DAY = Instant.parse("2026-05-04T04:00:00Z");

    private static final Alerts SETTINGS = AlertFixture.alerts(List.of(), 1, Alerts.Smtp.NONE);
    private static final String RULE = """
            {'name':'Flu','subject':{'query':'anti-vax*'},'condition':{'kind':'threshold','at_least':1},
             'cool_down_minutes':0}""";

    @Test
    void a_rule_whose_query_is_too_much_waits_and_judges_what_it_missed_once_it_is_narrower(
            ElasticClients clients, IndexNames names) throws Exception {
        MovingClock clock = new MovingClock(DAY);
        try (SearchFixture posts = new SearchFixture(clients, names);
                AlertFixture alerts = new AlertFixture(clients, names, SETTINGS, clock)) {
            posts.index(manyWords(posts));
            String id = alerts.create(RULE);
            clock.set(DAY.plus(Duration.ofDays(3)));
            assertTrue(alerts.center.round());
            assertTrue(alerts.center.round());
            JsonNode held = listed(alerts, id);
            assertEquals("too_expensive", held.path("problem").asText(), held::toString);
            // The first day was not too much by itself: nobody said anything.
            assertEquals(
                    DAY.plus(Duration.ofDays(1)).toString(),
                    held.path("evaluated_through").asText());
            assertEquals(held, alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules/" + id, "")));

            alerts.json(
                    200,
                    alerts.send(
                            "monitor",
                            "PUT",
                            "/v1/alerts/rules/" + id,
                            RULE.replace("vax*", "vaxaaaa"),
                            "If-Match",
                            "\"1\""));
            assertTrue(alerts.center.round());
            assertEquals(1, alerts.alertsOf(id).size());
            JsonNode judged = listed(alerts, id);
            assertTrue(judged.path("problem").isMissingNode(), judged::toString);
            String alert = alerts.alertsOf(id).getFirst().path("id").asText();
            alerts.json(200, alerts.send("monitor", "POST", "/v1/alerts/" + alert + "/snooze", "{'minutes':60}"));
            assertTrue(listed(alerts, id).has("snoozed_until"));
        }
    }

    @Test
    void a_rule_whose_search_is_too_slow_says_so_and_is_left_alone_for_a_while(ElasticClients clients, IndexNames names)
            throws Exception {
        MovingClock clock = new MovingClock(DAY);
        try (SearchFixture posts = new SearchFixture(clients, names);
                FaultyProxy proxy = new FaultyProxy(
                        clients.endpoint(), path -> path.equals("/" + posts.names.posts() + "/_search"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                AlertFixture alerts = new AlertFixture(troubled, posts.names, SETTINGS, clock)) {
            posts.index(List.of(posts.post("slow-1", "antivax", DAY.plus(Duration.ofHours(30)))));
            String id = alerts.create(RULE.replace("anti-vax*", "antivax"));
            clock.set(DAY.plus(Duration.ofDays(3)));
            proxy.setAlways(FaultyProxy.Fault.TIMED_OUT);
            assertTrue(alerts.center.round());
            JsonNode held = listed(alerts, id);
            assertEquals("search-timeout", held.path("problem").asText(), held::toString);
            proxy.setAlways(null);
            assertTrue(alerts.center.round());
            assertEquals(0, alerts.alertsOf(id).size(), "not at once: it cost much");
            clock.advance(Duration.ofMinutes(11));
            assertTrue(alerts.center.round());
            assertEquals(1, alerts.alertsOf(id).size(), "what was missed is judged");
            assertTrue(listed(alerts, id).path("problem").isMissingNode());
        }
    }

    @Test
    void a_rule_that_takes_too_much_memory_keeps_no_other_from_being_judged(ElasticClients clients, IndexNames names)
            throws Exception {
        MovingClock clock = new MovingClock(DAY);
        try (SearchFixture posts = new SearchFixture(clients, names);
                AlertFixture alerts = new AlertFixture(clients, names, SETTINGS, clock)) {
            posts.index(List.of(posts.post("memory-1", "measles", DAY.plus(Duration.ofHours(30)))));
            alerts.create(RULE.replace("'query':'anti-vax*'", "'saved_query':'growing'"));
            // They are judged in the order of their last change.
            clock.advance(Duration.ofSeconds(1));
            String id = alerts.create(RULE.replace("anti-vax*", "measles"));
            clock.set(DAY.plus(Duration.ofDays(3)));
            AlertFixture.Named.IS_TOO_LARGE.set(true);
            try {
                assertTrue(alerts.center.round());
            } finally {
                AlertFixture.Named.IS_TOO_LARGE.set(false);
            }
            assertEquals(1, alerts.alertsOf(id).size());
        }
    }

    @Test
    void a_rule_that_was_made_is_told_so_when_the_engine_goes_away_behind_it(ElasticClients clients, IndexNames names)
            throws Exception {
        try (SearchFixture posts = new SearchFixture(clients, names);
                FaultyProxy proxy = new FaultyProxy(
                        clients.endpoint(), path -> path.equals("/" + posts.names.alertState() + "/_search"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                AlertFixture alerts = new AlertFixture(troubled, posts.names, SETTINGS, new MovingClock(DAY))) {
            proxy.setAlways(FaultyProxy.Fault.UNAVAILABLE);
            String id = alerts.create(RULE);
            proxy.setAlways(null);
            assertEquals(1, listed(alerts, id).path("version").asInt());
        }
    }

    /** More words than a query may stand for. */
    private static List<ObjectNode> manyWords(SearchFixture posts) {
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder("anti");
            for (int word = 0; word < 200; word++) {
                text.append(" vax");
                for (int rest = i * 200 + word, letter = 0; letter < 4; letter++, rest /= 26) {
                    text.append((char) ('a' + rest % 26));
                }
            }
            batch.add(posts.post("words-" + i, text.toString(), DAY.plus(Duration.ofHours(30))));
        }
        return batch;
    }

    private static JsonNode listed(AlertFixture alerts, String id) {
        for (JsonNode rule : alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules?size=500", ""))
                .path("rules")) {
            if (rule.path("id").asText().equals(id)) {
                return rule;
            }
        }
        throw new AssertionError("the rule is not listed");
    }

    @Test
    void no_version_is_lost_when_the_engine_goes_away_in_the_middle_of_a_change(
            ElasticClients clients, IndexNames names) throws Exception {
        try (SearchFixture posts = new SearchFixture(clients, names);
                FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> path.endsWith(".v2"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                AlertFixture alerts = new AlertFixture(troubled, posts.names, SETTINGS, new MovingClock(DAY))) {
            String id = alerts.create(RULE);
            proxy.setAlways(FaultyProxy.Fault.UNAVAILABLE);
            assertEquals(503, change(alerts, id, 1));
            assertEquals(List.of(2, 1), versions(alerts, id), "it stands, though it is not in the history");
            proxy.setAlways(null);
            assertEquals(200, change(alerts, id, 2));
            assertEquals(List.of(3, 2, 1), versions(alerts, id));
            assertEquals(
                    204,
                    alerts.send("monitor", "DELETE", "/v1/alerts/rules/" + id, "", "If-Match", "\"3\"")
                            .statusCode());
            assertEquals(List.of(3, 2, 1), versions(alerts, id));
        }
    }

    private static int change(AlertFixture alerts, String id, int version) {
        return alerts.send("monitor", "PUT", "/v1/alerts/rules/" + id, RULE, "If-Match", "\"" + version + "\"")
                .statusCode();
    }

    private static List<Integer> versions(AlertFixture alerts, String id) {
        List<Integer> versions = new ArrayList<>();
        alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/rules/" + id + "/versions", ""))
                .path("versions")
                .forEach(version -> versions.add(version.path("version").asInt()));
        return versions;
    }
}

package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** URLs of webhooks may be secrets and addresses are people's: who reads alerts, in Kibana or here, does not see them. */
@ExtendWith(ElasticExtension.class)
class AlertTargetsIT {
    private static final Instant DAY = Instant.parse("2026-05-04T04:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    // Port 1 answers nobody: the mail stays due.
    private static final Alerts SETTINGS = AlertFixture.alerts(
            List.of(), 30, new Alerts.Smtp("127.0.0.1", 1, "none", null, null, "alerts@lp.example"));

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private volatile int status = 500;

    @Test
    void stored_alerts_hold_no_url_and_no_address_and_lose_no_delivery(ElasticClients clients, IndexNames names)
            throws Exception {
        HttpServer server = receiver();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        MovingClock clock = new MovingClock(DAY);
        try (SearchFixture posts = new SearchFixture(clients, names)) {
            posts.index(List.of(
                    posts.post("flu-1", "flu", DAY.plus(Duration.ofHours(3))),
                    posts.post("flu-2", "flu", DAY.plus(Duration.ofHours(30)))));
            String rule;
            try (AlertFixture alerts = new AlertFixture(clients, names, SETTINGS, clock)) {
                rule = alerts.create(rule(here + "/secret-1"));
                clock.set(DAY.plus(Duration.ofDays(3)));
                assertTrue(alerts.center.round());
                AlertFixture.await(PATIENCE, () -> tried(alerts, rule) == 4, "two days to two places");
                checkStored(posts);
                assertEquals(
                        List.of("webhook 127.0.0.1", "email to 1"),
                        alerts.alertsOf(rule).getFirst().path("deliveries").findValuesAsText("target"));
                checkRules(alerts, rule);
                // From now on they go elsewhere; what is owed goes where it was to go.
                alerts.json(
                        200,
                        alerts.send(
                                "monitor",
                                "PUT",
                                "/v1/alerts/rules/" + rule,
                                rule(here + "/secret-2"),
                                "If-Match",
                                "\"1\""));
            }
            storeAsFormerly(posts, here + "/secret-1");
            status = 204;
            arrived.clear();
            clock.advance(Duration.ofMinutes(5));
            try (AlertFixture alerts = new AlertFixture(clients, names, SETTINGS, clock)) {
                assertTrue(alerts.center.round());
                AlertFixture.await(PATIENCE, () -> delivered(alerts, rule) == 1, "the one that was due");
                assertEquals(List.of("/secret-1"), arrived);
                assertTrue(alerts.center.round());
                checkStored(posts);
            }
        } finally {
            server.stop(0);
        }
    }

    private static String rule(String webhook) {
        return """
                {'name':'Flu','subject':{'query':'flu'},'condition':{'kind':'threshold','at_least':1},
                 'cool_down_minutes':0,'targets':[{'webhook':'%s'},{'email':['ana@lp.example']}]}""".formatted(webhook);
    }

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** What the role for boards can read. */
    private static void checkStored(SearchFixture posts) {
        List<JsonNode> stored = stored(posts);
        assertEquals(2, stored.size());
        for (JsonNode alert : stored) {
            String source = alert.toString();
            assertFalse(source.contains("secret") || source.contains("ana@"), source);
        }
    }

    private static List<JsonNode> stored(SearchFixture posts) {
        List<JsonNode> stored = new ArrayList<>();
        posts.requests.send("POST", "/" + posts.names.alerts() + "/_refresh", null);
        posts.requests
                .get("/" + posts.names.alerts() + "/_search?sort=bucket_start")
                .json()
                .at("/hits/hits")
                .forEach(hit -> stored.add(hit.path("_source")));
        return stored;
    }

    /** With the targets in the alerts: the first is due, the second is long delivered. */
    private static void storeAsFormerly(SearchFixture posts, String webhook) {
        int number = 0;
        for (JsonNode alert : stored(posts)) {
            ObjectNode source = (ObjectNode) alert;
            ObjectNode hook = (ObjectNode) source.at("/outbox/0");
            hook.putObject("target").put("webhook", webhook);
            ((ObjectNode) source.at("/outbox/1"))
                    .putObject("target")
                    .putArray("email")
                    .add("ana@lp.example");
            if (number++ > 0) {
                for (JsonNode delivery : source.path("outbox")) {
                    ((ObjectNode) delivery).put("status", "failed").remove("next_at");
                }
                source.remove("outbox_due");
            }
            String path =
                    "/" + posts.names.alerts() + "/_doc/" + source.path("id").asText() + "?refresh=true";
            assertTrue(posts.requests
                    .send("PUT", path, source.toString().getBytes(StandardCharsets.UTF_8))
                    .isSuccess());
        }
    }

    private static void checkRules(AlertFixture alerts, String rule) {
        String path = "/v1/alerts/rules/" + rule;
        for (String each : List.of(path, path + "/versions", "/v1/alerts/rules")) {
            String shown =
                    alerts.json(200, alerts.send("analyst", "GET", each, "")).toString();
            assertTrue(shown.contains("[{\"shown\":\"webhook 127.0.0.1\"},{\"shown\":\"email to 1\"}]"), shown);
            assertFalse(shown.contains("secret") || shown.contains("ana@"), shown);
            String whole =
                    alerts.json(200, alerts.send("monitor", "GET", each, "")).toString();
            assertTrue(whole.contains("/secret-1") && whole.contains("ana@lp.example"), whole);
        }
    }

    private static long tried(AlertFixture alerts, String rule) {
        return deliveries(alerts, rule).stream()
                .filter(each -> each.has("last_outcome"))
                .count();
    }

    private static long delivered(AlertFixture alerts, String rule) {
        return deliveries(alerts, rule).stream()
                .filter(each -> each.path("status").asText().equals("delivered"))
                .count();
    }

    private static List<JsonNode> deliveries(AlertFixture alerts, String rule) {
        List<JsonNode> deliveries = new ArrayList<>();
        alerts.alertsOf(rule).forEach(alert -> alert.path("deliveries").forEach(deliveries::add));
        return deliveries;
    }
}

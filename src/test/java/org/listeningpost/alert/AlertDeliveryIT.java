package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** One alert to everywhere at once: some take it, one fails first, one never answers. */
@ExtendWith(ElasticExtension.class)
class AlertDeliveryIT {
    private static final Instant DAY = Instant.parse("2026-05-04T04:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, List<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
    private volatile boolean isGone = true;

    @Test
    void each_place_gets_the_alert_and_a_dead_one_holds_up_nobody(ElasticClients clients, IndexNames names)
            throws Exception {
        HttpServer server = receiver();
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        MovingClock clock = new MovingClock(DAY);
        Alerts settings = AlertFixture.alerts(
                List.of(
                        new Alerts.Channel("team", "slack", here + "/slack"),
                        new Alerts.Channel("board", "teams", here + "/teams")),
                30,
                new Alerts.Smtp("127.0.0.1", smtp.getSmtp().getPort(), "none", null, null, "alerts@lp.example"));
        // It takes connections and does not answer until it is closed.
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SearchFixture posts = new SearchFixture(clients, names);
                AlertFixture alerts = new AlertFixture(clients, names, settings, clock)) {
            index(posts);
            String rule = alerts.create("""
                    {'name':'Flu','subject':{'query':'flu'},'condition':{'kind':'threshold','at_least':3},
                     'cool_down_minutes':0,'targets':[{'webhook':'http://127.0.0.1:%d/dead'},
                     {'webhook':'%s/ok'},{'webhook':'%s/flaky'},{'webhook':'%s/gone'},{'channel':'team'},
                     {'channel':'board'},{'email':['ana@lp.example','ben@lp.example']}]}""".formatted(dead.getLocalPort(), here, here, here));
            clock.set(DAY.plus(Duration.ofDays(3)));
            assertTrue(alerts.center.round());
            AlertFixture.await(PATIENCE, () -> delivered(alerts, rule) >= 13, "three days to four places");
            assertFalse(isSettled(alerts, rule), "the dead one is still waited for");
            dead.close();
            assertEquals(3, at(bodies, "/ok").size());
            // Each address is a delivery of its own, and the mail server takes ten at once.
            AlertFixture.await(
                    PATIENCE,
                    () -> {
                        clock.set(clock.instant().plusSeconds(2));
                        return alerts.center.round() && delivered(alerts, rule) >= 15;
                    },
                    "the mails that waited");
            assertTrue(smtp.waitForIncomingEmail(10_000, 6));
            assertEquals(1, smtp.getReceivedMessages()[0].getAllRecipients().length);
            assertTrue(at(bodies, "/slack").getFirst().startsWith("{\"text\":\"*"));
            assertTrue(at(bodies, "/teams").getFirst().contains("adaptive"));
            assertTrue(at(bodies, "/ok").getFirst().contains("\"type\":\"alert.raised\""));
            assertFalse(at(bodies, "/ok").getFirst().contains("flu season"), "no text of a post leaves");
            retryTheFlaky(alerts, clock, rule);
            log(alerts, rule);
            redeliver(alerts, clock, rule);
        } finally {
            server.stop(0);
            smtp.stop();
        }
    }

    /** Takes all that comes, but twice fails at /flaky, and says of /gone that it is. */
    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            bodies.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>())
                    .add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            List<String> seen = ids.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>());
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            seen.add(id);
            long attempts = seen.stream().filter(id::equals).count();
            int status = path.equals("/flaky") && attempts < 3 ? 500 : path.equals("/gone") && isGone ? 410 : 204;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Twice 500, then taken: the same id each time. */
    private void retryTheFlaky(AlertFixture alerts, MovingClock clock, String rule) throws InterruptedException {
        for (int attempt = 2; attempt <= 3; attempt++) {
            int expected = 3 * attempt;
            AlertFixture.await(PATIENCE, () -> isSettled(alerts, rule), "outcomes are kept");
            clock.set(clock.instant().plus(Duration.ofMinutes(5)));
            AlertFixture.await(
                    PATIENCE,
                    // An attempt whose outcome was kept a moment ago may still be under way for this round.
                    () -> alerts.center.round() && at(ids, "/flaky").size() >= expected,
                    "attempt " + attempt);
        }
        AlertFixture.await(PATIENCE, () -> delivered(alerts, rule) >= 18, "the flaky one took it in the end");
        assertEquals(3, at(ids, "/flaky").stream().distinct().count());
        assertEquals(3, at(ids, "/gone").size(), "410 is not tried again");
    }

    /** The rule is tried, the place is mended, and what was given up arrives under the ids that it had. */
    private void redeliver(AlertFixture alerts, MovingClock clock, String rule) throws InterruptedException {
        String test = "/v1/alerts/rules/" + rule + "/test";
        assertEquals(List.of("delivered", "postponed", "failed 410", "delivered"), tried(alerts, test));
        assertTrue(at(bodies, "/ok").getLast().contains("\"type\":\"alert.test\""));
        assertTrue(at(bodies, "/slack").getLast().startsWith("{\"text\":\"*test* Flu: this is a test"));
        assertTrue(alerts.metrics.scrape().contains("listening_post_alert_deliveries_total{outcome=\"failed\"} 3.0"));
        isGone = false;
        assertEquals(List.of("delivered", "postponed", "delivered", "delivered"), tried(alerts, test));
        assertEquals(403, alerts.send("analyst", "POST", test, "").statusCode());

        JsonNode alert = alerts.alertsOf(rule).getFirst();
        String path = "/v1/alerts/" + alert.path("id").asText() + "/redeliver";
        JsonNode begun =
                alerts.json(200, alerts.send("monitor", "POST", path, "")).at("/deliveries/3");
        assertEquals("pending 0", begun.path("status").asText() + " " + begun.path("attempts"));
        clock.set(clock.instant().plusSeconds(1));
        assertTrue(alerts.center.round());
        AlertFixture.await(PATIENCE, () -> delivered(alerts, rule) >= 19, "the one that was gone");
        assertEquals(alert.at("/deliveries/3/id").asText(), at(ids, "/gone").getLast());
        assertTrue(alerts.audited.stream()
                .map(event -> event.action() + " " + event.targets())
                .toList()
                .containsAll(List.of(
                        "alert_rule.test [" + rule + "]",
                        "alert.redeliver [" + alert.path("id").asText() + "]")));
    }

    /** How the places that answer took a test: three webhooks and a channel. */
    private static List<String> tried(AlertFixture alerts, String test) {
        JsonNode targets =
                alerts.json(200, alerts.send("monitor", "POST", test, "")).path("targets");
        assertEquals(8, targets.size(), targets::toString);
        List<String> outcomes = new ArrayList<>();
        for (int target = 1; target <= 4; target++) {
            String outcome = targets.get(target).path("outcome").asText();
            outcomes.add(
                    outcome.equals("failed")
                            ? "failed " + targets.get(target).path("what").asText()
                            : outcome);
        }
        return outcomes;
    }

    private static void log(AlertFixture alerts, String rule) throws InterruptedException {
        String alert = alerts.alertsOf(rule).getFirst().path("id").asText();
        // An attempt is logged after its outcome is kept.
        AlertFixture.await(
                PATIENCE,
                () -> flaky(alerts, alert).containsAll(List.of("postponed 500", "delivered 204")),
                "the log has every attempt");
    }

    private static List<String> flaky(AlertFixture alerts, String alert) {
        JsonNode log = alerts.json(200, alerts.send("analyst", "GET", "/v1/alerts/deliveries?alert_id=" + alert, ""));
        List<String> flaky = new ArrayList<>();
        for (JsonNode attempt : log.path("attempts")) {
            assertFalse(attempt.toString().contains("/flaky"), "the path of a webhook may be a secret");
            if (attempt.path("delivery_id").asText().endsWith("-3")) {
                flaky.add(attempt.path("outcome").asText() + " "
                        + attempt.path("what").asText());
            }
        }
        return flaky;
    }

    private static boolean isSettled(AlertFixture alerts, String rule) {
        return alerts.alertsOf(rule).stream()
                .flatMap(alert -> stream(alert.path("deliveries")))
                .filter(delivery -> !delivery.path("target").asText().isEmpty())
                .filter(delivery -> delivery.path("status").asText().equals("pending"))
                .allMatch(delivery -> delivery.has("last_outcome"));
    }

    private static long delivered(AlertFixture alerts, String rule) {
        return alerts.alertsOf(rule).stream()
                .flatMap(alert -> stream(alert.path("deliveries")))
                .filter(delivery -> delivery.path("status").asText().equals("delivered"))
                .count();
    }

    private static List<String> at(Map<String, List<String>> received, String path) {
        return received.getOrDefault(path, List.of());
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }

    private static void index(SearchFixture posts) {
        List<ObjectNode> batch = new ArrayList<>();
        for (int hour = 0; hour < 72; hour += 6) {
            batch.add(posts.post("flu-" + hour, "flu season", DAY.plus(Duration.ofHours(hour))));
        }
        posts.index(batch);
    }
}

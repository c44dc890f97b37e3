package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.search.SearchFixture;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** Several instances, of which the one on duty is killed: nothing is lost, and nothing is told twice. */
@ExtendWith(ElasticExtension.class)
@Order(1)
class AlertFailoverIT {
    private static final Instant BEGIN = Instant.parse("2026-05-04T04:00:00Z");
    private static final int HOURS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();

    @Test
    void the_instance_on_duty_is_killed_and_another_tells_the_rest(ElasticClients clients, IndexNames names)
            throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            arrivals.computeIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), id -> new AtomicInteger())
                    .incrementAndGet();
            sleep(Duration.ofMillis(300)); // so that a kill meets a delivery under way
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        MovingClock still = new MovingClock(BEGIN);
        Alerts settings = AlertFixture.alerts(List.of(), 3_600, Alerts.Smtp.NONE);
        List<Process> instances = new ArrayList<>();
        try (SearchFixture posts = new SearchFixture(clients, names);
                AlertFixture alerts = new AlertFixture(clients, names, settings, still)) {
            index(posts);
            String rule = alerts.create("""
                    {'name':'Hourly','subject':{'query':'flu'},'condition':{'kind':'threshold','at_least':2},
                     'bucket':'hour','cool_down_minutes':0,
                     'targets':[{'webhook':'http://127.0.0.1:%d/hook'}]}""".formatted(server.getAddress().getPort()));
            Instant real = Clock.systemUTC().instant().plusSeconds(5);
            instances.add(start(clients, names, real));
            instances.add(start(clients, names, real));
            for (int alive = 5; alive <= 10; alive += 5) {
                int told = alive;
                AlertFixture.await(PATIENCE, () -> alerts.alertsOf(rule).size() >= told, told + " alerts");
                AlertFixture.await(
                        PATIENCE, () -> onDuty(instances, clients, names).isPresent(), "one is on duty");
                Process onDuty = onDuty(instances, clients, names).orElseThrow();
                onDuty.destroyForcibly().waitFor();
                instances.remove(onDuty);
                instances.add(start(clients, names, real));
            }
            AlertFixture.await(PATIENCE, () -> alerts.alertsOf(rule).size() >= HOURS, "every hour is told");
            AlertFixture.await(PATIENCE, () -> undelivered(alerts.alertsOf(rule)) == 0, "every alert arrives");
            check(alerts.alertsOf(rule));
        } finally {
            for (Process instance : instances) {
                instance.destroyForcibly().waitFor();
            }
            server.stop(0);
        }
    }

    private void check(List<JsonNode> alerts) {
        TreeSet<String> hours = new TreeSet<>();
        alerts.forEach(alert -> hours.add(alert.path("bucket_start").asText()));
        assertEquals(HOURS, alerts.size(), "one alert an hour");
        assertEquals(HOURS, hours.size());
        for (int hour = 0; hour < HOURS; hour++) {
            assertTrue(hours.contains(BEGIN.plus(Duration.ofHours(hour)).toString()), "hour " + hour);
        }
        assertEquals(HOURS, arrivals.size(), "each arrived, under one id");
        int repeated =
                arrivals.values().stream().mapToInt(count -> count.get() - 1).sum();
        // What was under way when its sender was killed may come again, under the same id.
        assertTrue(repeated <= 2 * 4, () -> "repeated " + repeated);
    }

    private static int undelivered(List<JsonNode> alerts) {
        int open = 0;
        for (JsonNode alert : alerts) {
            open += alert.at("/deliveries/0/status").asText().equals("delivered") ? 0 : 1;
        }
        return open;
    }

    /** Empty while the lease of a killed one runs. */
    private static Optional<Process> onDuty(List<Process> instances, ElasticClients clients, IndexNames names) {
        String holder = holder(clients, names);
        return instances.stream()
                .filter(instance -> holder.startsWith(instance.pid() + "@"))
                .findFirst();
    }

    private static String holder(ElasticClients clients, IndexNames names) {
        return clients.requests()
                .get("/" + names.alertState() + "/_doc/" + Lease.ID)
                .json()
                .at("/_source/body/holder")
                .asText();
    }

    private static Process start(ElasticClients clients, IndexNames names, Instant real) throws IOException {
        Credentials.Basic user = (Credentials.Basic) clients.endpoint().credentials();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AlertInstance.class.getName(),
                clients.endpoint().urls().getFirst().toString(),
                user.username(),
                names.prefix(),
                BEGIN.toString(),
                real.toString());
        builder.environment().put("LP_PASSWORD", user.password());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void index(SearchFixture posts) {
        List<ObjectNode> batch = new ArrayList<>();
        for (int minute = 0; minute < HOURS * 60; minute += 20) {
            batch.add(posts.post("flu-" + minute, "flu", BEGIN.plus(Duration.ofMinutes(minute))));
        }
        posts.index(batch);
    }
}

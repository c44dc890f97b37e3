package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.StoredSubjects.NamedQuery;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.http.ApiServer;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/** Alerts over real HTTP and a real engine, with a clock of the test's own and rounds that it calls for. */
final class AlertFixture implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** No attempt ends by itself while a test looks. */
    private static final Duration ATTEMPT_MAX = Duration.ofMinutes(10);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Caller> KEYS = Map.of(
            "monitor", new Caller("k-monitor", "monitor", Set.of(Role.MONITOR)),
            "analyst", new Caller("k-analyst", "analyst", Set.of(Role.ANALYST)));

    final AlertCenter center;
    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ApiServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    AlertFixture(ElasticClients clients, IndexNames names, Alerts alerts, Clock clock) {
        Config config = config(alerts);
        this.center = center(config, clients, names, audited, clock);
        center.bindTo(metrics);
        this.server = new ApiServer(config, KEYS::get, metrics, center.routes()).start();
    }

    static AlertCenter center(
            Config config, ElasticClients clients, IndexNames names, List<AuditEvent> audited, Clock clock) {
        StoredSubjects subjects = new StoredSubjects(new QueryParser(QueryLimits.of(4_000, 200, 20)), new Named());
        return new AlertCenter(config, clients.requests(), names, subjects, audited::add, ATTEMPT_MAX, clock);
    }

    /** A narrative, topics, saved queries of one's own, one that can be deleted and one that can become too large. */
    static final class Named implements StoredSubjects.Sources {
        static final AtomicBoolean IS_DELETED = new AtomicBoolean();
        static final AtomicBoolean IS_TOO_LARGE = new AtomicBoolean();

        @Override
        public Optional<NamedQuery> narrative(String id) {
            return id.equals("n1")
                    ? Optional.of(new NamedQuery("Chips", "(chip NEAR/5 vaccine) OR spiking", null))
                    : Optional.empty();
        }

        @Override
        public Optional<NamedQuery> savedQuery(String id) {
            if (id.equals("growing") && IS_TOO_LARGE.get()) {
                throw new OutOfMemoryError("no room");
            }
            return switch (id) {
                case "growing" -> Optional.of(new NamedQuery("Growing", "spiking", null));
                case "own" -> Optional.of(new NamedQuery("Own", "spiking", "k-analyst"));
                case "mine" -> Optional.of(new NamedQuery("Mine", "spiking", "k-monitor"));
                case "going" ->
                    IS_DELETED.get() ? Optional.empty() : Optional.of(new NamedQuery("Going", "spiking", null));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<NamedQuery> topic(String id) {
            return id.equals("vaccines") || id.equals("cost")
                    ? Optional.of(new NamedQuery(id, "topic:" + id, null))
                    : Optional.empty();
        }
    }

    static Config config(Alerts alerts) {
        Config d = Config.defaults();
        return new Config(
                d.dataDirectory(),
                new Config.Server("127.0.0.1", 0, null, null, false),
                d.elasticsearch(),
                d.embedded(),
                d.ingest(),
                d.imports(),
                d.privacy(),
                d.limits(),
                new Config.Organization(List.of(), List.of(), List.of(), "America/New_York"),
                alerts,
                d.feeds());
    }

    /** Settings that reach servers of the test. */
    static Alerts alerts(List<Alerts.Channel> channels, int retrySeconds, Alerts.Smtp smtp) {
        return new Alerts(
                true,
                1,
                0,
                3,
                URI.create("https://lp.example/"),
                channels,
                SECRET,
                List.of("127.0.0.1"),
                4,
                retrySeconds,
                smtp);
    }

    HttpResponse<String> send(String key, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that has to come with this status. */
    JsonNode json(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String create(String rule) {
        return json(201, send("monitor", "POST", "/v1/alerts/rules", rule))
                .path("id")
                .asText();
    }

    /** All alerts of a rule, the oldest bucket first. */
    List<JsonNode> alertsOf(String ruleId) {
        List<JsonNode> alerts = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            String page = "/v1/alerts?size=7&rule_id=" + ruleId + (cursor == null ? "" : "&cursor=" + cursor);
            JsonNode answer = json(200, send("analyst", "GET", page, ""));
            answer.path("alerts").forEach(alerts::add);
            cursor = answer.has("cursor") ? answer.path("cursor").asText() : null;
        } while (cursor != null);
        alerts.sort(java.util.Comparator.comparing(
                        (JsonNode alert) -> alert.path("bucket_start").asText())
                .thenComparing(alert -> alert.path("key").asText()));
        return alerts;
    }

    static void await(Duration max, BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws IOException {
        for (JsonNode rule : json(200, send("monitor", "GET", "/v1/alerts/rules?size=500", ""))
                .path("rules")) {
            send(
                    "monitor",
                    "DELETE",
                    "/v1/alerts/rules/" + rule.path("id").asText(),
                    "",
                    "If-Match",
                    "\"" + rule.path("version").asText() + "\"");
        }
        server.close();
        center.close();
    }
}

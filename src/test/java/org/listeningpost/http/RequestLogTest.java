package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;
import org.slf4j.LoggerFactory;

/** What the product's own logging configuration writes of requests that carry personal data everywhere. */
final class RequestLogTest {
    private static final String PLANTED = "Marjorie.Quill@example.org";

    record Text(String text) {}

    @Test
    void nothing_that_came_with_a_request_is_logged_but_its_shape() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PrintStream error = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            configure(context, "/logback.xml");
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
            sendAll();
        } finally {
            System.setErr(error);
            configure(context, "/logback-test.xml");
        }
        String log = captured.toString(StandardCharsets.UTF_8);
        assertFalse(log.contains("Quill"), log);
        assertTrue(log.replace("\\/", "/").contains("/v1/items/{id}"), log);
        assertTrue(log.contains("unexpected failure"), log);
        for (String line : log.lines().toList()) {
            assertTrue(Json.mapper().readTree(line).isObject(), line);
        }
    }

    private static void sendAll() throws Exception {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Routes feature = router -> {
            router.get("/v1/items/{id}", Set.of(Role.ANALYST), ctx -> ctx.json(Map.of()));
            router.post("/v1/items", Set.of(Role.ANALYST), ctx -> {
                throw new IllegalStateException(
                        RequestBody.json(ctx, Text.class).text());
            });
        };
        Caller caller = new Caller("k1", PLANTED, Set.of(Role.ANALYST));
        try (ApiServer server = new ApiServer(
                        ServerConfigs.withLimits(6_000, 4, 5_000),
                        key -> key.equals("key") ? caller : null,
                        metrics,
                        List.of(feature))
                .start()) {
            String address = server.address().toString();
            assertEquals(200, send(address + "/v1/items/" + PLANTED + "?q=" + PLANTED, "key", ""));
            assertEquals(404, send(address + "/" + PLANTED, "key", ""));
            assertEquals(401, send(address + "/v1/items/1", PLANTED, ""));
            assertEquals(500, send(address + "/v1/items", "key", "{\"text\":\"" + PLANTED + "\"}"));
            assertEquals(400, send(address + "/v1/items", "key", "{\"" + PLANTED + "\":1}"));
        }
    }

    private static int send(String address, String key, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + key)
                .header("User-Agent", PLANTED)
                .header("Content-Type", "application/json");
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertFalse(answer.body().contains("Quill"), answer.body());
            return answer.statusCode();
        }
    }

    private static void configure(LoggerContext context, String resource) throws Exception {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(RequestLogTest.class.getResource(resource)));
    }
}

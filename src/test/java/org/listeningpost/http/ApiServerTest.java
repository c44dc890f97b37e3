package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.refused;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.listeningpost.config.Config;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/** The server without an engine: what stands before a handler, and what becomes of its failures. */
final class ApiServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, Caller> KEYS = Map.of(
            "analyst", new Caller("k1", "analyst", Set.of(Role.ANALYST)),
            "operator", new Caller("k2", "operator", Set.of(Role.OPERATOR)),
            "greedy", new Caller("k3", "greedy", Set.of(Role.ANALYST)));

    private static ApiServer server;
    private static volatile String engine = "green";

    record Greeting(String name, @Nullable Integer times) {}

    /** Fails when it is written, not when it is made. */
    static final class Secretive {
        public String getName() {
            throw new IllegalArgumentException("holds 555-12-3456");
        }
    }

    @BeforeAll
    static void start() {
        Config config = ServerConfigs.withLimits(120, 4, 400);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Routes feature = router -> {
            router.get("/v1/echo/{id}", Set.of(Role.ANALYST), ctx -> ctx.json(Map.of("id", ctx.pathParam("id"))));
            router.post("/v1/greetings", Set.of(Role.ANALYST), ctx -> ctx.json(RequestBody.json(ctx, Greeting.class)));
            router.get("/v1/broken", Set.of(Role.ANALYST), ctx -> {
                throw new IllegalStateException("holds 555-12-3456");
            });
            router.get("/v1/overflow", Set.of(Role.ANALYST), ctx -> {
                throw new StackOverflowError("holds 555-12-3456");
            });
            router.get("/v1/unreadable", Set.of(Role.ANALYST), ctx -> ctx.json(List.of(new Secretive())));
            router.get("/v1/unwritable", Set.of(Role.ANALYST), ctx -> ctx.json(Map.of("id", new Object())));
            router.get("/v1/found", Set.of(Role.ANALYST), ctx -> ctx.json(Map.of("query", query(ctx))));
            router.post("/v1/found", Set.of(Role.ANALYST), ctx -> ctx.json(Map.of("query", query(ctx))));
            router.postStream(
                    "/v1/files",
                    Set.of(Role.ANALYST),
                    new Accepts(Set.of("text/csv"), 100, true),
                    ctx -> ctx.json(Map.of("query", query(ctx))));
            router.signedGet("/v1/signed", new Signed());
            router.getStream("/v1/torn", Set.of(Role.ANALYST), ctx -> {
                ctx.outputStream().write("half of it".getBytes(StandardCharsets.UTF_8));
                ctx.res().flushBuffer();
                throw new ProblemException(Problem.unavailable("The other half is away.", 1));
            });
            router.get("/v1/slow", Set.of(Role.ANALYST), ctx -> TimeUnit.SECONDS.sleep(20));
        };
        server = new ApiServer(
                        config,
                        ApiServerTest::caller,
                        metrics,
                        List.of(new SystemRoutes(() -> engine, metrics), feature))
                .start();
    }

    /** A key for each request of a test that sends many: none waits for another. */
    private static @Nullable Caller caller(String key) {
        return key.startsWith("fresh-") ? new Caller(key, key, Set.of(Role.ANALYST)) : KEYS.get(key);
    }

    private static String fresh() {
        return "fresh-" + UUID.randomUUID();
    }

    private static String query(Context context) {
        return String.valueOf(Parameters.of(context, "query", "size").text("query", 100));
    }

    private static final class Signed implements SignedHandler {
        @Override
        public boolean isExpected(Context context) {
            return true;
        }

        @Override
        public boolean isAuthentic(Context context, byte[] body) {
            return true;
        }

        @Override
        public void handle(Context context, byte[] body) {
            context.json(Map.of("query", query(context)));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_request_without_a_key_is_401_and_with_a_wrong_role_403() throws Exception {
        assertProblem(401, "unauthorized", send("GET", "/v1/echo/1", null, null, null));
        assertProblem(401, "unauthorized", send("GET", "/v1/echo/1", "nobody", null, null));
        assertProblem(403, "forbidden", send("GET", "/v1/echo/1", "operator", null, null));
        assertEquals(200, send("GET", "/v1/echo/1", "analyst", null, null).statusCode());
    }

    @Test
    void an_unknown_address_is_404_and_a_wrong_method_405() throws Exception {
        assertProblem(404, "not-found", send("GET", "/v1/nothing", "analyst", null, null));
        HttpResponse<String> wrong = send("DELETE", "/v1/greetings", "analyst", null, null);
        assertProblem(405, "method-not-allowed", wrong);
        assertEquals("POST", wrong.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void a_head_says_what_a_get_would_and_no_more() throws Exception {
        assertEquals(401, head("/v1/echo/1", null).statusCode());
        assertEquals(403, head("/v1/echo/1", "operator").statusCode());
        assertEquals(500, head("/v1/broken", "analyst").statusCode());
        HttpResponse<String> echo = head("/v1/echo/1", "analyst");
        assertEquals(200, echo.statusCode());
        assertEquals("", echo.body());
        assertEquals(404, head("/v1/nothing", "analyst").statusCode());
        assertEquals(
                "GET", head("/v1/torn", "analyst").headers().firstValue("Allow").orElse("none"));
        assertEquals(
                "POST",
                head("/v1/greetings", "analyst").headers().firstValue("Allow").orElse("none"));
        assertEquals(200, head("/health/ready", null).statusCode());
        engine = "away";
        try {
            assertEquals(503, head("/health/ready", null).statusCode());
            assertProblem(503, "unavailable", send("GET", "/health/ready", null, null, null));
        } finally {
            engine = "green";
        }
    }

    private static HttpResponse<String> head(String path, @Nullable String key) throws Exception {
        return send("HEAD", path, key, null, null);
    }

    @Test
    void a_body_is_read_into_a_record_or_refused_by_field() throws Exception {
        String json = "application/json";
        assertEquals(
                "{\"name\":\"a\",\"times\":2}",
                send("POST", "/v1/greetings", "analyst", json, "{\"name\":\"a\",\"times\":2}")
                        .body());
        assertProblem(415, "unsupported-media-type", send("POST", "/v1/greetings", "analyst", "text/xml", "<a/>"));
        assertProblem(400, "bad-request", send("POST", "/v1/greetings", "analyst", json, ""));
        assertProblem(400, "bad-request", send("POST", "/v1/greetings", "analyst", json, "{"));
        assertProblem(400, "bad-request", send("POST", "/v1/greetings", "analyst", json, "[".repeat(100_000)));
        String tooLarge = "\"" + "a".repeat(2 << 20) + "\"";
        assertProblem(413, "too-large", refused(() -> send("POST", "/v1/greetings", "analyst", json, tooLarge)));
        HttpResponse<String> unknown = send("POST", "/v1/greetings", "analyst", json, "{\"name\":\"a\",\"time\":2}");
        assertEquals(
                "time",
                Json.mapper().readTree(unknown.body()).at("/errors/0/field").asText());
        HttpResponse<String> wrongType =
                send("POST", "/v1/greetings", "analyst", json, "{\"name\":\"a\",\"times\":\"many\"}");
        assertEquals(
                "times",
                Json.mapper().readTree(wrongType.body()).at("/errors/0/field").asText());
    }

    @Test
    void a_query_that_cannot_be_decoded_is_refused_and_not_left_out() throws Exception {
        for (String query : List.of(
                "query=%zz",
                "query=100%",
                "query=norovirus%20100%&size=5",
                "size=5&query=a%2",
                "query=%C3",
                "query=caf%E9",
                "query=%C0%AF",
                "query=%ED%A0%80",
                "query=%u0041",
                "query=%+1",
                "query=a&query%=b")) {
            String key = "Authorization: Bearer " + fresh() + "\r\n";
            for (String path : List.of("/v1/found?", "/v1/signed?", "/health/live?")) {
                String answer = RawRequest.get(query, path + query, key).send(server.address());
                assertTrue(answer.startsWith("HTTP/1.1 400"), query + "\n" + answer);
                JsonNode problem = Json.mapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
                assertEquals("invalid_encoding", problem.at("/errors/0/code").asText(), answer);
                assertEquals(
                        query.contains("query%") ? "(unprintable)" : "query",
                        problem.at("/errors/0/field").asText());
            }
            assertTrue(
                    RawRequest.post(
                                    query,
                                    "/v1/found?" + query,
                                    key + "Content-Type: application/json\r\n",
                                    new byte[0])
                            .send(server.address())
                            .startsWith("HTTP/1.1 400"),
                    query);
        }
        assertTrue(RawRequest.get("100%", "/v1/signed?query=100%", "")
                .send(server.address())
                .contains("has to be written %25"));
    }

    @Test
    void a_query_that_can_be_decoded_is_read_as_it_was_typed() throws Exception {
        for (Map.Entry<String, String> typed : Map.of(
                        "100%25", "100%",
                        "caf%C3%A9%20%F0%9F%98%B7", "caf\u00e9 \uD83D\uDE37",
                        "a+b%2b%2Bc", "a b++c",
                        "%25zz", "%zz")
                .entrySet()) {
            String body = send("GET", "/v1/found?query=" + typed.getKey(), fresh(), null, null)
                    .body();
            assertEquals(
                    typed.getValue(), Json.mapper().readTree(body).path("query").asText());
        }
    }

    @Test
    void a_character_set_other_than_utf_8_is_refused_with_what_would_do() throws Exception {
        for (String charset : List.of("bogus", "\"no such\"", "utf-16", "ISO-8859-1", "", "%%", "\u00df")) {
            String type = "application/json; charset=" + charset;
            String answer = RawRequest.post(
                            charset,
                            "/v1/greetings?a=%C3%A9",
                            "Authorization: Bearer " + fresh() + "\r\nContent-Type: " + type + "\r\n",
                            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                    .send(server.address());
            assertTrue(answer.startsWith("HTTP/1.1 415"), charset + "\n" + answer);
            assertTrue(answer.contains("UTF-8"), answer);
        }
        for (String path : List.of("/v1/found?query=a", "/health/live")) {
            assertProblem(415, "unsupported-charset", send("GET", path, fresh(), "text/plain;charset=bogus", null));
        }
        for (String charset : List.of("utf-8", "UTF-8", "\"utf-8\"", "utf8")) {
            assertEquals(
                    200,
                    send("POST", "/v1/greetings", fresh(), "application/json; charset=" + charset, "{\"name\":\"a\"}")
                            .statusCode(),
                    charset);
        }
    }

    @Test
    void a_file_may_be_of_any_known_character_set() throws Exception {
        String csv = "text/csv; charset=windows-1252";
        assertEquals(200, send("POST", "/v1/files?query=a", fresh(), csv, "a,b").statusCode());
        assertProblem(415, "unsupported-charset", send("POST", "/v1/files?query=%C3%A9", fresh(), csv, "a,b"));
        assertProblem(415, "unsupported-charset", send("POST", "/v1/files", fresh(), "text/csv; charset=bogus", "a,b"));
    }

    @Test
    void a_gzip_bomb_is_413() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                gzip.write(zeros);
            }
        }
        HttpResponse<String> answer = CLIENT.send(
                request("/v1/greetings", "analyst")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertProblem(413, "too-large", answer);
    }

    @Test
    void a_failure_says_nothing_of_what_failed() throws Exception {
        for (String path : List.of("/v1/broken", "/v1/overflow", "/v1/unwritable", "/v1/unreadable")) {
            HttpResponse<String> answer = send("GET", path, "analyst", null, null);
            assertProblem(500, "internal", answer);
            assertFalse(answer.body().contains("555"), answer.body());
        }
    }

    @Test
    void a_stream_that_breaks_off_does_not_look_complete() throws Exception {
        HttpResponse<InputStream> answer =
                CLIENT.send(request("/v1/torn", "analyst").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            assertThrows(IOException.class, () -> body.transferTo(seen));
        }
        assertEquals("half of it", seen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_that_takes_too_long_is_ended() throws Exception {
        assertProblem(503, "timeout", send("GET", "/v1/slow", "analyst", null, null));
    }

    @Test
    void a_key_that_asks_too_often_waits_and_others_do_not() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/echo/1", "greedy", null, null);
        for (int i = 0; i < 40 && answer.statusCode() == 200; i++) {
            answer = send("GET", "/v1/echo/1", "greedy", null, null);
        }
        assertProblem(429, "too-many-requests", answer);
        assertTrue(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()) >= 1);
        assertEquals(200, send("GET", "/v1/echo/1", "analyst", null, null).statusCode());
    }

    @Test
    void health_is_open_and_metrics_are_for_operators() throws Exception {
        assertEquals(200, send("GET", "/health/live", null, null, null).statusCode());
        assertEquals(200, send("GET", "/health/ready", null, null, null).statusCode());
        assertEquals(401, send("GET", "/metrics", null, null, null).statusCode());
        assertEquals(
                200, send("GET", "/v1/echo/secretvalue", "analyst", null, null).statusCode());
        String metrics = send("GET", "/metrics", "operator", null, null).body();
        assertTrue(metrics.contains("route=\"/v1/echo/{id}\""), metrics);
        assertFalse(metrics.contains("secretvalue"), metrics);
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                Problem.MEDIA_TYPE, answer.headers().firstValue("Content-Type").orElse("none"));
        JsonNode problem = Json.mapper().readTree(answer.body());
        assertEquals("/problems/" + code, problem.path("type").asText());
        assertEquals(status, problem.path("status").asInt());
        assertTrue(problem.path("instance").asText().startsWith("urn:uuid:"));
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String key, @Nullable String contentType, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request = request(path, key);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
    }
}

package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/** A handler that fails after it has begun to write: what its caller gets can be read, and is not the beginning. */
final class BegunAnswerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** More than is compressed from, and less than is sent at once. */
    private static final byte[] BEGINNING = "begun;".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    private static ApiServer server;

    @BeforeAll
    static void start() {
        Caller caller = new Caller("k1", "analyst", Set.of(Role.ANALYST));
        Routes feature = router -> {
            router.getStream("/v1/problem", Set.of(Role.ANALYST), ctx -> {
                begin(ctx);
                throw new ProblemException(Problem.unavailable("The rest is away.", 1));
            });
            router.getStream("/v1/overflow", Set.of(Role.ANALYST), ctx -> {
                begin(ctx);
                throw new StackOverflowError("no room");
            });
            router.getStream("/v1/torn", Set.of(Role.ANALYST), ctx -> {
                begin(ctx);
                ctx.res().flushBuffer();
                throw new StackOverflowError("no room");
            });
        };
        server = new ApiServer(
                        ServerConfigs.withLimits(6_000, 4, 10_000),
                        key -> caller,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(feature))
                .start();
    }

    private static void begin(Context context) throws IOException {
        context.contentType("text/csv; charset=utf-8");
        context.header("Content-Disposition", "attachment; filename=\"posts.csv\"");
        context.outputStream().write(BEGINNING);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_was_begun_is_taken_back_also_where_it_was_being_compressed() throws Exception {
        for (String encoding : List.of("identity", "gzip")) {
            assertProblem(503, "unavailable", send("/v1/problem", encoding), encoding);
            assertProblem(500, "internal", send("/v1/overflow", encoding), encoding);
        }
    }

    @Test
    void what_is_on_the_way_when_the_memory_ends_does_not_look_complete() {
        assertThrows(IOException.class, () -> send("/v1/torn", "identity"));
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer, String encoding)
            throws IOException {
        assertEquals(status, answer.statusCode(), encoding);
        JsonNode problem = Json.mapper().readTree(answer.body());
        assertEquals("/problems/" + code, problem.path("type").asText(), encoding);
        assertEquals(Optional.of(Problem.MEDIA_TYPE), answer.headers().firstValue("Content-Type"), encoding);
        assertTrue(answer.headers().firstValue("Content-Encoding").isEmpty(), encoding);
        assertTrue(answer.headers().firstValue("Content-Disposition").isEmpty(), encoding);
        assertTrue(answer.headers().firstValue("X-Content-Type-Options").isPresent(), encoding);
    }

    private static HttpResponse<String> send(String path, String encoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer key")
                .header("Accept-Encoding", encoding)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

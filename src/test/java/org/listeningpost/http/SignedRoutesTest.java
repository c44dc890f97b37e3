package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/** What somebody without a key can reach: as little as may be is done before the signature is found right. */
final class SignedRoutesTest {
    private static final int PLACES_WITH_A_KEY = 4;
    private static final int MILLIS_MAX = 3_000;
    private static final Accepts ACCEPTS = new Accepts(Set.of("application/json"), 1_000);
    private static final String JSON = "Content-Type: application/json\r\n";

    private static ApiServer server;

    @BeforeAll
    static void start() {
        Routes feature = router -> {
            router.signedPost("/v1/signed/{id}", ACCEPTS, new Signed());
            router.get("/v1/echo", Set.of(Role.ANALYST), context -> context.result("echo"));
        };
        server = new ApiServer(
                        ServerConfigs.withLimits(1_000_000, PLACES_WITH_A_KEY, MILLIS_MAX),
                        key -> new Caller("k1", key, Set.of(Role.ANALYST)),
                        new SimpleMeterRegistry(),
                        List.of(feature))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Whoever writes "signed" knows the secret. */
    private static final class Signed implements SignedHandler {
        @Override
        public boolean isExpected(Context context) {
            return context.pathParam("id").equals("known");
        }

        @Override
        public boolean isAuthentic(Context context, byte[] body) {
            return new String(body, StandardCharsets.UTF_8).startsWith("signed");
        }

        @Override
        public void handle(Context context, byte[] body) {
            context.result(body.length + " bytes");
        }
    }

    @Test
    void a_body_is_taken_as_it_is_or_not_at_all() throws Exception {
        assertTrue(post("known", "", "signed".getBytes(StandardCharsets.UTF_8)).endsWith("6 bytes"));
        String identity = "Content-Encoding: identity\r\n";
        assertTrue(post("known", identity, "signed".getBytes(StandardCharsets.UTF_8))
                .endsWith("6 bytes"));
        assertRefused(401, post("known", "", "else".getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("signed".getBytes(StandardCharsets.UTF_8));
        }
        for (String encoding : List.of("gzip", "x-gzip", "br", "identity, gzip")) {
            String header = "Content-Encoding: " + encoding + "\r\n";
            assertRefused(415, post("known", header, packed.toByteArray()));
            assertRefused(415, post("none", header, packed.toByteArray()));
        }
    }

    @Test
    void nothing_is_read_of_a_body_that_is_too_long_or_that_nobody_expects() throws Exception {
        // The body never comes: whoever waited for it would answer that the time was over.
        assertRefused(401, head("none", "Content-Length: 900\r\n").send(server.address()));
        assertRefused(401, head("none", "Transfer-Encoding: chunked\r\n").send(server.address()));
        assertRefused(413, head("known", "Content-Length: 1001\r\n").send(server.address()));
        assertRefused(413, head("none", "Content-Length: 1001\r\n").send(server.address()));
    }

    @Test
    void bodies_that_never_end_take_no_place_from_those_who_have_a_key() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 100; i++) {
                answers.add(senders.submit(
                        () -> head("known", "Content-Length: 900\r\n").send(server.address())));
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/echo"))
                    .header("Authorization", "Bearer somebody")
                    .build();
            while (answers.stream().anyMatch(answer -> !answer.isDone())) {
                assertEquals(
                        200,
                        client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode());
            }
        }
        int refused = 0;
        for (Future<String> answer : answers) {
            assertRefused(503, answer.get());
            refused += answer.get().contains("Too many requests at once") ? 1 : 0;
        }
        assertTrue(refused > 0 && refused < answers.size(), refused + " were refused a place");
    }

    private static void assertRefused(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains(Problem.MEDIA_TYPE), answer);
    }

    private static String post(String id, String headers, byte[] body) throws IOException {
        return RawRequest.post(id, "/v1/signed/" + id, JSON + headers, body).send(server.address());
    }

    /** A head without what it promises. */
    private static RawRequest head(String id, String headers) {
        return RawRequest.of(
                id,
                "POST /v1/signed/" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + JSON + headers + "\r\n");
    }
}

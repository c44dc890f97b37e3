package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;
import org.listeningpost.testing.TestService;

/** What callers see of large, broken and hasty requests, and of an engine that is away, slow or gone in the middle. */
@ExtendWith(ElasticExtension.class)
@Order(2)
final class TroubleIT {
    private static final long BODY_BYTES_MAX = 1 << 20;
    private static final int REQUEST_MILLIS_MAX = 4_000;
    private static final int POSTS_TO_EXPORT = 4_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static FaultyProxy network;
    private static TestService service;

    /** Bounded tightly, behind a network in trouble. */
    private static TestService troubled;

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) throws IOException {
        TestService.Patience bounded = new TestService.Patience(BODY_BYTES_MAX, 600, 60_000, 30_000);
        service = TestService.start(clients.endpoint(), names, folder.resolve("service"), bounded);
        network = new FaultyProxy(
                clients.endpoint(), path -> path.equals("/_search") || path.equals("/" + names.posts() + "/_search"));
        TestService.Patience hasty = new TestService.Patience(BODY_BYTES_MAX, 100_000, REQUEST_MILLIS_MAX, 1_500);
        troubled = TestService.start(network.endpoint(), names, folder.resolve("troubled"), hasty);
        large(clients.requests(), names);
    }

    /** Enough for an export to fill every buffer between us and a client that does not read. */
    private static void large(ElasticRequests requests, IndexNames names) {
        String words = "export ".repeat(700);
        for (int from = 0; from < POSTS_TO_EXPORT; from += 1_000) {
            StringBuilder bulk = new StringBuilder();
            for (int i = from; i < from + 1_000; i++) {
                bulk.append(
                        "{\"index\":{\"_index\":\"" + names.prefix() + "posts-2025.02\",\"_id\":\"large" + i + "\"}}\n"
                                + "{\"id\":\"large" + i + "\",\"platform\":\"reddit\",\"kind\":\"post\","
                                + "\"created_at\":\"2025-02-03T00:00:00Z\",\"text\":\"" + words + "\"}\n");
            }
            ElasticReply reply =
                    requests.send("POST", "/_bulk?refresh=true", bulk.toString().getBytes(StandardCharsets.UTF_8));
            assertTrue(reply.isSuccess() && !reply.json().path("errors").asBoolean());
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        troubled.close();
        network.close();
    }

    @Test
    void gzipped_posts_are_taken() throws Exception {
        HttpResponse<String> answer = ingest(gzip(posts("zip", 300)), "application/x-ndjson", "gzip");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(300, json(answer).path("indexed").asInt());
    }

    @Test
    void a_gzip_bomb_is_413_and_tells_which_records_are_in() throws Exception {
        String posts = posts("bomb", 100);
        HttpResponse<String> answer = ingest(gzip(posts + " ".repeat(50 << 20)), "application/x-ndjson", "gzip");
        assertProblem(413, "too-large", answer);
        assertEquals(100, json(answer).path("indexed").asInt(), answer.body());
    }

    @Test
    void a_body_that_is_too_long_is_413_and_an_unknown_type_or_encoding_415() throws Exception {
        byte[] large = new byte[(int) BODY_BYTES_MAX + 1];
        assertProblem(413, "too-large", refused(() -> ingest(large, "application/x-ndjson", "identity")));
        byte[] post = posts("type", 1).getBytes(StandardCharsets.UTF_8);
        assertProblem(415, "unsupported-media-type", ingest(post, "text/html", "identity"));
        assertProblem(415, "unsupported-encoding", ingest(post, "application/x-ndjson", "br"));
        assertProblem(400, "bad-request", ingest(post, "application/x-ndjson", "gzip"));
    }

    @Test
    void a_key_that_asks_too_often_is_told_when_to_come_back() throws Exception {
        String key = service.key(Role.ANALYST);
        String query = "{\"query\":\"flu\"}";
        HttpResponse<String> answer = service.send("POST", "/v1/query/validate", key, "application/json", query);
        for (int i = 0; i < 2_000 && answer.statusCode() == 200; i++) {
            answer = service.send("POST", "/v1/query/validate", key, "application/json", query);
        }
        assertProblem(429, "too-many-requests", answer);
        assertTrue(retryAfter(answer) >= 1);
    }

    @Test
    void an_engine_that_is_away_is_503_with_what_to_send_again_and_sending_again_completes() throws Exception {
        String analyst = troubled.key(Role.ANALYST);
        String sender = troubled.key(Role.INGEST);
        String posts = posts("away", 50);
        network.setAway(true);
        try {
            HttpResponse<String> refused = troubled.send("POST", "/v1/posts", sender, "application/x-ndjson", posts);
            assertProblem(503, "unavailable", refused);
            assertTrue(retryAfter(refused) >= 1);
            assertEquals(0, json(refused).path("indexed").asInt(), refused.body());
            assertEquals(0, json(refused).at("/not_written/0/0").asInt(-1), refused.body());
            HttpResponse<String> search = troubled.send("GET", "/v1/search?query=flu", analyst, null, null);
            assertProblem(503, "unavailable", search);
            assertTrue(retryAfter(search) >= 1);
            assertProblem(503, "unavailable", troubled.send("GET", "/v1/export", analyst, null, null));
        } finally {
            network.setAway(false);
        }
        HttpResponse<String> again =
                troubled.send("POST", "/v1/posts?refresh=true", sender, "application/x-ndjson", posts);
        assertEquals(50, json(again).path("indexed").asInt(), again.body());
        assertEquals(
                200, troubled.send("GET", "/v1/search", analyst, null, null).statusCode());
    }

    @Test
    void a_search_that_takes_too_long_ends_in_bounded_time() throws Exception {
        String analyst = troubled.key(Role.ANALYST);
        network.setAlways(Fault.STALLED);
        try {
            long start = System.nanoTime();
            HttpResponse<String> answer = troubled.send("GET", "/v1/search?query=flu", analyst, null, null);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertProblem(503, "timeout", answer);
            assertTrue(retryAfter(answer) >= 1);
            assertTrue(millis < REQUEST_MILLIS_MAX + 10_000, millis + " ms");
        } finally {
            network.setAlways(null);
        }
        assertEquals(
                200,
                troubled.send("GET", "/v1/search?query=flu", analyst, null, null)
                        .statusCode());
    }

    @Test
    void an_export_that_breaks_in_the_middle_says_so_and_does_not_end_in_order() throws Exception {
        for (String format : new String[] {"ndjson", "csv"}) {
            String path = "/v1/export?query=export&format=" + format;
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            try (Socket socket = ask(troubled, path, troubled.key(Role.ANALYST))) {
                InputStream answer = socket.getInputStream();
                seen.write(answer.readNBytes(1_000));
                // The buffers in between hold a part of the posts only.
                network.setAlways(Fault.UNAVAILABLE);
                answer.transferTo(seen);
            } finally {
                network.setAlways(null);
            }
            String text = seen.toString(StandardCharsets.UTF_8);
            String end = text.substring(Math.max(0, text.length() - 100));
            assertTrue(text.startsWith("HTTP/1.1 200 "), end);
            String last = format.equals("csv") ? "#error,\"unavailable\"" : "{\"error\":\"unavailable\"}";
            assertTrue(end.contains(last), end);
            assertFalse(end.endsWith("0\r\n\r\n"), "the last chunk says that nothing is missing: " + end);
        }
    }

    /** A request over a connection that takes little at once, so that what is not read stays with the server. */
    private static Socket ask(TestService asked, String path, String key) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(
                new InetSocketAddress(asked.address().getHost(), asked.address().getPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void exports_that_clients_abandon_give_their_places_back() throws Exception {
        String key = service.key(Role.ANALYST);
        for (int i = 0; i < 12; i++) {
            abandonExport(key);
        }
        HttpResponse<String> answer = service.send("GET", "/v1/export?query=export", key, null, null);
        for (int i = 0; i < 300 && answer.statusCode() == 503; i++) {
            Thread.sleep(100);
            answer = service.send("GET", "/v1/export?query=export", key, null, null);
        }
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().endsWith("{\"count\":" + POSTS_TO_EXPORT + "}\n"));
    }

    /** Reads the first bytes and hangs up. */
    private static void abandonExport(String key) throws IOException {
        try (Socket socket = ask(service, "/v1/export?query=export", key)) {
            socket.setSoLinger(true, 0);
            assertTrue(socket.getInputStream().readNBytes(2_000).length > 0);
        }
    }

    @Test
    void a_deleted_post_does_not_come_back_whoever_sends_it_again() throws Exception {
        String sender = service.key(Role.INGEST);
        String privacy = service.key(Role.PRIVACY);
        String post = "{\"platform\":\"x\",\"id\":\"erased-1\",\"created_at\":\"2025-04-01\",\"text\":\"flu\"%s}";
        HttpResponse<String> sent = service.send("POST", "/v1/posts", sender, "application/json", post.formatted(""));
        assertEquals(1, json(sent).path("indexed").asInt(), sent.body());
        String id = PostId.of(Platform.X, "erased-1").value();
        assertEquals(
                204,
                service.send("DELETE", "/v1/posts/" + id, privacy, null, null).statusCode());
        String edited = post.formatted(",\"edited_at\":\"2025-05-01\"");
        for (TestService each : List.of(service, troubled)) {
            // A key of its own: that of the other process is known here only after two seconds.
            String resender = each.key(Role.INGEST);
            HttpResponse<String> again =
                    each.send("POST", "/v1/posts?refresh=true", resender, "application/json", edited);
            assertEquals(1, json(again).path("rejected").asInt(), again.body());
            // For a second another process may know it from the engine only.
            for (int i = 0;
                    i < 100 && !json(again).at("/errors/0/code").asText().equals("erased");
                    i++) {
                Thread.sleep(100);
                again = each.send("POST", "/v1/posts", resender, "application/json", edited);
                assertEquals(1, json(again).path("rejected").asInt(), again.body());
            }
            assertEquals("erased", json(again).at("/errors/0/code").asText(), again.body());
            assertEquals(id, json(again).at("/errors/0/id").asText(), again.body());
        }
        assertEquals(
                404, service.send("GET", "/v1/posts/" + id, privacy, null, null).statusCode());
    }

    @Test
    void reads_and_deletions_are_in_the_audit_log_without_what_was_asked_for() throws Exception {
        String sender = service.key(Role.INGEST);
        String key = service.key(Role.ANALYST, Role.PRIVACY);
        String text = "quarantine \\u0022(415) 867-5309\\u0022";
        HttpResponse<String> sent = service.send(
                "POST",
                "/v1/posts?refresh=true",
                sender,
                "application/json",
                "{\"platform\":\"x\",\"id\":\"audit-1\",\"created_at\":\"2025-03-01\",\"text\":\"quarantine\"}");
        assertEquals(1, json(sent).path("indexed").asInt(), sent.body());
        HttpResponse<String> found = service.send(
                "POST", "/v1/search", key, "application/json", "{\"query\":\"quarantine OR " + text + "\"}");
        assertEquals(1, json(found).at("/total/value").asInt(), found.body());
        String id = json(found).at("/hits/0/id").asText();
        assertEquals(
                200, service.send("GET", "/v1/posts/" + id, key, null, null).statusCode());
        assertEquals(
                200,
                service.send("GET", "/v1/export?query=quarantine", key, null, null)
                        .statusCode());
        String redact = "{\"texts\":[\"call (415) 867-5309\",\"flu\"]}";
        HttpResponse<String> redacted = service.send("POST", "/v1/redact", key, "application/json", redact);
        assertEquals("call [PHONE]", json(redacted).at("/results/0/text").asText(), redacted.body());
        assertEquals("PHONE", json(redacted).at("/results/0/spans/0/type").asText(), redacted.body());
        assertEquals(
                204, service.send("DELETE", "/v1/posts/" + id, key, null, null).statusCode());
        assertEquals(
                404, service.send("DELETE", "/v1/posts/" + id, key, null, null).statusCode());
        assertEquals(
                404, service.send("GET", "/v1/posts/" + id, key, null, null).statusCode());
        assertEquals(
                403,
                service.send("DELETE", "/v1/posts/" + id, sender, null, null).statusCode());

        String keyId = key.substring("lp_".length(), key.indexOf('.'));
        JsonNode search = only(keyId, service.awaitAudit("search&key_id=" + keyId, key, 1), 1);
        assertTrue(search.path("query").asText().contains("[PHONE]"), search.toString());
        assertEquals(1, search.path("hits").asInt(), search.toString());
        assertEquals(
                1,
                only(keyId, service.awaitAudit("export&key_id=" + keyId, key, 1), 1)
                        .path("hits")
                        .asInt());
        only(keyId, service.awaitAudit("post.read&key_id=" + keyId, key, 2), 2);
        JsonNode deletion = only(keyId, service.awaitAudit("post.delete&key_id=" + keyId, key, 2), 2);
        assertEquals(id, deletion.at("/targets/0").asText(), deletion.toString());
        JsonNode redaction = only(keyId, service.awaitAudit("redact&key_id=" + keyId, key, 1), 1);
        assertEquals(2, redaction.path("hits").asInt(), redaction.toString());
        String all = service.send("GET", "/v1/audit?size=1000", key, null, null).body();
        assertFalse(all.contains("867-5309"), all);
    }

    /** The oldest of this key's events, which are as many as expected. */
    private static JsonNode only(String keyId, JsonNode events, int count) {
        JsonNode oldest = events.path(-1);
        int found = 0;
        for (JsonNode event : events) {
            if (event.path("key_id").asText().equals(keyId)) {
                oldest = event;
                found++;
            }
        }
        assertEquals(count, found, events.toString());
        return oldest;
    }

    private static HttpResponse<String> ingest(byte[] body, String type, String encoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + "/v1/posts"))
                .header("Authorization", "Bearer " + service.key(Role.INGEST))
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String posts(String name, int count) {
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < count; i++) {
            posts.append("{\"platform\":\"x\",\"id\":\"" + name + i
                    + "\",\"created_at\":\"2025-01-01T00:00:00Z\",\"text\":\"flu " + i + "\"}\n");
        }
        return posts.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(-1);
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                Problem.MEDIA_TYPE, answer.headers().firstValue("Content-Type").orElse("none"));
        assertEquals("/problems/" + code, json(answer).path("type").asText());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}

package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.ConfigException;
import org.listeningpost.config.Feeds.Webhook;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.http.ApiServer;
import org.listeningpost.ingest.feed.WebhookRoutes;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.testing.Configs;
import org.listeningpost.testing.ElasticExtension;

/** Systems that send posts here and sign them, as Meta and Standard Webhooks document it. */
@ExtendWith(ElasticExtension.class)
final class WebhookIT {
    private static final String SECRET = "a secret that two share";
    private static final String TOKEN = "a token for the verification";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OUR_SECRET",
            SECRET,
            "OUR_TOKEN",
            TOKEN,
            "SHORT",
            "x",
            "NO_BASE64",
            "whsec_no base64 at all",
            "FEW_BYTES",
            "whsec_AAAAAAAAAAA=");
    private static final Webhook META = new Webhook("page", "meta", "OUR_SECRET", "OUR_TOKEN", "meta", null);
    private static final Webhook SIGNED = new Webhook("crm", "signed", "OUR_SECRET", null, null, "forum");

    private final HttpClient client = HttpClient.newHttpClient();
    private final IngestHarness harness;
    private final IndexNames names;
    private final ApiServer server;

    WebhookIT(ElasticClients clients, IndexNames names) {
        this.names = names;
        this.harness = new IngestHarness(clients, names, 4_000);
        this.server = new ApiServer(
                        Configs.onFreePort(),
                        key -> null,
                        new SimpleMeterRegistry(),
                        List.of(new WebhookRoutes(
                                List.of(META, SIGNED),
                                ENVIRONMENT,
                                harness.service,
                                harness.audit::add,
                                IngestHarness.CLOCK)))
                .start();
    }

    @BeforeEach
    void schema(ElasticClients clients) {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() {
        server.close();
        harness.close();
        client.close();
    }

    private static byte[] hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> meta(String body) throws Exception {
        return send(
                "/v1/webhooks/page",
                body,
                "X-Hub-Signature-256",
                "sha256=" + HexFormat.of().formatHex(hmac(body)));
    }

    private HttpResponse<String> signed(String id, long seconds, String body) throws Exception {
        String signature = Base64.getEncoder().encodeToString(hmac(id + "." + seconds + "." + body));
        return send(
                "/v1/webhooks/crm",
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                "v1,bm9wZQ== v1," + signature);
    }

    private static String change(String verb, String id) {
        long now = IngestHarness.CLOCK.instant().getEpochSecond();
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"time\":" + now
                + ",\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"" + verb
                + "\",\"post_id\":\"1_2\",\"parent_id\":\"1_2\",\"comment_id\":\"" + id
                + "\",\"message\":\"waited three hours\",\"created_time\":" + (now - 60) + "}}]}]}";
    }

    private List<JsonNode> stored(String comment) {
        String id = PostId.of(Platform.FACEBOOK, comment).value();
        return harness.stored(names.posts()).stream()
                .filter(hit -> hit.path("_id").asText().equals(id))
                .map(hit -> hit.path("_source"))
                .toList();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> verify(String token, String challenge) throws IOException, InterruptedException {
        URI uri = URI.create(server.address() + "/v1/webhooks/page?hub.mode=subscribe&hub.verify_token="
                + token.replace(" ", "%20") + "&hub.challenge=" + challenge);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_verification_gives_back_the_challenge_to_whoever_has_the_token() throws Exception {
        HttpResponse<String> right = verify(TOKEN, "1158201444");
        assertEquals(200, right.statusCode());
        assertEquals("1158201444", right.body());
        assertTrue(right.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        assertEquals(401, verify("another", "1158201444").statusCode());
        assertEquals(400, verify(TOKEN, "%3Cscript%3E").statusCode());
    }

    @Test
    void what_meta_signs_is_stored_once_and_a_removal_erases_it() throws Exception {
        String added = change("add", "2_3");
        assertEquals(1, json(meta(added)).path("indexed").asInt());
        assertTrue(json(meta(added)).path("duplicate").asBoolean());
        JsonNode stored = stored("2_3").getFirst();
        assertEquals("page", stored.path("source").asText());
        assertEquals("facebook", stored.path("platform").asText());
        assertEquals(1, json(meta(change("remove", "2_3"))).path("erased").asInt());
        assertEquals(List.of(), stored("2_3"));
        // The removal came first, the comment is late.
        assertEquals(1, json(meta(change("remove", "2_4"))).path("unchanged").asInt());
        assertEquals(1, json(meta(change("add", "2_4"))).path("rejected").asInt());
        assertTrue(harness.audit.stream().anyMatch(event -> event.keyId().equals("webhook:page")));
    }

    @Test
    void a_delivery_may_bring_several_entries_and_what_is_no_post_costs_itself() throws Exception {
        String entries = Stream.of("3_1", "3_2")
                .map(id -> change("add", id))
                .map(each -> each.substring(each.indexOf("{\"id\""), each.length() - 2))
                .collect(Collectors.joining(","));
        JsonNode account = json(meta("{\"object\":\"page\",\"entry\":[" + entries + "]}"));
        assertEquals(2, account.path("indexed").asInt(), account::toString);
        assertEquals(1, stored("3_1").size() * stored("3_2").size());
        // What is signed is from Meta, whatever it is: it is told apart and acknowledged, so that it does not come
        // again.
        account = json(meta("{\"object\":\"whatsapp_business_account\",\"entry\":[" + entries + "]}"));
        assertEquals(2, account.path("rejected").asInt(), account::toString);
        account = json(meta("{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{}]}]}"));
        assertEquals(0, account.path("received").asInt(), account::toString);
        HttpResponse<String> broken = meta("{\"object\":\"page\",\"entry\":[{\"id\"");
        assertEquals(200, broken.statusCode());
        assertEquals(1, json(broken).path("rejected").asInt());
    }

    @Test
    void what_is_not_signed_by_the_secret_over_these_bytes_is_refused() throws Exception {
        String body = change("add", "2_5");
        String right = "sha256=" + HexFormat.of().formatHex(hmac(body));
        assertEquals(401, send("/v1/webhooks/page", body).statusCode());
        assertEquals(
                401,
                send("/v1/webhooks/page", body, "X-Hub-Signature-256", "sha256=00")
                        .statusCode());
        assertEquals(
                401,
                send("/v1/webhooks/page", body + " ", "X-Hub-Signature-256", right)
                        .statusCode());
        assertEquals(
                401,
                send("/v1/webhooks/none", body, "X-Hub-Signature-256", right).statusCode());
        assertEquals(
                415,
                send("/v1/webhooks/page", body, "X-Hub-Signature-256", right, "Content-Encoding", "gzip")
                        .statusCode());
        assertEquals(
                401,
                send("/v1/webhooks/crm", body, "X-Hub-Signature-256", right).statusCode());
        assertEquals(
                400,
                meta(body.replaceAll("\"time\":\\d+", "\"time\":1700000000")).statusCode());
        assertEquals(
                400,
                meta("[" + body.replaceAll("\"time\":\\d+", "\"time\":1700000000") + "]")
                        .statusCode());
        assertEquals(413, send("/v1/webhooks/page", "a".repeat((8 << 20) + 1)).statusCode());
        assertEquals(List.of(), stored("2_5"));
    }

    @Test
    void slow_connections_without_a_right_signature_keep_no_sender_out() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                String signature = "sha256=" + "0".repeat(64);
                held.add(begun("X-Hub-Signature-256: " + signature + "\r\n"));
            }
            try (Socket unsigned = begun("")) {
                byte[] answer = new byte[12];
                unsigned.setSoTimeout(2_000);
                assertEquals(12, unsigned.getInputStream().readNBytes(answer, 0, 12));
                assertEquals("HTTP/1.1 401", new String(answer, StandardCharsets.US_ASCII));
            }
            assertEquals(200, meta(change("add", "2_8")).statusCode());
        } finally {
            for (Socket each : held) {
                each.close();
            }
        }
    }

    /** A delivery whose body never comes. */
    private Socket begun(String headers) throws IOException {
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.getOutputStream()
                .write(("POST /v1/webhooks/page HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
                                + "Content-Length: 8000000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void a_standard_webhook_is_taken_within_the_tolerance_and_once() throws Exception {
        long now = IngestHarness.CLOCK.instant().getEpochSecond();
        String body = "{\"id\":\"7\",\"text\":\"waited\",\"created_at\":\"2026-05-20T10:00:00Z\"}";
        assertEquals(1, json(signed("msg_1", now, body)).path("indexed").asInt());
        assertTrue(json(signed("msg_1", now, body)).path("duplicate").asBoolean());
        // The same post in another delivery meets itself.
        assertEquals(0, json(signed("msg_2", now, body)).path("indexed").asInt());
        assertEquals(401, signed("msg_4", now - 301, body).statusCode());
        assertEquals(401, signed("msg_5", now + 360, body).statusCode());
        assertEquals(
                1,
                harness.stored(names.posts()).stream()
                        .filter(hit -> hit.at("/_source/platform").asText().equals("forum"))
                        .count());
    }

    @Test
    void what_elasticsearch_does_not_take_is_not_acknowledged_and_may_come_again() throws Exception {
        String body = change("add", "2_6");
        String first = change("add", "2_7");
        assertEquals(200, meta(first).statusCode());
        harness.settings(names.postsPattern(), "{\"index.blocks.write\":true}");
        assertEquals(503, meta(body).statusCode());
        harness.settings(names.postsPattern(), "{\"index.blocks.write\":null}");
        assertEquals(1, json(meta(body)).path("indexed").asInt());
    }

    @Test
    void a_secret_that_is_missing_or_short_is_told_at_the_start_by_its_name() {
        for (String variable : List.of("NOT_THERE", "SHORT", "NO_BASE64", "FEW_BYTES")) {
            ConfigException e = assertThrows(
                    ConfigException.class,
                    () -> new WebhookRoutes(
                            List.of(new Webhook("crm", "signed", variable, null, null, null)),
                            ENVIRONMENT,
                            harness.service,
                            harness.audit::add,
                            IngestHarness.CLOCK));
            assertTrue(String.valueOf(e.getMessage()).contains(variable));
        }
    }
}

package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** The whole service held against whoever comes: without a key, with the wrong one, or with bad intent. */
@ExtendWith(ElasticExtension.class)
@Order(2)
final class ServiceIT {
    @TempDir
    private static Path folder;

    private static TestService service;

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) {
        service = TestService.start(clients, names, folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void no_route_opens_without_a_key_or_with_other_roles() throws Exception {
        Set<String> open = Set.of("/health/live", "/health/ready", "/openapi.json");
        for (Route route : service.server().routes()) {
            String path = route.path().replaceAll("\\{[^}]+}", "x");
            String what = route.method() + " " + route.path();
            if (route.admission() == Admission.OPEN) {
                assertTrue(open.contains(route.path()), what + " has no role");
                continue;
            }
            if (route.admission() == Admission.SIGNATURE) {
                assertTrue(route.path().startsWith("/v1/webhooks/"), what + " has no role");
                assertEquals(
                        401,
                        send(route.method(), path, service.key(Role.values())).statusCode(),
                        what);
                continue;
            }
            assertFalse(route.roles().isEmpty(), what + " has no role");
            assertEquals(401, send(route.method(), path, null).statusCode(), what);
            Role[] others = Arrays.stream(Role.values())
                    .filter(role -> !route.roles().contains(role))
                    .toArray(Role[]::new);
            assertEquals(403, send(route.method(), path, service.key(others)).statusCode(), what);
            for (Role role : route.roles()) {
                int status = send(route.method(), path, service.key(role)).statusCode();
                assertTrue(status != 401 && status != 403, what + " refuses " + role);
            }
        }
    }

    @Test
    void no_route_passes_over_a_parameter_that_it_does_not_know() throws Exception {
        String key = service.key(Role.values());
        for (Route route : service.server().routes()) {
            if (route.admission() == Admission.KEY) {
                String path = route.path().replaceAll("\\{[^}]+}", "x") + "?no_such=1";
                String what = route.method() + " " + route.path();
                JsonNode problem =
                        Json.mapper().readTree(send(route.method(), path, key).body());
                assertEquals("unknown_parameter", problem.at("/errors/0/code").asText(), what);
                assertEquals("no_such", problem.at("/errors/0/field").asText(), what);
            }
        }
    }

    @Test
    void an_administrator_does_not_read_posts() {
        for (Route route : service.server().routes()) {
            if (route.path().startsWith("/v1/posts")
                    || route.path().startsWith("/v1/search")
                    || route.path().startsWith("/v1/export")) {
                assertFalse(route.roles().contains(Role.ADMIN), route.path());
            }
        }
    }

    @Test
    void hostile_requests_are_refused_one_by_one_and_the_service_lives() throws Exception {
        String key = service.key(Role.values());
        List<String> bodies = service.server().routes().stream()
                .filter(route -> route.method().equals(HandlerType.POST)
                        && route.accepts().equals(Accepts.JSON))
                .map(route -> route.path().replaceAll("\\{[^}]+}", "none"))
                .toList();
        List<RawRequest> hostile = HostileRequests.all(
                key,
                Stream.concat(bodies.stream(), Stream.of("/v1/webhooks/none")).toList(),
                List.of("/v1/audit"));
        assertTrue(hostile.size() >= 200 || bodies.size() < 4, "only " + hostile.size());
        List<String> wrong = new ArrayList<>();
        for (RawRequest request : hostile) {
            String answer = request.send(service.address());
            boolean isRefused = answer.matches("(?s)HTTP/1\\.[01] 4\\d\\d .*") || answer.startsWith("HTTP/1.1 505 ");
            boolean isProblem = answer.contains(Problem.MEDIA_TYPE) && answer.contains("\"type\":\"/problems/");
            if (!isRefused || !isProblem || answer.contains("\tat ") || answer.contains("Exception")) {
                wrong.add(request.name()
                                .substring(0, Math.min(80, request.name().length())) + " -> "
                        + answer.substring(0, Math.min(120, answer.length())).replace("\r\n", " | "));
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(200, service.send("GET", "/health/ready", null, null, null).statusCode());
    }

    @Test
    void readiness_goes_by_the_indices_of_this_installation_and_not_by_those_of_others(
            ElasticClients clients, IndexNames names) throws Exception {
        String nowhere = "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}";
        String foreign = "/foreign-" + names.prefix() + "index";
        String own = "/" + names.prefix() + "own";
        byte[] settings = nowhere.getBytes(StandardCharsets.UTF_8);
        try (EngineReadiness readiness = new EngineReadiness(clients.requests(), names)) {
            assertTrue(clients.requests()
                    .send("PUT", foreign + "?wait_for_active_shards=0", settings)
                    .isSuccess());
            assertNotEquals("red", readiness.engineStatus());
        }
        try (EngineReadiness readiness = new EngineReadiness(clients.requests(), names)) {
            assertTrue(clients.requests()
                    .send("PUT", own + "?wait_for_active_shards=0", settings)
                    .isSuccess());
            assertEquals("red", readiness.engineStatus());
        } finally {
            assertTrue(clients.requests()
                    .send("DELETE", own + "," + foreign.substring(1), null)
                    .isSuccess());
        }
    }

    @Test
    void what_would_be_taken_for_something_else_is_refused_by_name() throws Exception {
        String key = service.key(Role.INGEST, Role.ANALYST);
        String post = "{\"id\":\"1\",\"created_at\":\"2026-01-02\",\"text\":\"a\"}";
        JsonNode parameter = refused(400, service.send("POST", "/v1/posts?bogus=1", key, "application/json", post));
        assertEquals("unknown_parameter", parameter.at("/errors/0/code").asText());
        assertEquals("bogus", parameter.at("/errors/0/field").asText());
        JsonNode size = refused(
                400, service.send("POST", "/v1/search", key, "application/json", "{\"query\":\"a\",\"size\":1.5}"));
        assertEquals("size", size.at("/errors/0/field").asText());
        assertEquals(
                "A whole number is wanted here.", size.at("/errors/0/message").asText());
        HttpRequest wide = HttpRequest.newBuilder(URI.create(service.address() + "/v1/posts"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.getBytes(StandardCharsets.UTF_16)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode answer = refused(415, client.send(wide, HttpResponse.BodyHandlers.ofString()));
            assertTrue(answer.path("detail").asText().contains("it is UTF-16, and UTF-8 is wanted"), answer.toString());
            assertEquals(0, answer.path("received").asLong());
        }
    }

    private static JsonNode refused(int status, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        return Json.mapper().readTree(answer.body());
    }

    @Test
    void a_key_is_shown_once_listed_without_itself_and_useless_once_revoked() throws Exception {
        String admin = service.key(Role.ADMIN);
        HttpResponse<String> answer = service.send(
                "POST", "/v1/keys", admin, "application/json", "{\"name\":\"Ana\",\"roles\":[\"operator\"]}");
        assertEquals(201, answer.statusCode(), answer.body());
        JsonNode key = Json.mapper().readTree(answer.body());
        String text = key.path("key").asText();
        assertEquals(200, service.send("GET", "/metrics", text, null, null).statusCode());
        String list = service.send("GET", "/v1/keys", admin, null, null).body();
        assertTrue(list.contains(key.path("id").asText()));
        assertFalse(list.contains(text));
        assertFalse(list.contains("hash"));
        String id = key.path("id").asText();
        List<String> made = new ArrayList<>();
        service.awaitAudit("key.create", service.key(Role.PRIVACY), 1)
                .forEach(event -> made.add(event.path("targets").toString()));
        assertTrue(made.contains("[\"" + id + "\",\"operator\"]"), made::toString);
        assertEquals(
                200, service.send("DELETE", "/v1/keys/" + id, admin, null, null).statusCode());
        assertEquals(401, service.send("GET", "/metrics", text, null, null).statusCode());
        assertEquals(
                404, service.send("DELETE", "/v1/keys/none", admin, null, null).statusCode());
    }

    @Test
    void the_audit_tells_who_did_what_and_pages_through() throws Exception {
        String admin = service.key(Role.ADMIN);
        String privacy = service.key(Role.PRIVACY);
        for (int i = 0; i < 5; i++) {
            service.send("DELETE", "/v1/keys/none" + i, admin, null, null);
        }
        // Of this key alone: another test revokes keys, too.
        String events = "/v1/audit?action=key.revoke&key_id=" + idOf(admin);
        await(() -> ok(service.send("GET", events, privacy, null, null))
                        .path("events")
                        .size()
                == 5);
        List<String> targets = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Json.mapper()
                    .readTree(service.send("GET", events + "&size=2" + cursor, privacy, null, null)
                            .body());
            page.path("events")
                    .forEach(event -> targets.add(event.path("targets").path(0).asText()));
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : "";
        } while (!cursor.isEmpty());
        assertEquals(List.of("none4", "none3", "none2", "none1", "none0"), targets);
    }

    @Test
    void settings_are_shown_without_secrets() throws Exception {
        HttpResponse<String> config = service.send("GET", "/v1/config", service.key(Role.ADMIN), null, null);
        JsonNode shown = Json.mapper().readTree(config.body());
        assertEquals("127.0.0.1", shown.at("/server/host").asText());
        assertNotEquals("", shown.at("/elasticsearch/password").asText());
        assertEquals("***", shown.at("/elasticsearch/password").asText());
    }

    private static String idOf(String key) {
        return key.substring("lp_".length(), key.lastIndexOf('.'));
    }

    private static HttpResponse<String> send(
            HandlerType method, String path, @org.jspecify.annotations.Nullable String key) throws Exception {
        return service.send(method.name(), path, key, null, null);
    }
}

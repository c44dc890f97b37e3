package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** The description is what the running service does: every operation and every answer that it names. */
@ExtendWith(ElasticExtension.class)
final class OpenApiIT {
    private static final String JSON = "application/json";
    private static final String POST = """
            {"platform":"reddit","id":"openapi-1","created_at":"2026-03-01T10:00:00Z","text":"Where can I get a flu shot?",
             "author":{"handle":"somebody"},"likes":3}
            """;

    @TempDir
    private static Path folder;

    private static TestService service;
    private static JsonNode description = new ObjectMapper().createObjectNode();
    private static String everything = "";
    private static String nothing = "";

    private final Set<String> driven = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) throws Exception {
        service = TestService.start(clients, names, folder);
        everything = service.key(Role.values());
        nothing = service.key(); // a key without any role
        description = new ObjectMapper()
                .readTree(service.send("GET", "/openapi.json", null, null, null).body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void every_route_is_described_with_its_roles_and_nothing_else_is() {
        Map<String, String> described = new LinkedHashMap<>();
        forEachOperation((path, method, operation) -> {
            Set<String> roles = new TreeSet<>();
            operation.path("x-roles").forEach(role -> roles.add(role.asText()));
            described.put(method + " " + path, roles.toString());
        });
        Map<String, String> registered = new LinkedHashMap<>();
        for (Route route : service.server().routes()) {
            Set<String> roles = new TreeSet<>();
            route.roles().forEach(role -> roles.add(role.keyword()));
            if (route.admission() == Admission.SIGNATURE) {
                roles.add("(signature)");
            }
            registered.put(route.method() + " " + route.path(), roles.toString());
        }
        assertEquals(new java.util.TreeMap<>(registered), new java.util.TreeMap<>(described));
    }

    @Test
    void every_answer_that_is_described_comes_and_has_the_described_form() throws Exception {
        drive("POST", "/v1/posts", "/v1/posts?refresh=true", 200, POST);
        drive("POST", "/v1/posts", "/v1/posts", 400, "[");
        driveTooLarge("POST", "/v1/posts", "/v1/posts", "{\"text\":\"" + "a".repeat(201 << 20) + "\"}");
        drive("GET", "/health/live", "/health/live", 200, null);
        drive("GET", "/health/ready", "/health/ready", 200, null);
        drive("GET", "/metrics", "/metrics", 200, null);
        drive("GET", "/openapi.json", "/openapi.json", 200, null);
        String search = "/v1/search?query=flu&highlight=true&facets=platform";
        String found = drive("GET", "/v1/search", search, 200, null);
        String id = Json.mapper().readTree(found).at("/hits/0/id").asText();
        drive("GET", "/v1/search", "/v1/search?size=-1", 400, null);
        drive("POST", "/v1/search", "/v1/search", 200, "{\"query\":\"flu\",\"collapse\":true}");
        drive("POST", "/v1/search", "/v1/search", 400, "{\"query\":\"(flu\"}");
        drive("POST", "/v1/query/validate", "/v1/query/validate", 200, "{\"query\":\"(flu\"}");
        drive("POST", "/v1/query/validate", "/v1/query/validate", 200, "{\"query\":\"flu and shot\"}");
        drive("POST", "/v1/query/validate", "/v1/query/validate", 400, "{}");
        drive("GET", "/v1/export", "/v1/export?query=flu&format=ndjson", 200, null);
        drive("GET", "/v1/export", "/v1/export?query=flu&format=csv", 200, null);
        drive("GET", "/v1/export", "/v1/export?format=xml", 400, null);
        drive("GET", "/v1/posts/{id}", "/v1/posts/" + id, 200, null);
        drive("GET", "/v1/posts/{id}", "/v1/posts/none", 404, null);
        drive("DELETE", "/v1/posts/{id}", "/v1/posts/" + id, 204, null);
        drive("DELETE", "/v1/posts/{id}", "/v1/posts/none", 404, null);
        String made = drive("POST", "/v1/keys", "/v1/keys", 201, "{\"name\":\"Ana\",\"roles\":[\"analyst\"]}");
        drive("POST", "/v1/keys", "/v1/keys", 400, "{\"name\":\"Ana\",\"roles\":[\"boss\"]}");
        drive("GET", "/v1/keys", "/v1/keys", 200, null);
        drive("GET", "/v1/keys", "/v1/keys?x=1", 400, null);
        String key = "/v1/keys/" + Json.mapper().readTree(made).path("id").asText();
        drive("GET", "/v1/keys/{id}", key, 200, null);
        drive("GET", "/v1/keys/{id}", "/v1/keys/none", 404, null);
        drive("DELETE", "/v1/keys/{id}", key, 200, null);
        drive("DELETE", "/v1/keys/{id}", "/v1/keys/none", 404, null);
        drive("GET", "/v1/audit", "/v1/audit?size=5", 200, null);
        drive("GET", "/v1/audit", "/v1/audit?size=0", 400, null);
        drive("GET", "/v1/config", "/v1/config", 200, null);
        drive("GET", "/v1/config", "/v1/config?x=1", 400, null);
        OpenApiWaysIn.drive(this);
        OpenApiAlerts.drive(this, service.app());
        OpenApiNarratives.drive(this, POST.replace("openapi-1", "openapi-2"));
        driveSavedQueries();
        driveTrends();
        driveRefusals();
        assertEquals(Set.of(), undriven(), "described but never seen");
        assertEquals(List.of(), wrong);
    }

    private Set<String> undriven() {
        Set<String> left = new TreeSet<>();
        forEachOperation((path, method, operation) -> operation
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> {
                    // What opens by a signature is driven where its secret is known, in WebhookIT.
                    boolean isSigned = operation.path("x-roles").toString().contains("(signature)");
                    if (!status.equals("default")
                            && !isSigned
                            && !driven.contains(method + " " + path + " " + status)) {
                        left.add(method + " " + path + " " + status);
                    }
                }));
        left.remove("GET /health/ready 503"); // needs a broken engine: ApiServerTest has it
        return left;
    }

    void driveIfMatch(String method, String template, String path, String version, int status, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Authorization", "Bearer " + everything)
                .header("If-Match", version)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", JSON);
        }
        check(
                method + " " + template,
                status,
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private void driveSavedQueries() throws Exception {
        OpenApiTopics.drive(this);
        String draft = "{\"title\":\"Shots\",\"query\":\"flu shot\",\"shared\":true,\"tags\":[\"a\"]}";
        String made = drive("POST", "/v1/saved-queries", "/v1/saved-queries", 201, draft);
        String one =
                "/v1/saved-queries/" + Json.mapper().readTree(made).path("id").asText();
        drive("GET", "/v1/saved-queries", "/v1/saved-queries?tag=a", 200, null);
        drive("GET", "/v1/saved-queries/{id}", one, 200, null);
        driveVersion("PUT", "/v1/saved-queries/{id}", one, 200, draft, 1);
        drive("GET", "/v1/saved-queries/{id}/history", one + "/history", 200, null);
        drive("GET", "/v1/saved-queries/{id}/run", one + "/run", 200, null);
        driveVersion("DELETE", "/v1/saved-queries/{id}", one, 204, null, 2);
    }

    private void driveTrends() throws Exception {
        String template = "/v1/trends/{trend}";
        String split = "split=platform&baseline=previous_period&from=2026-03-01&to=2026-03-02";
        for (String trend : List.of("volume", "sentiment", "questions", "engagement")) {
            drive("GET", template, "/v1/trends/" + trend + "?" + split, 200, null);
        }
        for (String each : List.of("/v1/trends/emerging", "/v1/trends/gaps")) {
            drive("GET", each, each + "?query=flu", 200, null);
            drive("GET", each, each + "?to=x", 400, null);
        }
        for (String trend : List.of("topics", "terms", "hashtags", "domains")) {
            drive("GET", template, "/v1/trends/" + trend + "?from=2026-03-01&to=2026-03-02", 200, null);
        }
        drive("GET", template, "/v1/trends/volume?query=region:US-ME", 200, null);
        drive("GET", template, "/v1/trends/volume?format=csv", 200, null);
        drive("GET", template, "/v1/trends/volume?interval=x", 400, null);
        drive("GET", template, "/v1/trends/none", 404, null);
        String window = "\"window\":{\"from\":\"2026-03-01\",\"to\":\"2026-03-14\"}";
        drive("POST", "/v1/compare", "/v1/compare", 200, "{\"query\":\"flu\"," + window + "}");
        String control = ",\"control\":{\"topic\":\"vaccines\"}}";
        drive("POST", "/v1/compare", "/v1/compare", 200, "{\"query\":\"region:US-ME\"," + window + control);
        drive("POST", "/v1/compare", "/v1/compare", 400, "{\"query\":\"flu\"}");
    }

    void driveVersion(String method, String template, String path, int status, @Nullable String body, int version)
            throws Exception {
        check(
                method + " " + template,
                status,
                service.send(method, path, everything, body == null ? null : JSON, body, "\"" + version + "\""));
    }

    private void driveTooLarge(String method, String template, String path, String body) throws Exception {
        check(method + " " + template, 413, refused(() -> service.send(method, path, everything, JSON, body)));
    }

    /** What every operation with a role or a body refuses alike. */
    private void driveRefusals() throws Exception {
        List<String[]> operations = new ArrayList<>();
        forEachOperation((path, method, operation) ->
                operations.add(new String[] {method, path, String.join(" ", fieldNames(operation.path("responses")))}));
        for (String[] operation : operations) {
            String method = operation[0];
            String path = operation[1]
                    .replace("{id}", "none")
                    .replace("{post}", "none")
                    .replace("{trend}", "volume");
            String what = method + " " + operation[1];
            if (operation[2].contains("401")) {
                check(what, 401, service.send(method, path, null, null, null));
                check(what, 403, service.send(method, path, nothing, null, null));
            }
            if (operation[2].contains("415")) {
                check(what, 415, service.send(method, path, everything, "text/html", "x"));
                if (!operation[1].equals("/v1/posts")) {
                    driveTooLarge(method, operation[1], path, " ".repeat(2 << 20));
                }
            }
        }
    }

    String drive(String method, String template, String path, int status, @Nullable String body) throws Exception {
        HttpResponse<String> answer = service.send(method, path, everything, body == null ? null : JSON, body);
        check(method + " " + template, status, answer);
        return answer.body();
    }

    /** A job over few posts may be done before it can be cancelled; another one then gets the chance. */
    void driveCancel(String template, String path) throws Exception {
        HttpResponse<String> answer;
        int tries = 0;
        do {
            service.send("POST", path, everything, null, null);
            answer = service.send("DELETE", path, everything, null, null);
        } while (answer.statusCode() == 409 && ++tries < 100);
        check("DELETE " + template, 200, answer);
    }

    private void check(String operation, int status, HttpResponse<String> answer) throws Exception {
        driven.add(operation + " " + status);
        String what = operation + " " + status + ": ";
        if (answer.statusCode() != status) {
            wrong.add(what + "came " + answer.statusCode() + " " + shortened(answer.body()));
            return;
        }
        String[] parts = operation.split(" ");
        JsonNode responses = description
                .path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode response =
                resolve(responses.has("" + status) ? responses.path("" + status) : responses.path("default"));
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = response.path("content");
        if (content.isMissingNode() && answer.body().isEmpty()) {
            return;
        }
        if (!content.has(type)) {
            wrong.add(what + "undescribed content type " + type);
        } else if (type.equals(JSON) || type.endsWith("+json")) {
            for (ValidationMessage message : validate(content.path(type).path("schema"), answer.body())) {
                wrong.add(what + message.getMessage() + " in " + shortened(answer.body()));
            }
        }
    }

    private static Set<ValidationMessage> validate(JsonNode schema, String body) throws Exception {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", description.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(new ObjectMapper().readTree(body));
    }

    private static JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : description.at(reference.substring(1));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private interface Visitor {
        void visit(String path, String method, JsonNode operation);
    }

    private static void forEachOperation(Visitor visitor) {
        JsonNode paths = description.path("paths");
        assertTrue(paths.size() > 0);
        for (String path : fieldNames(paths)) {
            for (String method : fieldNames(paths.path(path))) {
                visitor.visit(
                        path, method.toUpperCase(Locale.ROOT), paths.path(path).path(method));
            }
        }
    }
}

package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.export.ExportRoutes;
import org.listeningpost.http.ApiServer;
import org.listeningpost.http.SystemRoutes;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;
import org.listeningpost.testing.Configs;
import org.listeningpost.testing.StoredPosts;

/** The search API over real HTTP and a real engine, with posts written straight to the index. */
public final class SearchFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Map<String, Caller> KEYS = Map.of(
            "analyst", new Caller("k-analyst", "analyst", Set.of(Role.ANALYST)),
            "privacy", new Caller("k-privacy", "privacy", Set.of(Role.PRIVACY)));

    public final ObjectMapper mapper = new ObjectMapper();
    public final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    public final ElasticRequests requests;
    public final IndexNames names;
    public final SearchService search;
    private final ApiServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    public SearchFixture(ElasticClients clients, IndexNames names) {
        this(clients, names, KnownNames.UNTOLD);
    }

    SearchFixture(ElasticClients clients, IndexNames names, KnownNames known) {
        this.requests = clients.requests();
        this.names = names;
        new SchemaBootstrap(requests, names, CLOCK, 0).apply();
        this.search = new SearchService(requests, names, Config.Limits.DEFAULT, known, audited::add, CLOCK);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Config config = Configs.onFreePort();
        this.server = new ApiServer(
                        config,
                        KEYS::get,
                        metrics,
                        List.of(
                                new SystemRoutes(() -> "green", metrics),
                                new SearchRoutes(search, id -> {}),
                                new ExportRoutes(search)))
                .start();
    }

    /** A post with the fields that every post has. */
    public ObjectNode post(String id, String text, Instant createdAt) {
        ObjectNode post = mapper.createObjectNode();
        post.put("id", id).put("platform", "reddit").put("kind", "post").put("created_at", createdAt.toString());
        post.put("text", text).put("language", "en").put("fingerprint", id);
        post.putObject("engagement").put("likes", 1).put("total", 1);
        return post;
    }

    public void index(List<ObjectNode> posts) {
        StoredPosts.write(requests, names, posts);
    }

    public void clear() {
        // The embedded engine has no delete-by-query.
        for (Map.Entry<String, JsonNode> month :
                requests.get("/" + names.posts() + "/_alias").json().properties()) {
            requests.send("DELETE", "/" + month.getKey(), null);
        }
        new SchemaBootstrap(requests, names, CLOCK, 0).apply();
    }

    public HttpResponse<String> send(String key, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send("analyst", "GET", path, "");
    }

    /** A search that has to succeed. */
    public JsonNode search(String json) {
        HttpResponse<String> response = send("analyst", "POST", "/v1/search", json);
        assertTrue(response.statusCode() == 200, () -> response.statusCode() + " " + response.body());
        return json(response);
    }

    public JsonNode json(HttpResponse<String> response) {
        try {
            return mapper.readTree(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(response.body(), e);
        }
    }

    public URI address() {
        return server.address();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}

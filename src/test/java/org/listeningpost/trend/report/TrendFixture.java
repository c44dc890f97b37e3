package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.http.ApiServer;
import org.listeningpost.ingest.StoredEnrichment;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.KnownNames;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;
import org.listeningpost.testing.Configs;
import org.listeningpost.testing.StoredPosts;

/** Trends over real HTTP and a real engine at a time that stands still, with posts written straight to the index. */
final class TrendFixture implements AutoCloseable {
    /** A Sunday. */
    static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Map<String, Caller> KEYS = Map.of(
            "manager", new Caller("k-manager", "manager", Set.of(Role.MANAGER)),
            "monitor", new Caller("k-monitor", "monitor", Set.of(Role.MONITOR)));

    final ObjectMapper mapper = new ObjectMapper();
    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    final TrendService trends;
    private final ElasticRequests requests;
    private final IndexNames names;
    private final ApiServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private int posts;

    TrendFixture(ElasticClients clients, IndexNames names) {
        this(clients, names, PlaceReach.Tags.NONE, KnownNames.UNTOLD);
    }

    /**
     * @param places what narratives and topics say of places
     * @param known what a query may name
     */
    TrendFixture(ElasticClients clients, IndexNames names, PlaceReach.Tags places, KnownNames known) {
        this.requests = clients.requests();
        this.names = names;
        new SchemaBootstrap(requests, names, CLOCK, 0).apply();
        Config config = Configs.onFreePort();
        SearchService search = new SearchService(requests, names, config.limits(), known, audited::add, CLOCK);
        this.trends = new TrendService(requests, names, config, search.planner(), places, audited::add, CLOCK);
        this.server = new ApiServer(
                        config,
                        KEYS::get,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(new TrendRoutes(
                                trends,
                                new CompareService(
                                        requests, names, config, search.planner(), places, audited::add, CLOCK),
                                new EmergingService(
                                        requests, names, config, search.planner(), places, audited::add, CLOCK))))
                .start();
    }

    /** A post with the fields that every post has; its text is a near-duplicate of none. */
    ObjectNode post(String text, String createdAt) {
        String id = "p" + ++posts;
        ObjectNode post = mapper.createObjectNode();
        post.put("id", id).put("platform", "reddit").put("kind", "post").put("created_at", createdAt);
        post.put("text", text).put("language", "en").put("fingerprint", id).put("is_question", false);
        post.putObject("author").put("kind", "person");
        post.putObject("engagement")
                .put("likes", 1)
                .put("shares", 2)
                .put("comments", 0)
                .put("views", 100)
                .put("total", 3);
        return post;
    }

    /** With the keys of what they ask, as the service stores them. */
    void index(List<ObjectNode> documents) {
        documents.forEach(StoredEnrichment::renew);
        StoredPosts.write(requests, names, documents);
    }

    HttpResponse<String> send(String key, String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path.replace(" ", "%20")))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A trend that has to succeed. */
    JsonNode trend(String path) {
        return answer(send("manager", "GET", "/v1/trends/" + path, null), 200);
    }

    /** The first error of a request that is refused. */
    JsonNode refusal(String path) {
        return answer(send("manager", "GET", "/v1/trends/" + path, null), 400).at("/errors/0");
    }

    JsonNode answer(HttpResponse<String> response, int status) {
        assertEquals(status, response.statusCode(), response::body);
        try {
            return mapper.readTree(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(response.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}

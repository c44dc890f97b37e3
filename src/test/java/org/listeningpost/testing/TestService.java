package org.listeningpost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.http.ApiServer;
import org.listeningpost.security.Role;

/** The whole service as an administrator would start it, on the test's engine and a free port. */
public final class TestService implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final App app;
    private final ApiServer server;

    private TestService(App app) {
        this.app = app;
        this.server = app.serve();
    }

    public static TestService start(ElasticClients clients, IndexNames names, Path dataDirectory) {
        return start(clients.endpoint(), names, dataDirectory, Patience.ENDLESS);
    }

    /** The same with bounds that a test wants to meet, and perhaps with trouble between it and the engine. */
    public static TestService start(Endpoint engine, IndexNames names, Path dataDirectory, Patience patience) {
        return new TestService(App.open(config(engine, names, dataDirectory, patience), App.EngineUse.SHARED));
    }

    /** The same with changed settings. */
    public static TestService start(
            ElasticClients clients, IndexNames names, Path dataDirectory, UnaryOperator<Config> changes) {
        Config config = changes.apply(config(clients.endpoint(), names, dataDirectory, Patience.ENDLESS));
        return new TestService(App.open(config, App.EngineUse.SHARED));
    }

    /** The bounds that tests care about. */
    public record Patience(long bodyBytesMax, int requestsPerMinute, int requestMillisMax, int ingestMillisMax) {
        /** What no ordinary test meets. */
        public static final Patience ENDLESS = new Patience(
                200L << 20, 1_000_000, Config.Limits.DEFAULT.requestMillisMax(), Config.Ingest.DEFAULT.waitMillisMax());
    }

    public App app() {
        return app;
    }

    public ApiServer server() {
        return server;
    }

    public URI address() {
        return server.address();
    }

    /** A new key with exactly these roles. */
    public String key(Role... roles) {
        return app.keys().create("test", Set.of(roles), "test").text();
    }

    /** Sends one request; no key, content type or body where they are null. */
    public HttpResponse<String> send(
            String method, String path, @Nullable String key, @Nullable String contentType, @Nullable String body)
            throws IOException, InterruptedException {
        return send(method, path, key, contentType, body, null);
    }

    /** The same about one version of a document. */
    public HttpResponse<String> send(
            String method,
            String path,
            @Nullable String key,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String ifMatch)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        app.close();
        client.close();
    }

    /** Waits until the audit log holds such events, and gives them back, newest first. */
    public JsonNode awaitAudit(String action, String auditorKey, int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            String answer = send("GET", "/v1/audit?size=1000&action=" + action, auditorKey, null, null)
                    .body();
            JsonNode events = MAPPER.readTree(answer).path("events");
            if (events.size() >= count) {
                return events;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + count + " events " + action + " in the audit log: " + answer);
            }
            Thread.sleep(100);
        }
    }

    private static Config config(Endpoint engine, IndexNames names, Path dataDirectory, Patience patience) {
        Credentials.@Nullable Basic basic = engine.credentials() instanceof Credentials.Basic user ? user : null;
        Config defaults = Config.defaults();
        Config.Limits limits = defaults.limits();
        Config.Ingest ingest = defaults.ingest();
        return new Config(
                dataDirectory,
                new Config.Server("127.0.0.1", 0, null, null, false),
                new Config.Elasticsearch(
                        engine.urls(),
                        basic == null ? null : basic.username(),
                        basic == null ? null : basic.password(),
                        null,
                        engine.caCertificate(),
                        null,
                        names.prefix(),
                        0,
                        1,
                        30_000),
                defaults.embedded(),
                new Config.Ingest(
                        ingest.horizonYears(),
                        ingest.recordBytesMax(),
                        ingest.textCharactersMax(),
                        ingest.jsonDepthMax(),
                        ingest.batchDocumentsMax(),
                        ingest.batchBytesMax(),
                        ingest.inFlightBatchesMax(),
                        patience.ingestMillisMax()),
                defaults.imports(),
                defaults.privacy(),
                new Config.Limits(
                        patience.bodyBytesMax(),
                        patience.requestsPerMinute(),
                        limits.requestsInFlightMax(),
                        patience.requestMillisMax(),
                        limits.searchMillisMax(),
                        limits.queryCharactersMax(),
                        limits.queryClausesMax(),
                        limits.queryDepthMax(),
                        limits.pageSizeMax()),
                defaults.organization(),
                defaults.alerts(),
                defaults.feeds());
    }
}

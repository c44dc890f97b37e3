package org.listeningpost.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.http.ApiServer;
import org.listeningpost.security.Role;

/** The whole service as an administrator would start it, on the test's engine and a free port. */
public final class TestService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final App app;
    private final ApiServer server;

    private TestService(App app) {
        this.app = app;
        this.server = app.serve();
    }

    public static TestService start(ElasticClients clients, IndexNames names, Path dataDirectory) {
        return new TestService(App.open(config(clients, names, dataDirectory), App.EngineUse.SHARED));
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
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

    private static Config config(ElasticClients clients, IndexNames names, Path dataDirectory) {
        Credentials credentials = clients.endpoint().credentials();
        Credentials.@Nullable Basic basic = credentials instanceof Credentials.Basic user ? user : null;
        Config defaults = Config.defaults();
        Config.Limits limits = defaults.limits();
        return new Config(
                dataDirectory,
                new Config.Server("127.0.0.1", 0, null, null, false),
                new Config.Elasticsearch(
                        clients.endpoint().urls(),
                        basic == null ? null : basic.username(),
                        basic == null ? null : basic.password(),
                        null,
                        clients.endpoint().caCertificate(),
                        names.prefix(),
                        0,
                        30_000),
                defaults.embedded(),
                defaults.ingest(),
                defaults.privacy(),
                new Config.Limits(
                        200L << 20,
                        1_000_000,
                        limits.requestsInFlightMax(),
                        limits.requestMillisMax(),
                        limits.searchMillisMax(),
                        limits.queryCharactersMax(),
                        limits.queryClausesMax(),
                        limits.queryDepthMax(),
                        limits.pageSizeMax()),
                defaults.organization(),
                defaults.alerts());
    }
}

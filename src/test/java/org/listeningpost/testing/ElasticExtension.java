package org.listeningpost.testing;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/**
 * Gives a test the real Elasticsearch: the one at {@code -Delastic.url} (with {@code elastic.username},
 * {@code elastic.password}, {@code elastic.ca}), otherwise the embedded engine, started once for the JVM. Each test
 * class gets a fresh prefix; what it made under that prefix is removed afterwards. Where there is no engine the tests
 * fail; they are never skipped.
 */
public final class ElasticExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ElasticExtension.class);
    private static final int HEAP_MEGABYTES = 512;

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
        names(context);
    }

    /** Asked for before the first callback where a class has one instance for all of its tests. */
    private static IndexNames names(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(IndexNames.class, key -> freshNames(), IndexNames.class);
    }

    private static IndexNames freshNames() {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        return new IndexNames("it-" + HexFormat.of().formatHex(random) + "-");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        IndexNames names = context.getStore(NAMESPACE).get(IndexNames.class, IndexNames.class);
        if (names == null) {
            // The engine did not start; that failure is the one to report.
            return;
        }
        ElasticClients clients = shared(context).clients();
        removeIndices(clients, names.prefix());
        removeTemplates(clients, names.prefix());
        removePipelines(clients, names.prefix());
    }

    private static void removeIndices(ElasticClients clients, String prefix) throws IOException {
        List<String> indices = clients
                .typed()
                .indices()
                .get(get -> get.index(prefix + "*").ignoreUnavailable(true).expandWildcards(ExpandWildcard.All))
                .indices()
                .keySet()
                .stream()
                .toList();
        if (!indices.isEmpty()) {
            clients.typed().indices().delete(delete -> delete.index(indices));
        }
    }

    private static void removeTemplates(ElasticClients clients, String prefix) throws IOException {
        for (var template : clients.typed().indices().getIndexTemplate().indexTemplates()) {
            if (template.name().startsWith(prefix)) {
                clients.typed().indices().deleteIndexTemplate(delete -> delete.name(template.name()));
            }
        }
        for (var template : clients.typed().cluster().getComponentTemplate().componentTemplates()) {
            if (template.name().startsWith(prefix)) {
                clients.typed().cluster().deleteComponentTemplate(delete -> delete.name(template.name()));
            }
        }
    }

    private static void removePipelines(ElasticClients clients, String prefix) {
        clients.requests()
                .get("/_ingest/pipeline?filter_path=*.version")
                .json()
                .fieldNames()
                .forEachRemaining(name -> {
                    if (name.startsWith(prefix)) {
                        clients.requests().send("DELETE", "/_ingest/pipeline/" + name, null);
                    }
                });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ElasticClients.class || type == IndexNames.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The clients stay in the root store: JUnit closes whatever a class's own store holds when the class is done.
        return parameter.getParameter().getType() == ElasticClients.class
                ? shared(context).clients()
                : names(context);
    }

    /** In the root store, which closes what it holds when the last test of this JVM is done. */
    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    }

    /** Settings for an embedded engine of a test's own, with its data in {@code folder}. */
    public static EmbeddedSettings settings(Path folder) {
        return new EmbeddedSettings(
                folder,
                Path.of(System.getProperty(EmbeddedSettings.DISTRIBUTION_PROPERTY, "target/listening-post")),
                0,
                HEAP_MEGABYTES,
                Duration.ofMinutes(4),
                null,
                "nobody",
                Map.of(),
                null,
                // Tests run too short for the second compiler to pay, and what it takes is taken from them.
                List.of("-XX:TieredStopAtLevel=1"));
    }

    private record Shared(
            ElasticClients clients,
            @Nullable EmbeddedElasticsearch engine,
            @Nullable Path folder) implements AutoCloseable {
        static Shared start() {
            String url = System.getProperty("elastic.url", "");
            if (!url.isEmpty()) {
                return new Shared(ElasticClients.open(external(url)), null, null);
            }
            Path folder = TestFolders.create("engine-it-");
            EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(settings(folder));
            return new Shared(ElasticClients.open(engine.endpoint()), engine, folder);
        }

        private static Endpoint external(String url) {
            String username = System.getProperty("elastic.username", "");
            String authority = System.getProperty("elastic.ca", "");
            return new Endpoint(
                    List.of(URI.create(url)),
                    username.isEmpty()
                            ? Credentials.none()
                            : Credentials.basic(username, System.getProperty("elastic.password", "")),
                    authority.isEmpty() ? null : Path.of(authority));
        }

        @Override
        public void close() {
            clients.close();
            if (engine != null) {
                engine.close();
            }
            if (folder != null) {
                TestFolders.delete(folder);
            }
        }
    }
}

package org.listeningpost;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ConnectionCheck;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticUsers;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;
import org.listeningpost.elastic.embedded.RunningEngine;

/** Which Elasticsearch there is, and who we are to it; a part of the composition root. */
final class Backend {
    // The first start makes the security index and our own, which a busy disk draws out.
    static final Duration SETUP_TIMEOUT = Duration.ofMinutes(3);

    private final Config config;
    private final IndexNames names;
    private final Consumer<AutoCloseable> opened;

    /** @param opened hears of what has to be closed */
    Backend(Config config, IndexNames names, Consumer<AutoCloseable> opened) {
        this.config = config;
        this.names = names;
        this.opened = opened;
    }

    /**
     * On somebody's cluster we are whom its administrator says, or the users that were made for us; on our own engine, users
     * with the least rights.
     */
    ElasticUsers users(App.EngineUse engineUse) {
        if (config.elasticsearch().isEmbedded()) {
            try (ElasticClients administrator = ElasticClients.open(engine(engineUse), SETUP_TIMEOUT)) {
                return ElasticUsers.provision(
                        administrator, names, config.dataDirectory().resolve("secrets"));
            }
        }
        Endpoint endpoint = Endpoint.of(config.elasticsearch());
        Path folder = config.elasticsearch().usersFolder();
        ElasticUsers users = folder == null ? ElasticUsers.same(endpoint) : ElasticUsers.in(folder, endpoint, names);
        try (ElasticClients connection = connect(users.api())) {
            ConnectionCheck.require(connection);
        }
        return users;
    }

    ElasticClients connect(Endpoint endpoint) {
        return ElasticClients.open(
                endpoint, Duration.ofMillis(config.elasticsearch().requestTimeoutMillis()));
    }

    SchemaBootstrap.Report applySchemaAs(Endpoint setup, Clock clock) {
        try (ElasticClients connection = ElasticClients.open(setup, SETUP_TIMEOUT)) {
            return new SchemaBootstrap(
                            connection.requests(),
                            names,
                            clock,
                            config.elasticsearch().replicas(),
                            config.elasticsearch().shards())
                    .apply();
        }
    }

    private Endpoint engine(App.EngineUse engineUse) {
        if (engineUse == App.EngineUse.SHARED) {
            Endpoint running = RunningEngine.find(config.dataDirectory()).orElse(null);
            if (running != null) {
                return running;
            }
        }
        EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(EmbeddedSettings.of(config));
        opened.accept(engine);
        engine.leaveStopToOwner();
        return engine.endpoint();
    }
}

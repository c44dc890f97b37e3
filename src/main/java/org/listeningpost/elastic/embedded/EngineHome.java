package org.listeningpost.elastic.embedded;

import java.nio.file.Path;

/** The folders of the engine. All but the distribution belong to the account that the engine runs under. */
record EngineHome(Path directory) {
    Path configuration() {
        return directory.resolve("config");
    }

    Path data() {
        return directory.resolve("data");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path temporary() {
        return directory.resolve("tmp");
    }

    Path snapshots() {
        return directory.resolve("snapshots");
    }

    /** What the JVM itself prints: nothing, unless it can't start or crashes. */
    Path console() {
        return logs().resolve("console.log");
    }

    /** Where the server writes the port that it listens on. */
    Path ports() {
        return logs().resolve("http.ports");
    }

    Path serverLog() {
        return logs().resolve("engine.log");
    }
}

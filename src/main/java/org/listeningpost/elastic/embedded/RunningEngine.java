package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.Whereabouts;

/** Finds the engine that another process of ours runs on the same data folder. */
public final class RunningEngine {
    private static final int CONNECT_MILLIS_MAX = 1_000;

    private RunningEngine() {}

    /** Where it is, if it answers; only who may read the data folder's secrets can use it. */
    public static Optional<Endpoint> find(Path dataDirectory) {
        Path password = dataDirectory.resolve("secrets").resolve("engine-password");
        if (!Files.isReadable(password)) {
            return Optional.empty();
        }
        try (Socket probe = new Socket()) {
            URI url = url(dataDirectory);
            probe.connect(address(url), CONNECT_MILLIS_MAX);
            return Optional.of(new Endpoint(
                    List.of(url),
                    Credentials.basic(
                            EngineConfiguration.ADMINISTRATOR,
                            Files.readString(password).strip()),
                    null,
                    () -> address(url(dataDirectory))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static InetSocketAddress address(URI url) {
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    private static URI url(Path dataDirectory) throws Whereabouts.AwayException {
        try {
            // After a kill, of the engine or of its parent, the address may by now be another program's, which must not
            // be
            // shown the password.
            if (EngineLock.isHeld(dataDirectory) && EngineProcess.isRunning(EngineProcess.pidFile(dataDirectory))) {
                return URI.create(
                        Files.readString(dataDirectory.resolve("engine.url")).strip());
            }
        } catch (IOException e) {
            // It is being started.
        }
        throw new Whereabouts.AwayException();
    }
}

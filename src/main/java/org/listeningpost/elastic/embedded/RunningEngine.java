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

/** Finds the engine that another process of ours runs on the same data folder. */
public final class RunningEngine {
    private static final int CONNECT_MILLIS_MAX = 1_000;

    private RunningEngine() {}

    /** Where it is, if it answers; only who may read the data folder's secrets can use it. */
    public static Optional<Endpoint> find(Path dataDirectory) {
        Path url = dataDirectory.resolve("engine.url");
        Path password = dataDirectory.resolve("secrets").resolve("engine-password");
        if (!Files.isReadable(url) || !Files.isReadable(password)) {
            return Optional.empty();
        }
        try (Socket probe = new Socket()) {
            if (!EngineLock.isHeld(dataDirectory)) {
                // After a kill the address may by now be another program's, which must not be shown the password.
                return Optional.empty();
            }
            URI address = URI.create(Files.readString(url).strip());
            probe.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS_MAX);
            return Optional.of(new Endpoint(
                    List.of(address),
                    Credentials.basic(
                            EngineConfiguration.ADMINISTRATOR,
                            Files.readString(password).strip()),
                    null));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

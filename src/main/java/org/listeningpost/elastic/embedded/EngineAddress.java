package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.elastic.Whereabouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the child of the moment listens, as it says itself in a folder that only its account writes to: a port that was free
 * before its start, or was its own before a crash, may be anybody's, who must not be shown a password. Thread-safe.
 */
final class EngineAddress implements Whereabouts {
    private static final Logger LOG = LoggerFactory.getLogger(EngineAddress.class);

    private static final InetAddress LOOPBACK = loopback();

    private final Path ports;
    private final Path shared;
    private final String scheme;
    private int port;
    private @Nullable EngineProcess process;

    /**
     * @param ports file in which the engine says where it listens
     * @param shared file in which other processes of ours find it
     * @param port what it is called until it has one
     */
    EngineAddress(Path ports, Path shared, String scheme, int port) {
        this.ports = ports;
        this.shared = shared;
        this.scheme = scheme;
        this.port = port;
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("four bytes are an address", e);
        }
    }

    @Override
    public synchronized InetSocketAddress now() throws AwayException {
        if (process == null || !process.isAlive()) {
            throw new AwayException();
        }
        return new InetSocketAddress(LOOPBACK, port);
    }

    synchronized URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** What an earlier child said holds no more. */
    synchronized void forget() throws IOException {
        process = null;
        Files.deleteIfExists(shared);
        Files.deleteIfExists(ports);
    }

    /** Whether this child has said where it listens. */
    synchronized boolean isFound(EngineProcess child) throws IOException {
        if (!Files.exists(ports)) {
            return false;
        }
        String line = Files.readString(ports).strip();
        try {
            port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            return false;
        }
        process = child;
        child.whenEnded(() -> forgetUnlessReplaced(child));
        return true;
    }

    private synchronized void forgetUnlessReplaced(EngineProcess child) {
        if (process == child) {
            try {
                forget();
            } catch (IOException e) {
                LOG.warn("cannot remove {}: {}", shared, IoFailure.inWords(e, ""));
            }
        }
    }

    /** Lets other processes of ours find it. */
    synchronized void share() throws IOException {
        PrivateFile.write(shared, url() + "\n");
    }
}

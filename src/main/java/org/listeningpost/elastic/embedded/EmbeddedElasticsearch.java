package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.GeneratedPassword;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elasticsearch as a child of this process, on loopback, with its data under one folder. A child that dies is started
 * again, where its port is free on the same; a parent that dies takes the child along. Thread-safe.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);

    private final EngineLock lock;
    private final Supplier<Endpoint> endpoint;
    private final EngineSupervisor supervisor;
    private final EngineAddress address;
    private final Thread stopAtExit;

    private EmbeddedElasticsearch(
            EngineLock lock, Supplier<Endpoint> endpoint, EngineSupervisor supervisor, EngineAddress address) {
        this.lock = lock;
        this.endpoint = endpoint;
        this.supervisor = supervisor;
        this.address = address;
        this.stopAtExit = new Thread(this::stop, "engine-stop");
    }

    /** Starts the engine and returns when it answers and has its data; an {@link EngineException} says why not. */
    public static EmbeddedElasticsearch start(EmbeddedSettings settings) {
        Path folder = settings.dataDirectory();
        EngineLock lock = null;
        try {
            EngineAccount account = EngineAccount.of(settings.runAsUser());
            EngineFolders.createDataDirectory(folder);
            lock = EngineLock.acquire(folder);
            EmbeddedElasticsearch engine = start(settings, account, lock);
            lock = null;
            return engine;
        } catch (IOException e) {
            throw new EngineException(
                    "cannot prepare the data folder " + folder + ": " + IoFailure.inWords(e, folder), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while starting the engine", e);
        } finally {
            close(lock);
        }
    }

    private static EmbeddedElasticsearch start(EmbeddedSettings settings, EngineAccount account, EngineLock lock)
            throws IOException, InterruptedException {
        Path folder = settings.dataDirectory();
        Path pidFile = EngineProcess.pidFile(folder);
        EngineProcess.stopStale(pidFile);
        Path shared = folder.resolve("engine.url");
        Files.deleteIfExists(shared);
        EngineJava java = EngineJava.find(settings.javaHome(), System.getenv(), account::canUse);
        EngineHome home = EngineFolders.prepare(folder, account);
        ElasticsearchZip.unpack(settings.distribution(), home);
        StockModulesJar.installInto(home);
        Path secrets = folder.resolve("secrets");
        PrivateFile.createFolder(secrets);
        GeneratedPassword password = GeneratedPassword.in(secrets.resolve("engine-password"));
        int port = portFor(settings.port());
        EngineConfiguration.write(home, settings, password, account);

        EmbeddedSettings.Tls tls = settings.tls();
        EngineAddress address = new EngineAddress(home.ports(), shared, tls == null ? "http" : "https", port);
        Credentials administrator = Credentials.basic(EngineConfiguration.ADMINISTRATOR, password.text());
        Supplier<Endpoint> endpoint = () ->
                new Endpoint(List.of(address.url()), administrator, tls == null ? null : tls.authority(), address);
        EngineProcess.Plan plan = new EngineProcess.Plan(
                home,
                java,
                account,
                settings.heapMegabytes(),
                settings.jvmOptions(),
                EngineConfiguration.nodeSettings(home, settings, port),
                pidFile);
        Readiness readiness = new Readiness(home, address, endpoint);
        EngineSupervisor supervisor = new EngineSupervisor(
                () -> {
                    address.forget();
                    if (settings.port() != 0) {
                        portFor(settings.port()); // says that it is taken, which the engine's log would say only
                    }
                    return EngineProcess.start(plan);
                },
                process -> {
                    readiness.await(process, settings.readinessMax());
                    address.share();
                });
        EmbeddedElasticsearch engine = new EmbeddedElasticsearch(lock, endpoint, supervisor, address);
        // Before the child starts, so that a signal during the start stops it too.
        Runtime.getRuntime().addShutdownHook(engine.stopAtExit);
        long started = System.nanoTime();
        try {
            supervisor.start();
        } catch (EngineException | IOException | InterruptedException e) {
            engine.removeHook();
            throw e;
        }
        LOG.info(
                "Elasticsearch {} is ready at {} after {} ms",
                ElasticsearchZip.VERSION,
                address.url(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return engine;
    }

    private static int portFor(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new EngineException(
                    "port " + wanted + " on 127.0.0.1 is taken by another program;"
                            + " set embedded.port to another one, or to 0 for any free one",
                    e);
        }
    }

    /** Where clients reach it, as the user that sets everything up. */
    public Endpoint endpoint() {
        return endpoint.get();
    }

    /** The child's process id; it changes when the child had to be started again. */
    public long pid() {
        return supervisor.pid();
    }

    /** Whether the child runs and was ready; false while it is being started again. */
    public boolean isReady() {
        return supervisor.isReady();
    }

    /** Stops the child cleanly, and hard when it does not obey; releases the folder. */
    @Override
    public void close() {
        removeHook();
        stop();
    }

    private void stop() {
        try {
            // First, so that nobody is sent to a port that may soon be another program's.
            address.forget();
        } catch (IOException e) {
            LOG.warn("cannot remove the engine's address: {}", IoFailure.inWords(e, ""));
        }
        supervisor.close();
        lock.close();
    }

    /** From now on the owner stops the engine, after what still needs it; a signal no longer does. */
    public void leaveStopToOwner() {
        removeHook();
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            // The process is on its way out: the hook runs, and stopping twice does no harm.
        }
    }

    private static void close(@Nullable EngineLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}

package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one engine running: the thread {@code engine-supervisor} waits for its end and starts it again. */
final class EngineSupervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineSupervisor.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Launch launch;
    private final Await await;
    private final Object monitor = new Object();
    private @Nullable EngineProcess current;
    private @Nullable Thread thread;
    private boolean isReady;
    private boolean isClosed;

    /** Starts one process. */
    interface Launch {
        EngineProcess start() throws IOException;
    }

    /** Returns when that process is ready. */
    interface Await {
        void ready(EngineProcess process) throws IOException, InterruptedException;
    }

    EngineSupervisor(Launch launch, Await await) {
        this.launch = launch;
        this.await = await;
    }

    /** The first start fails loudly; later ones are tried again. */
    void start() throws IOException, InterruptedException {
        EngineProcess first = launchUnlessClosed();
        try {
            await.ready(first);
        } catch (EngineException | IOException | InterruptedException e) {
            close();
            throw e;
        }
        Thread supervisor = new Thread(() -> supervise(first), "engine-supervisor");
        supervisor.setDaemon(true);
        synchronized (monitor) {
            isReady = true;
            thread = supervisor;
        }
        supervisor.start();
    }

    private EngineProcess launchUnlessClosed() throws IOException, InterruptedException {
        // Under the monitor, so that a stop at the same time either prevents the start or sees the process.
        synchronized (monitor) {
            if (isClosed) {
                throw new InterruptedException("the engine is being stopped");
            }
            EngineProcess process = launch.start();
            current = process;
            return process;
        }
    }

    private void supervise(EngineProcess first) {
        EngineProcess process = first;
        try {
            while (true) {
                int exitCode = process.waitForExit();
                synchronized (monitor) {
                    isReady = false;
                    if (isClosed) {
                        return;
                    }
                }
                LOG.error("Elasticsearch ended with exit code {}; starting it again", exitCode);
                process = restart();
            }
        } catch (InterruptedException e) {
            // Closing is the only reason to interrupt this thread.
        }
    }

    /** Tries until it is ready again, with pauses that double up to a bound. */
    private EngineProcess restart() throws InterruptedException {
        Duration pause = PAUSE_FIRST;
        while (true) {
            Thread.sleep(pause);
            EngineProcess process = null;
            try {
                process = launchUnlessClosed();
                await.ready(process);
                synchronized (monitor) {
                    isReady = !isClosed;
                }
                LOG.info("Elasticsearch is back");
                return process;
            } catch (EngineException | IOException e) {
                pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
                LOG.error("Elasticsearch did not come back; next try in {} s: {}", pause.toSeconds(), e.getMessage());
                if (process != null) {
                    process.stop();
                }
            }
        }
    }

    long pid() {
        synchronized (monitor) {
            return current == null ? -1 : current.pid();
        }
    }

    boolean isReady() {
        synchronized (monitor) {
            return isReady && current != null && current.isAlive();
        }
    }

    @Override
    public void close() {
        EngineProcess process;
        synchronized (monitor) {
            isClosed = true;
            isReady = false;
            process = current;
            if (thread != null) {
                thread.interrupt();
            }
        }
        if (process != null) {
            process.stop();
        }
    }
}

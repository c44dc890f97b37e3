package org.listeningpost.narrative;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a set that people change in Elasticsearch, and follows it within about a second, whichever instance changes it;
 * while Elasticsearch is away the last known set stays in force. Thread-safe.
 */
final class SetFollower<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SetFollower.class);
    private static final long POLL_MILLIS = 500;
    /** Whoever dies between a change and its announcement delays it, but does not hide it. */
    private static final int POLLS_PER_FULL_READ = 60;

    private final String name;
    private final SetVersion version;
    private final Loader<T> loader;
    private final Thread thread;
    private volatile Held<T> held;
    private int polls;

    private record Held<T>(T set, long version) {}

    /** Reads a set. */
    interface Loader<T> {
        /**
         * @param version that the set has at least
         * @param before what was in force until now; null at first
         */
        T load(long version, @Nullable T before);
    }

    /**
     * Reads the set once.
     *
     * @param name of the set and of the thread that follows it
     */
    SetFollower(String name, SetVersion version, Loader<T> loader) {
        this.name = name;
        this.version = version;
        this.loader = loader;
        // First the number, then the set: what it holds is at least as new as the number says.
        long at = version.current();
        this.held = new Held<>(loader.load(at, null), at);
        this.thread = new Thread(this::follow, name);
        thread.setDaemon(true);
    }

    /** Begins to follow changes. */
    void start() {
        thread.start();
    }

    /** What is in force here. */
    T now() {
        return held.set();
    }

    /** Reads the set where it changed; where it cannot be read, the last one stays in force until the next look. */
    void refresh() {
        try {
            read();
        } catch (RuntimeException | Error e) {
            // Who is interrupted is being closed, and nothing is wrong.
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn(
                        "the set {} cannot be read, the last one stays in force: {}",
                        name,
                        e.getClass().getSimpleName());
            }
        }
    }

    private synchronized void read() {
        boolean isDue = ++polls % POLLS_PER_FULL_READ == 0;
        long at = version.current();
        if (isDue || at != held.version()) {
            held = new Held<>(loader.load(at, held.set()), at);
        }
    }

    private void follow() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package org.listeningpost.elastic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Breaks off the requests of interrupted threads: a thread that waits for a socket does not notice an interrupt, so that a
 * request whose time is over would go on until Elasticsearch answers. Thread-safe.
 */
final class InterruptWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 50;

    private final Map<Cancellable, Thread> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "interrupt-watch");
        thread.setDaemon(true);
        return thread;
    });

    InterruptWatch() {
        timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The calling thread begins to wait for this request. */
    void begin(Cancellable request) {
        waiting.put(request, Thread.currentThread());
    }

    void end(Cancellable request) {
        waiting.remove(request);
    }

    private void look() {
        waiting.forEach((request, thread) -> {
            if (thread.isInterrupted()) {
                request.cancel();
            }
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

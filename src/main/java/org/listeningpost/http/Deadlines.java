package org.listeningpost.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a request that takes longer than it may, within {@link #PERIOD_MILLIS} after its time. Safe for use by any
 * number of threads.
 *
 * <p>A timer for each request would wake a thread at each beginning and end, on the machine that is to answer meanwhile; a
 * look at all running requests now and then costs the requests nothing.
 */
final class Deadlines implements AutoCloseable {
    private static final long PERIOD_MILLIS = 25;

    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private final long nanosMax;

    Deadlines(long millisMax) {
        this.nanosMax = TimeUnit.MILLISECONDS.toNanos(millisMax);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "request-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts the clock for the calling thread. */
    Deadline start() {
        Deadline deadline = new Deadline(Thread.currentThread(), System.nanoTime());
        running.add(deadline);
        return deadline;
    }

    private void look() {
        long now = System.nanoTime();
        for (Deadline each : running) {
            if (now - each.since >= nanosMax) {
                each.fire();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    final class Deadline implements AutoCloseable {
        private final Thread worker;
        private final long since;
        private boolean isDone;
        private boolean hasFired;

        Deadline(Thread worker, long since) {
            this.worker = worker;
            this.since = since;
        }

        private synchronized void fire() {
            if (!isDone && !hasFired) {
                hasFired = true;
                worker.interrupt();
            }
        }

        synchronized boolean hasFired() {
            return hasFired;
        }

        /** After this the thread belongs to the next request: neither an alarm nor its interrupt may linger. */
        @Override
        public void close() {
            running.remove(this);
            synchronized (this) {
                isDone = true;
                if (hasFired) {
                    boolean ignored = Thread.interrupted();
                }
            }
        }
    }
}

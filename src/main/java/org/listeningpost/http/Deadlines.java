package org.listeningpost.http;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts a request that takes longer than it may. Safe for use by any number of threads. */
final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final long millisMax;

    Deadlines(long millisMax) {
        this.millisMax = millisMax;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "request-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Starts the clock for the calling thread. */
    Deadline start() {
        return new Deadline(Thread.currentThread());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    final class Deadline implements AutoCloseable {
        private final Thread worker;
        private final ScheduledFuture<?> alarm;
        private boolean isDone;
        private boolean hasFired;

        Deadline(Thread worker) {
            this.worker = worker;
            alarm = timer.schedule(this::fire, millisMax, TimeUnit.MILLISECONDS);
        }

        private synchronized void fire() {
            if (!isDone) {
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
            alarm.cancel(false);
            synchronized (this) {
                isDone = true;
                if (hasFired) {
                    boolean ignored = Thread.interrupted();
                }
            }
        }
    }
}

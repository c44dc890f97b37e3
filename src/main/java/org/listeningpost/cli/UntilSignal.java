package org.listeningpost.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a service until a signal ends it, at whatever point of its start or its life. The thread that opens it closes it, too, and
 * the process stays until that is done. Nothing is interrupted: a start that the signal meets comes to its end first, or fails
 * because its engine hears the signal as well.
 */
final class UntilSignal {
    private static final long CLOSE_SECONDS_MAX = 120;

    private final CountDownLatch signal = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Runnable stopping;

    private UntilSignal(Runnable stopping) {
        this.stopping = stopping;
    }

    /** Opens something, waits in {@link #await} and closes it. */
    interface Service {
        void run(UntilSignal signal) throws IOException, InterruptedException;
    }

    /**
     * Returns when the service has ended.
     *
     * @param stopping told when the signal comes
     */
    static void run(Service service, Runnable stopping) throws IOException, InterruptedException {
        UntilSignal life = new UntilSignal(stopping);
        Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "stop"));
        try {
            service.run(life);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // Behind a signal it is what the signal broke off, and nobody's failure.
            if (!life.isGiven()) {
                throw e;
            }
        } finally {
            life.end.countDown();
        }
    }

    private void stop() {
        if (end.getCount() == 0) {
            return; // the process ends by itself
        }
        signal.countDown();
        stopping.run();
        try {
            // Bounded, for nobody may keep a process from ending.
            var unused = end.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isGiven() {
        return signal.getCount() == 0;
    }

    void await() throws InterruptedException {
        signal.await();
    }
}

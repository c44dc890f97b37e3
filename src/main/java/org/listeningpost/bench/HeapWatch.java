package org.listeningpost.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;

/** Looks at the heap of the engine twice a second. Thread-safe. */
final class HeapWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final ElasticRequests elastic;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heap-watch").daemon(true).factory());
    private long floor;
    private long peak;

    HeapWatch(ElasticRequests elastic) {
        this.elastic = elastic;
        begin();
        var unused = looks.scheduleWithFixedDelay(this::lookOrWait, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Megabytes in use, garbage included.
     *
     * @param floor the least that was seen, which is nearest to what is really needed
     * @param peak the most
     */
    record Range(long floor, long peak) {}

    /** Forgets what was seen. */
    void begin() {
        synchronized (this) {
            floor = Long.MAX_VALUE;
            peak = 0;
        }
        look();
    }

    synchronized Range seen() {
        return new Range(floor >> 20, peak >> 20);
    }

    private void look() {
        long used = GuardCounters.node(elastic, "jvm")
                .at("/jvm/mem/heap_used_in_bytes")
                .asLong();
        synchronized (this) {
            floor = Math.min(floor, used);
            peak = Math.max(peak, used);
        }
    }

    private void lookOrWait() {
        try {
            look();
        } catch (ElasticUnreachableException | BenchException e) {
            // Too busy to tell; the next look is soon, and a schedule ends with an exception.
            return;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}

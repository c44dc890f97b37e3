package org.listeningpost.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which deliveries were taken, for as long as their signature is accepted; at most {@value #DELIVERIES_MAX}. It saves work and
 * nothing hangs on it: a delivery that comes again after a restart meets its own posts. Thread-safe.
 */
final class SeenDeliveries {
    static final int DELIVERIES_MAX = 100_000;

    private final Map<String, Instant> until = new LinkedHashMap<>();

    synchronized boolean contains(String id, Instant now) {
        Instant end = until.get(id);
        return end != null && end.isAfter(now);
    }

    /** To be called when the posts are stored, and not before: who was told to try again shall be heard again. */
    synchronized void add(String id, Instant now, Duration length) {
        until.remove(id);
        until.put(id, now.plus(length));
        Iterator<Instant> oldest = until.values().iterator();
        while (oldest.hasNext()
                && (until.size() > DELIVERIES_MAX || oldest.next().isBefore(now))) {
            if (until.size() > DELIVERIES_MAX) {
                oldest.next();
            }
            oldest.remove();
        }
    }
}

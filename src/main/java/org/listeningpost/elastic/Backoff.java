package org.listeningpost.elastic;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before trying again: doubling, bounded, and spread so that many writers do not return together. */
final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final long LARGEST_MILLIS = 5_000;

    private int attempt;

    long nextMillis() {
        long ceiling = Math.min(LARGEST_MILLIS, FIRST_MILLIS << Math.min(attempt++, 20));
        return ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1);
    }
}

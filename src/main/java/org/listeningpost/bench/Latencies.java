package org.listeningpost.bench;

import java.util.Arrays;

/** Response times of one kind of request. Not thread-safe. */
final class Latencies {
    private long[] nanos = new long[256];
    private int count;

    void add(long each) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = each;
    }

    /** In milliseconds; of no requests, zero. */
    Summary summary() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(count, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    record Summary(int requests, double p50, double p95, double p99) {}
}

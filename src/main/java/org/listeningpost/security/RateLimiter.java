package org.listeningpost.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * A token bucket for each key: a burst of a sixth of a minute's allowance, refilled evenly. The number of buckets is
 * bounded by the number of keys, for only known keys get here. Safe for use by any number of threads.
 */
public final class RateLimiter {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final double tokensMax;
    private final double tokensPerNano;

    public RateLimiter(int requestsPerMinute, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.tokensMax = Math.max(1, requestsPerMinute / 6.0);
        this.tokensPerNano = (double) requestsPerMinute / NANOS_PER_MINUTE;
    }

    /** Takes one token; 0 when there was one, else the seconds, rounded up, until there will be. */
    public int secondsToWait(String keyId) {
        return buckets.computeIfAbsent(keyId, id -> new Bucket(tokensMax, nanoTime.getAsLong()))
                .take(nanoTime.getAsLong());
    }

    private final class Bucket {
        private double tokens;
        private long filledAtNanos;

        Bucket(double tokens, long filledAtNanos) {
            this.tokens = tokens;
            this.filledAtNanos = filledAtNanos;
        }

        synchronized int take(long nowNanos) {
            tokens = Math.min(tokensMax, tokens + Math.max(0, nowNanos - filledAtNanos) * tokensPerNano);
            filledAtNanos = nowNanos;
            if (tokens >= 1) {
                tokens -= 1;
                return 0;
            }
            return (int) Math.max(1, Math.ceil((1 - tokens) / tokensPerNano / 1_000_000_000.0));
        }
    }
}

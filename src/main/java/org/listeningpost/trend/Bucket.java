package org.listeningpost.trend;

import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of time.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Bucket(Instant start, Instant end) {
    public Bucket {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a bucket ends after it begins");
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }
}

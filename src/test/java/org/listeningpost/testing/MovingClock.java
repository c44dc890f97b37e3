package org.listeningpost.testing;

import java.time.Duration;
import java.time.Instant;

/** Stands where the test puts it. Thread-safe. */
public final class MovingClock extends UtcClock {
    private volatile Instant now;

    public MovingClock(Instant now) {
        this.now = now;
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

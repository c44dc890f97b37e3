package org.listeningpost.ingest.normalize;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a post may have: each month of them is an index of its own.
 *
 * @param horizonYears how far they go back
 */
public record DateRange(Clock clock, int horizonYears) {
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    /** What stands against a date; null where nothing does. */
    public @Nullable Fault faultOf(String field, Instant date) {
        Instant now = clock.instant();
        if (date.isAfter(now.plus(AHEAD_MAX))) {
            return new Fault(field, "date_in_future", "the date lies more than a day ahead");
        }
        if (date.isBefore(now.atOffset(ZoneOffset.UTC).minusYears(horizonYears).toInstant())) {
            return new Fault(field, "date_too_old", "the date lies more than " + horizonYears + " years back");
        }
        return null;
    }
}

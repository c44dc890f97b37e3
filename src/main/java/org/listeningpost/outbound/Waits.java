package org.listeningpost.outbound;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to be left alone, at most an hour. A moment that it names is counted from its own clock, which its answer
 * shows, and not from ours.
 */
public final class Waits {
    public static final Duration WAIT_MAX = Duration.ofHours(1);
    /** A greater number is no number of seconds to wait, but one of seconds since 1970. */
    private static final double EPOCH_FROM = 1e9;

    private Waits() {}

    /** {@code Retry-After}, in seconds or as a date; null where there is none. */
    public static @Nullable Duration retryAfter(HttpResponse response, Clock clock) {
        String value = header(response, "Retry-After");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant moment = date(value);
        return moment == null ? null : until(moment, response, clock);
    }

    /** Whether the next request would be one too many. */
    public static boolean isUsedUp(HttpResponse response) {
        String left = first(response, "X-RateLimit-Remaining", "RateLimit-Remaining");
        return left != null && left.matches("\\d{1,9}(\\.\\d+)?") && Double.parseDouble(left) < 1;
    }

    /** Until a limit is lifted: a moment (Mastodon), seconds since 1970 (Bluesky) or seconds from now (Reddit). */
    public static @Nullable Duration untilReset(HttpResponse response, Clock clock) {
        String value = first(response, "X-RateLimit-Reset", "RateLimit-Reset");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,12}(\\.\\d+)?")) {
            double number = Double.parseDouble(value);
            return number > EPOCH_FROM
                    ? until(Instant.ofEpochSecond((long) number), response, clock)
                    : bounded(Duration.ofSeconds((long) Math.ceil(number)));
        }
        try {
            return until(Instant.parse(value), response, clock);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration until(Instant moment, HttpResponse response, Clock clock) {
        String shown = header(response, "Date");
        Instant theirs = shown == null ? null : date(shown);
        return bounded(Duration.between(theirs == null ? clock.instant() : theirs, moment));
    }

    private static @Nullable Instant date(String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
    }

    private static @Nullable String first(HttpResponse response, String one, String other) {
        String value = header(response, one);
        return value == null ? header(response, other) : value;
    }

    private static @Nullable String header(HttpResponse response, String name) {
        @Nullable Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}

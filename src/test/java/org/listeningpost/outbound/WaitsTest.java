package org.listeningpost.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaitsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private static HttpResponse response(@Nullable String date, String... headers) {
        BasicHttpResponse response = new BasicHttpResponse(429);
        if (date != null) {
            response.setHeader("Date", date);
        }
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        return response;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "120 | 120",
                "Mon, 01 Jun 2026 12:02:00 GMT | 120",
                "Mon, 01 Jun 2026 11:00:00 GMT | 0",
                "999999 | 3600",
                "soon | -",
                "-5 | -"
            })
    void retry_after_is_read_in_both_forms_and_bounded(String value, @Nullable Long seconds) {
        Duration wait = Waits.retryAfter(response(null, "Retry-After", value), CLOCK);
        assertEquals(seconds == null ? null : Duration.ofSeconds(seconds), wait);
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Reset, 2026-06-01T12:05:00.500Z, 300500",
        "ratelimit-reset, 1780315500, 300000",
        "x-ratelimit-reset, 300, 300000",
        "X-Ratelimit-Reset, 299.5, 300000"
    })
    void the_reset_of_each_platform_is_read_in_its_own_unit(String name, String value, long millis) {
        assertEquals(Duration.ofMillis(millis), Waits.untilReset(response(null, name, value), CLOCK));
        assertNull(Waits.untilReset(response(null, name, "later"), CLOCK));
    }

    @Test
    void a_moment_is_counted_from_the_clock_of_whoever_named_it() {
        String anHourBehind = "Mon, 01 Jun 2026 11:00:00 GMT";
        assertEquals(
                Duration.ofMinutes(5),
                Waits.retryAfter(response(anHourBehind, "Retry-After", "Mon, 01 Jun 2026 11:05:00 GMT"), CLOCK));
        assertEquals(
                Duration.ofMinutes(5),
                Waits.untilReset(response(anHourBehind, "X-RateLimit-Reset", "2026-06-01T11:05:00Z"), CLOCK));
        assertEquals(
                Duration.ofMinutes(5),
                Waits.untilReset(response("yesterday", "X-RateLimit-Reset", "2026-06-01T12:05:00Z"), CLOCK));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.0, true", "0.9, true", "1, false", "1.0, false", "99, false", "none, false"})
    void less_than_one_request_left_is_none(String left, boolean isUsedUp) {
        assertEquals(isUsedUp, Waits.isUsedUp(response(null, "x-ratelimit-remaining", left)));
        assertEquals(isUsedUp, Waits.isUsedUp(response(null, "RateLimit-Remaining", left)));
    }
}

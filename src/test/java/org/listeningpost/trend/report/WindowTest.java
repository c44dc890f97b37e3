package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.trend.Bucket;

final class WindowTest {
    @Test
    void an_hour_that_a_past_day_did_not_have_is_compared_with_the_other_weeks() {
        ZoneId zone = ZoneId.of("America/New_York");
        // On the Sunday before clocks went from 2 to 3.
        List<Bucket> bins =
                Interval.HOUR.cover(Instant.parse("2026-03-15T04:00:00Z"), Instant.parse("2026-03-15T08:00:00Z"), zone);
        Window window = Window.of(zone, Interval.HOUR, BaselineKind.SAME_WEEKDAYS, bins);
        assertEquals(List.of(4, 4, 3, 4), window.past().stream().map(List::size).toList());
    }
}

package org.listeningpost.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LocalHourTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void the_week_begins_with_the_first_hour_of_monday() {
        assertEquals(
                0,
                LocalHour.of(Instant.parse("2026-03-02T00:59:59Z"), ZoneOffset.UTC)
                        .ofWeek());
        assertEquals(
                167,
                LocalHour.of(Instant.parse("2026-03-08T23:00:00Z"), ZoneOffset.UTC)
                        .ofWeek());
    }

    @Test
    void the_clocks_are_those_of_the_organization_in_summer_and_in_winter() {
        assertEquals(
                new LocalHour(DayOfWeek.SUNDAY, 22), LocalHour.of(Instant.parse("2026-03-02T03:00:00Z"), NEW_YORK));
        assertEquals(
                new LocalHour(DayOfWeek.SUNDAY, 23), LocalHour.of(Instant.parse("2026-07-06T03:00:00Z"), NEW_YORK));
    }

    @Test
    void there_is_no_hour_24() {
        assertThrows(IllegalArgumentException.class, () -> new LocalHour(DayOfWeek.MONDAY, 24));
    }
}

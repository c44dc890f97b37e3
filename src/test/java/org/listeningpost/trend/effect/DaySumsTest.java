package org.listeningpost.trend.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class DaySumsTest {
    @Test
    void a_day_without_exposure_is_in_neither_side_of_a_rate() {
        DaySums days = new DaySums(
                new double[] {9, 4}, new double[] {0, 2}, new int[] {0, 1}, new Period[] {Period.WINDOW, Period.WINDOW
                });
        assertEquals(4, days.value(Period.WINDOW));
        assertEquals(2, days.exposure(Period.WINDOW));
    }
}

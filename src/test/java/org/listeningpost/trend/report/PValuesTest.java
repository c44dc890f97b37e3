package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.listeningpost.trend.effect.DaySums;
import org.listeningpost.trend.effect.Effect;
import org.listeningpost.trend.effect.Period;
import org.listeningpost.trend.effect.Scale;

final class PValuesTest {
    @Test
    void a_small_one_keeps_its_exponent_and_none_is_nothing() {
        assertEquals(0.0123, PValues.shown(0.012345));
        assertEquals(4.12e-14, PValues.shown(4.1234e-14));
        assertEquals(1e-300, PValues.shown(0));
        assertEquals(1e-300, PValues.shown(1e-310));
        assertEquals(1, PValues.shown(1));
    }

    @Test
    void the_tail_of_a_great_change_is_not_lost_in_one_less_nearly_one() {
        int size = 56;
        double[] values = new double[size];
        int[] weekdays = new int[size];
        Period[] periods = new Period[size];
        for (int day = 0; day < size; day++) {
            periods[day] = day < size / 2 ? Period.BASELINE : Period.WINDOW;
            values[day] = (day < size / 2 ? 20 : 90) + day % 3;
            weekdays[day] = day % 7;
        }
        double[] exposures = new double[size];
        Arrays.fill(exposures, 1);
        double pValue = Effect.of(new DaySums(values, exposures, weekdays, periods), Scale.RATIO)
                .pValue();
        assertTrue(pValue > 0 && pValue < 1e-17, "p " + pValue);
    }
}

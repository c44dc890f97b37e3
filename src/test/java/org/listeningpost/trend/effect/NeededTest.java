package org.listeningpost.trend.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NeededTest {
    private static final int DAYS = 28;

    /** Two stretches of as many days, each with up to so many posts, of which a third is negative. */
    private static DaySums days(Random random, int posts, int everyDays, Scale scale) {
        double[] values = new double[2 * DAYS];
        double[] exposures = new double[2 * DAYS];
        int[] weekdays = new int[2 * DAYS];
        Period[] periods = new Period[2 * DAYS];
        for (int i = 0; i < 2 * DAYS; i++) {
            int written = i % everyDays == 0 && posts > 0 ? random.nextInt(posts) + 1 : 0;
            values[i] = scale == Scale.RATIO ? written : written / 3;
            exposures[i] = scale == Scale.RATIO ? 1 : written;
            weekdays[i] = i % 7;
            periods[i] = i < DAYS ? Period.BASELINE : Period.WINDOW;
        }
        return new DaySums(values, exposures, weekdays, periods);
    }

    @Test
    void what_would_settle_it_is_more_than_there_was() {
        int inconclusive = 0;
        for (int seed = 0; seed < 200; seed++) {
            Scale scale = seed % 2 == 0 ? Scale.RATIO : Scale.SHARE;
            Effect effect = Effect.of(days(new Random(seed), 5 + seed, 1 + seed % 3, scale), scale);
            if (effect.verdict() == Verdict.INCONCLUSIVE) {
                inconclusive++;
                assertTrue(Objects.requireNonNull(effect.needed().days()) > DAYS, effect::toString);
                assertTrue(Objects.requireNonNull(effect.needed().posts()) > 0, effect::toString);
            }
        }
        assertTrue(inconclusive > 20, "of 200: " + inconclusive);
    }

    @Test
    void too_little_is_reckoned_in_days_of_the_calendar_and_never_enough_already() {
        Effect few = Effect.of(days(new Random(1), 10, 7, Scale.SHARE), Scale.SHARE);
        assertEquals(Verdict.TOO_LITTLE_DATA, few.verdict());
        assertTrue(Objects.requireNonNull(few.needed().days()) > DAYS, few::toString);
        Effect none = Effect.of(days(new Random(1), 0, 1, Scale.RATIO), Scale.RATIO);
        assertNull(none.needed().days(), "from nothing nobody can tell");
        assertEquals(10, none.needed().posts());
    }
}

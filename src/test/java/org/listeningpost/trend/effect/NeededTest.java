package org.listeningpost.trend.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"28, 28", "56, 10", "10, 56", "200, 7"})
    void as_many_days_in_each_as_are_told_find_a_change_of_a_quarter(int baseline, int window) {
        int runs = 300;
        double[] told = new double[runs];
        for (int seed = 0; seed < runs; seed++) {
            Effect effect = Effect.of(posts(seed, baseline, window), Scale.RATIO);
            told[seed] = Objects.requireNonNull(effect.needed().days());
            if (effect.verdict() == Verdict.INCONCLUSIVE) {
                assertTrue(told[seed] > 2.0 * baseline * window / (baseline + window), effect::toString);
            }
        }
        Arrays.sort(told);
        int days = (int) told[runs / 2];
        int found = 0;
        for (int seed = 0; seed < runs; seed++) {
            found += Effect.of(posts(1_000 + seed, days, days), Scale.RATIO).verdict() == Verdict.INCREASE ? 1 : 0;
        }
        assertTrue(found >= 0.74 * runs, days + " days found it " + found + " times of " + runs);
    }

    private static DaySums posts(int seed, int baseline, int window) {
        Days.World world = new Days.World(baseline, window, 20, 0.3, 0);
        Days days = new Days(seed);
        double[] counts = days.counts(world, days.moods(world), 1.25);
        double[] exposures = new double[world.size()];
        Arrays.fill(exposures, 1);
        return new DaySums(counts, exposures, Days.weekdays(world), Days.periods(world));
    }

    @Test
    void days_until_there_are_enough_are_those_of_the_stretch_that_lacks_them() {
        double[] values = new double[66];
        double[] exposures = new double[66];
        Arrays.fill(exposures, 1);
        for (int i = 0; i < 5; i++) {
            values[11 * i] = 1;
        }
        Arrays.fill(values, 56, 66, 4);
        Days.World world = new Days.World(56, 10, 0, 0, 0);
        Effect effect =
                Effect.of(new DaySums(values, exposures, Days.weekdays(world), Days.periods(world)), Scale.RATIO);
        assertEquals(Verdict.TOO_LITTLE_DATA, effect.verdict());
        assertEquals(10, effect.needed().posts());
        assertEquals(112, effect.needed().days(), "5 in 56 days are 10 in 112");
    }
}

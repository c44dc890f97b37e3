package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class EmergenceTest {
    private static final int DAYS = Emergence.reach() + 3;

    private static double[] level(double posts) {
        double[] days = new double[DAYS];
        Arrays.fill(days, posts);
        return days;
    }

    private static Emergence judge(double[] days) {
        return Objects.requireNonNull(Emergence.judge(Series.ofDays(days), level(1_000), 0, 3));
    }

    @Test
    void a_word_that_was_never_written_before_emerges() {
        double[] days = level(0);
        days[DAYS - 2] = 4;
        days[DAYS - 1] = 6;
        Emergence rise = judge(days);
        assertEquals(10, rise.count());
        assertTrue(rise.pValue() < 1e-8, rise::toString);
        assertTrue(rise.isLarge());
    }

    @Test
    void what_is_written_every_day_does_not() {
        Emergence rise = judge(level(20));
        assertEquals(60, rise.expected(), 1);
        assertTrue(rise.pValue() > 0.3, rise::toString);
    }

    @Test
    void what_grows_because_everything_grows_does_not() {
        double[] days = level(20);
        double[] rest = level(1_000);
        for (int day = DAYS - 3; day < DAYS; day++) {
            days[day] = 60;
            rest[day] = 3_000;
        }
        assertTrue(judge(days).pValue() < 1e-6);
        Emergence shared = Objects.requireNonNull(Emergence.judge(Series.ofDays(days), rest, 0, 3));
        assertTrue(shared.pValue() > 0.1, shared::toString);
    }

    @Test
    void what_rises_for_weeks_is_told_against_the_weeks_before_it() {
        double[] days = level(2);
        for (int day = DAYS - 40; day < DAYS; day++) {
            days[day] = Math.rint(2 + 8 * (day - (DAYS - 40)) / 40.0);
        }
        Emergence rise = judge(days);
        assertEquals(Emergence.Pace.SLOW, rise.pace());
        assertEquals(6, rise.expected(), 1);
        assertTrue(rise.pValue() < 1e-6, rise::toString);
    }

    @Test
    void what_was_more_some_weeks_ago_and_falls_does_not_rise() {
        double[] days = level(2);
        for (int day = DAYS - 25; day < DAYS; day++) {
            days[day] = day < DAYS - 10 ? 20 : 8;
        }
        Emergence rise = judge(days);
        assertEquals(Emergence.Pace.SUDDEN, rise.pace());
        assertTrue(rise.pValue() > 0.01, rise::toString);
    }

    @Test
    void a_few_posts_in_the_past_are_no_outbreak_that_can_be_left_out() {
        double[] days = level(0);
        days[DAYS - 50] = 1;
        days[DAYS - 40] = 1;
        days[DAYS - 1] = 5;
        Emergence rise = judge(days);
        assertEquals(2.5 * 3 / 56, rise.expected(), 0.01);
        assertTrue(rise.pValue() > 5e-6, rise::toString);
    }

    @Test
    void without_history_nothing_is_said() {
        assertNull(Emergence.judge(Series.ofDays(level(20)), level(1_000), DAYS - 4, 3));
        assertNotNull(Emergence.judge(Series.ofDays(level(20)), level(1_000), DAYS - 12, 3));
        for (int first = 0; first <= DAYS; first++) {
            boolean isJudged = Emergence.judge(Series.ofDays(level(20)), level(1_000), first, 3) != null;
            assertEquals(Emergence.hasHistory(DAYS, first, 3), isJudged, "from day " + first);
        }
    }

    @Test
    void tails_are_those_of_the_distributions() {
        assertEquals(1 - Math.exp(-2), Emergence.tail(1, 2, 2), 1e-12);
        assertEquals(1, Emergence.tail(0, 2, 2));
        // Negative binomial with r = 2 and success 1/2: P(0) = 1/4.
        assertEquals(0.75, Emergence.tail(1, 2, 4), 1e-12);
    }

    @Test
    void adjusted_values_are_those_of_benjamini_and_hochberg() {
        assertArrayEquals(
                new double[] {0.04, 0.04, 0.04, 0.5},
                Emergence.adjusted(new double[] {0.01, 0.02, 0.03, 0.5}, 4),
                1e-12);
        assertArrayEquals(new double[] {1, 0.1}, Emergence.adjusted(new double[] {0.5, 0.001}, 100), 1e-12);
    }

    /** What is tested is picked because it is conspicuous: counted as many questions, chance finds stay rare. */
    @Test
    void of_many_words_that_do_not_rise_none_is_told(TestReporter report) {
        Simulation simulation = new Simulation(21);
        int told = 0;
        int words = 4_000;
        double[] values = new double[words];
        for (int word = 0; word < words; word++) {
            values[word] = Objects.requireNonNull(Emergence.judge(
                            Series.ofDays(simulation.days(DAYS, 0.5 + word % 20, 1.3)), level(1_000), 0, 3))
                    .pValue();
        }
        for (double adjusted : Emergence.adjusted(values, words)) {
            told += adjusted <= Emergence.FALSE_DISCOVERIES ? 1 : 0;
        }
        report.publishEntry("words that do not rise and are told", told + " of " + words);
        assertTrue(told <= 2, "told " + told);
        int found = 0;
        for (int run = 0; run < 200; run++) {
            double[] days = simulation.days(DAYS, 5, 1.3);
            for (int day = DAYS - 3; day < DAYS; day++) {
                days[day] = simulation.count(5 * simulation.mean(5, day), 1.3);
            }
            found += Objects.requireNonNull(Emergence.judge(Series.ofDays(days), level(1_000), 0, 3))
                                    .pValue()
                            < Emergence.FALSE_DISCOVERIES / 10_000
                    ? 1
                    : 0;
        }
        report.publishEntry("words written five times as much and found among 10,000", found / 200.0 + "");
        assertTrue(found >= 190, "found " + found);
    }

    /** From 2 posts a day to 10 in forty days: too slow for the weeks right before, whose level rises with it. */
    @Test
    void slow_rises_are_found_among_many_words(TestReporter report) {
        Simulation simulation = new Simulation(23);
        for (int judged : new int[] {3, 7}) {
            int found = 0;
            int size = Emergence.reach() + judged;
            for (int run = 0; run < 200; run++) {
                double[] days = new double[size];
                for (int day = 0; day < size; day++) {
                    double mean = 2 + 8 * Math.max(0, 40 - (size - 1 - day)) / 40.0;
                    days[day] = simulation.count(simulation.mean(mean, day), 1.3);
                }
                double[] rest = new double[size];
                Arrays.fill(rest, 1_000);
                found += Objects.requireNonNull(Emergence.judge(Series.ofDays(days), rest, 0, judged))
                                        .pValue()
                                < Emergence.FALSE_DISCOVERIES / 10_000
                        ? 1
                        : 0;
            }
            report.publishEntry("slow rise, " + judged + " days judged, found among 10,000", found / 200.0 + "");
            assertTrue(found >= (judged == 3 ? 130 : 190), "found " + found);
        }
    }
}

package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How often hourly rules are wrong, by the day, and what they find: people's hours and weekdays, four weeks of history, an
 * outbreak of three hours in an afternoon. The constants of the method were chosen with other seeds than the ones here. What
 * it finds is compared with what somebody would find who knows mean and dispersion, and so need not learn them.
 */
final class HourlyCharacteristicsTest {
    private static final double NORMAL = 3.85;
    private static final double[] SENSITIVITIES = {3.5, NORMAL, 4.25};
    private static final double FALSE_ALARMS_MAX = 0.005;
    private static final int WARM_UP_DAYS = 30;
    /** More of them, for the figures in the documentation: {@code -Dlisteningpost.simulation=5}. */
    private static final int MORE = Integer.getInteger("listeningpost.simulation", 1);

    private static final int OUTBREAKS = 100 * MORE;

    @Test
    void rare_subjects_that_come_in_bursts(TestReporter report) {
        for (double[] kind : new double[][] {{0.05, 2}, {0.3, 2}, {0.3, 4}, {1, 2}, {1, 4}, {2, 4}}) {
            Rates rates = measure(kind[0], kind[1], 1_200 * MORE);
            report.publishEntry(rates.name(), rates.toString());
            assertTrue(rates.normal() <= FALSE_ALARMS_MAX, rates::toString);
            // Chance decides which of the outbreaks that are hardly larger than a burst are found.
            assertTrue(rates.ten().found() >= 0.6 * rates.ten().possible() - 0.05, rates::toString);
        }
    }

    @Test
    void hours_that_are_poisson_or_busy(TestReporter report) {
        for (double[] kind : new double[][] {{0.3, 1}, {2, 1}, {2, 2}, {10, 1}, {10, 2}, {50, 1}, {50, 2}}) {
            Rates rates = measure(kind[0], kind[1], 330 * MORE);
            report.publishEntry(rates.name(), rates.toString());
            assertTrue(rates.normal() <= FALSE_ALARMS_MAX, rates::toString);
            assertTrue(rates.threefold().found() >= 0.8 * rates.threefold().possible() - 0.05, rates::toString);
            assertTrue(rates.ten().found() >= 0.8 * rates.ten().possible() - 0.05, rates::toString);
        }
    }

    @Test
    void the_first_days_of_a_subject(TestReporter report) {
        for (double[] kind : new double[][] {{0.3, 2}, {2, 2}, {10, 1}}) {
            Simulation simulation = new Simulation(2_028);
            int alarms = 0;
            int judged = 0;
            for (int run = 0; run < 50 * MORE; run++) {
                double[] hours = simulation.hours(16, kind[0], kind[1]);
                Series series = Simulation.seriesOfHours(hours);
                for (int day = 4; day < 16; day++) {
                    judged++;
                    alarms += hasAlarm(series, day, NORMAL) ? 1 : 0;
                }
            }
            double rate = alarms / (double) judged;
            report.publishEntry("first days, mean " + kind[0] + ", dispersion " + kind[1], "false alarms " + rate);
            assertTrue(rate <= FALSE_ALARMS_MAX, () -> "mean " + kind[0] + ": " + rate);
        }
    }

    @Test
    void the_tail_of_a_count_is_the_one_in_the_tables() {
        assertEquals(0.00494, CountTail.chanceBeyond(2.58), 1e-5);
        assertEquals(9.96e-5, CountTail.chanceBeyond(3.72), 1e-7);
        // Poisson with mean 3: P(Y > 8) = .0038, P(Y > 7) = .0119.
        assertEquals(8, CountTail.quantile(3, 1, 0.01));
        assertEquals(7, CountTail.quantile(3, 1, 0.012));
        // Mean 1 and variance 2 is geometric: P(Y > k) = 2^-(k + 1).
        assertEquals(6, CountTail.quantile(1, 2, 0.01));
        assertEquals(9, CountTail.quantile(1, 2, 0.001));
    }

    private record Found(double found, double possible) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f of %.2f", found, possible);
        }
    }

    private record Rates(String name, double low, double normal, double high, Found threefold, Found five, Found ten) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "days with a false alarm: low %.4f, normal %.4f, high %.4f; found: threefold %s, 5 more %s, 10 more %s",
                    low,
                    normal,
                    high,
                    threefold,
                    five,
                    ten);
        }
    }

    private static Rates measure(double mean, double dispersion, int days) {
        Series series = Simulation.seriesOfHours(new Simulation(2_026).hours(days + WARM_UP_DAYS, mean, dispersion));
        double[] alarms = new double[SENSITIVITIES.length];
        for (int day = WARM_UP_DAYS; day < days + WARM_UP_DAYS; day++) {
            for (int i = 0; i < SENSITIVITIES.length && hasAlarm(series, day, SENSITIVITIES[i]); i++) {
                // What is no alarm at a high sensitivity is none at a lower one.
                alarms[i]++;
            }
        }
        return new Rates(
                "hours, mean " + mean + ", dispersion " + dispersion,
                alarms[2] / days,
                alarms[1] / days,
                alarms[0] / days,
                outbreaks(mean, dispersion, 3, 0),
                outbreaks(mean, dispersion, 1, 5),
                outbreaks(mean, dispersion, 1, 10));
    }

    private static Found outbreaks(double mean, double dispersion, double times, double more) {
        Simulation simulation = new Simulation(2_027);
        int found = 0;
        int possible = 0;
        for (int run = 0; run < OUTBREAKS; run++) {
            double[] hours = simulation.hours(31 + run % 7, mean, dispersion);
            List<Integer> outbreak = new ArrayList<>();
            boolean isPossible = false;
            for (int hour = hours.length - 12; hour < hours.length - 9; hour++) {
                double usual = mean * Simulation.shapeOfHour(hour);
                hours[hour] = simulation.count(times * usual + more, dispersion);
                outbreak.add(hour);
                isPossible |= hours[hour] >= Spike.POSTS_MIN
                        && hours[hour] > CountTail.quantile(usual, dispersion, CountTail.chanceBeyond(NORMAL));
            }
            Series series = Simulation.seriesOfHours(hours);
            found += outbreak.stream().anyMatch(hour -> isAlarm(series, hour, NORMAL)) ? 1 : 0;
            possible += isPossible ? 1 : 0;
        }
        return new Found(found / (double) OUTBREAKS, possible / (double) OUTBREAKS);
    }

    private static boolean hasAlarm(Series series, int day, double z) {
        for (int hour = day * 24; hour < day * 24 + 24; hour++) {
            if (isAlarm(series, hour, z)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlarm(Series series, int hour, double z) {
        // Most hours of a rare subject need no judgment, which saves the test its time.
        return series.count(hour) >= Spike.POSTS_MIN
                && Objects.requireNonNull(Spike.judge(series, 0, hour, z)).isAlarm();
    }
}

package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How often each detector is wrong and how often it is right, by simulation: 56 days of history, weekdays that differ, an
 * outbreak of three days. The bounds are the published ones of the method; the figures go to the test report.
 */
final class OperatingCharacteristicsTest {
    private static final double NORMAL = 2.58;
    private static final double LOW = 3.29;
    private static final int DAYS = 8_000;
    private static final int OUTBREAKS = 800;

    @Test
    void spikes_in_poisson_counts(TestReporter report) {
        for (double mean : new double[] {1, 5, 20, 100}) {
            Rates rates = measure(mean, 1);
            report.publishEntry("poisson mean " + mean, rates.toString());
            assertTrue(rates.falseAlarms() <= 0.005, rates::toString);
            assertTrue(rates.falseAlarmsLow() <= 0.001, rates::toString);
            assertTrue(rates.falseAlarms() < rates.falseAlarmsEars() || mean < 3 || mean > 60, rates::toString);
            if (mean >= 20) {
                assertTrue(rates.found() >= 0.98, rates::toString);
            }
        }
    }

    @Test
    void spikes_in_counts_twice_as_spread_as_poisson(TestReporter report) {
        for (double mean : new double[] {0.3, 1, 5, 20, 100}) {
            Rates rates = measure(mean, 2);
            report.publishEntry("dispersion 2, mean " + mean, rates.toString());
            assertTrue(rates.falseAlarms() <= 0.005, rates::toString);
            assertTrue(rates.falseAlarms() * 3 < rates.falseAlarmsEars() || mean < 1 || mean > 60, rates::toString);
            if (mean >= 100) {
                assertTrue(rates.found() >= 0.99, rates::toString);
            }
        }
    }

    @Test
    void slow_rises_by_two_fifths_for_two_weeks(TestReporter report) {
        Simulation simulation = new Simulation(5);
        double[] quiet = simulation.days(1_500, 20, 1);
        Series series = Series.ofDays(quiet);
        int alarms = 0;
        for (int day = 90; day < quiet.length; day++) {
            alarms += Objects.requireNonNull(Rise.judge(series, 0, day)).isAlarm() ? 1 : 0;
        }
        int found = 0;
        int runs = 100;
        for (int run = 0; run < runs; run++) {
            double[] days = simulation.days(110 + run % 7, 20, 1);
            for (int day = days.length - 14; day < days.length; day++) {
                days[day] = simulation.count(1.4 * simulation.mean(20, day), 1);
            }
            Series rising = Series.ofDays(days);
            boolean isFound = false;
            for (int day = days.length - 14; day < days.length && !isFound; day++) {
                isFound = Objects.requireNonNull(Rise.judge(rising, 0, day)).isAlarm();
            }
            found += isFound ? 1 : 0;
        }
        double falseAlarms = alarms / (quiet.length - 90.0);
        double power = found / (double) runs;
        report.publishEntry("slow rise", "false " + falseAlarms + ", found " + power);
        assertTrue(falseAlarms <= 0.005, () -> "false alarms " + falseAlarms);
        assertTrue(power >= 0.9, () -> "found " + power);
    }

    @Test
    void turns_of_sentiment(TestReporter report) {
        Simulation simulation = new Simulation(6);
        int days = 8_000;
        double[] posts = simulation.days(days, 40, 1.5);
        double[] negative = new double[days];
        for (int day = 0; day < days; day++) {
            negative[day] = Math.min(posts[day], simulation.count(posts[day] * 0.25, 1));
        }
        Series labeled = Series.ofDays(posts);
        int alarms = 0;
        int found = 0;
        for (int day = 60; day < days; day++) {
            Turn turn = Turn.judge(labeled, labeled.withCounts(negative), 0, day, 56);
            alarms += turn != null && turn.isAlarm(10) ? 1 : 0;
            double[] turned = negative.clone();
            if (day % 20 == 0) {
                turned[day] = Math.min(posts[day], simulation.count(posts[day] * 0.6, 1));
                Turn real = Turn.judge(labeled, labeled.withCounts(turned), 0, day, 56);
                found += real != null && real.isAlarm(10) ? 1 : 0;
            }
        }
        double falseAlarms = alarms / (days - 60.0);
        double power = found / ((days - 60) / 20.0);
        report.publishEntry("sentiment turn .25 to .6 of 40", "false " + falseAlarms + ", found " + power);
        assertTrue(falseAlarms <= 0.005, () -> "false alarms " + falseAlarms);
        assertTrue(power >= 0.75, () -> "found " + power);
    }

    @Test
    void silence_of_a_source_that_sends_a_post_a_day(TestReporter report) {
        Simulation simulation = new Simulation(8);
        int days = 8_000;
        double[] posts = simulation.days(days, 1.5, 1.3);
        Series series = Series.ofDays(posts);
        int alarms = 0;
        for (int day = 60; day < days; day++) {
            Silence silence = Silence.judge(series, 0, day);
            alarms += silence != null && silence.isAlarm() ? 1 : 0;
        }
        double waited = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            double[] broken = simulation.days(100 + run % 7, 1.5, 1.3);
            int begin = broken.length - 25;
            java.util.Arrays.fill(broken, begin, broken.length, 0);
            Series silent = Series.ofDays(broken);
            int day = begin;
            while (day < broken.length) {
                Silence silence = Silence.judge(silent, 0, day);
                if (silence != null && silence.isAlarm()) {
                    break;
                }
                day++;
            }
            waited += day - begin + 1;
        }
        double falseAlarms = alarms / (days - 60.0);
        double delay = waited / runs;
        report.publishEntry("silence, 1.5 posts a day", "false " + falseAlarms + ", days until told " + delay);
        assertTrue(falseAlarms <= 0.005, () -> "false alarms " + falseAlarms);
        assertTrue(delay <= 8, () -> "days " + delay);
    }

    private record Rates(
            double falseAlarms, double falseAlarmsLow, double falseAlarmsEars, double found, double foundEars) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "false alarms a day z=2.58 %.4f, z=3.29 %.4f, EARS %.4f; doubled for 3 days found %.3f, EARS %.3f",
                    falseAlarms,
                    falseAlarmsLow,
                    falseAlarmsEars,
                    found,
                    foundEars);
        }
    }

    private static Rates measure(double mean, double dispersion) {
        Simulation simulation = new Simulation(11);
        double[] quiet = simulation.days(DAYS, mean, dispersion);
        Series series = Series.ofDays(quiet);
        int alarms = 0;
        int low = 0;
        int ears = 0;
        for (int day = 60; day < DAYS; day++) {
            alarms += isSpike(series, day, NORMAL) ? 1 : 0;
            low += isSpike(series, day, LOW) ? 1 : 0;
            ears += isEars(quiet, day) ? 1 : 0;
        }
        int found = 0;
        int foundEars = 0;
        for (int run = 0; run < OUTBREAKS; run++) {
            double[] days = simulation.days(64 + run % 7, mean, dispersion);
            int begin = days.length - 3;
            for (int day = begin; day < days.length; day++) {
                days[day] = simulation.count(2 * simulation.mean(mean, day), dispersion);
            }
            Series outbreak = Series.ofDays(days);
            boolean isFound = false;
            boolean isFoundByEars = false;
            for (int day = begin; day < days.length; day++) {
                isFound |= isSpike(outbreak, day, NORMAL);
                isFoundByEars |= isEars(days, day);
            }
            found += isFound ? 1 : 0;
            foundEars += isFoundByEars ? 1 : 0;
        }
        double judged = DAYS - 60.0;
        return new Rates(
                alarms / judged,
                low / judged,
                ears / judged,
                found / (double) OUTBREAKS,
                foundEars / (double) OUTBREAKS);
    }

    private static boolean isSpike(Series series, int day, double z) {
        return Objects.requireNonNull(Spike.judge(series, 0, day, z)).isAlarm();
    }

    /** EARS C2 with three standard deviations: what the method is compared with. */
    private static boolean isEars(double[] days, int day) {
        double mean = 0;
        for (int i = day - 9; i < day - 2; i++) {
            mean += days[i] / 7;
        }
        double squares = 0;
        for (int i = day - 9; i < day - 2; i++) {
            squares += Math.pow(days[i] - mean, 2);
        }
        return days[day] >= Spike.POSTS_MIN && days[day] > mean + 3 * Math.max(1, Math.sqrt(squares / 6));
    }
}

package org.listeningpost.trend.effect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How often the 95 % interval holds the true change, how often a change is told that is none, and how often a real one is
 * found, by simulation with known effects. The table goes to the test report and stands in docs/trends.md.
 */
final class EffectSimulationTest {
    private static final int RUNS = 1_000;
    /** Three standard errors of a proportion of .95 in so many runs: .02. */
    private static final double COVERAGE_MIN = 0.93;

    private static final double FALSE_ALARMS_MAX = 0.07;

    private record Rates(double coverage, double falseAlarms, double found, double width) {}

    @Test
    void ratios_of_posts_by_day(TestReporter report) {
        ratio(report, new Days.World(28, 28, 2, 0, 0), 2);
        ratio(report, new Days.World(28, 28, 20, 0, 0), 1.25);
        ratio(report, new Days.World(28, 28, 20, 0.3, 0), 1.25);
        ratio(report, new Days.World(28, 28, 200, 0.3, 0), 1.25);
        ratio(report, new Days.World(14, 14, 20, 0.3, 0), 1.5);
        ratio(report, new Days.World(7, 7, 20, 0.3, 0), 2);
        ratio(report, new Days.World(56, 10, 20, 0.3, 0), 1.5);
    }

    @Test
    void ratios_where_days_resemble_the_day_before(TestReporter report) {
        ratio(report, new Days.World(28, 28, 20, 0.3, 0.3), 1.5);
        ratio(report, new Days.World(28, 28, 200, 0.3, 0.5), 1.5);
        ratio(report, new Days.World(56, 56, 50, 0.3, 0.5), 1.5);
        ratio(report, new Days.World(14, 14, 50, 0.3, 0.3), 2);
    }

    @Test
    void differences_of_shares_and_of_means(TestReporter report) {
        difference(report, new Days.World(28, 28, 20, 0, 0), Scale.SHARE, 0.1);
        difference(report, new Days.World(28, 28, 40, 0.08, 0), Scale.SHARE, 0.1);
        difference(report, new Days.World(28, 28, 200, 0.08, 0.4), Scale.SHARE, 0.1);
        difference(report, new Days.World(14, 14, 20, 0.08, 0), Scale.SHARE, 0.15);
        difference(report, new Days.World(28, 28, 40, 0.1, 0.3), Scale.MEAN, 0.2);
    }

    @Test
    void ratios_of_reactions_of_which_few_posts_get_most(TestReporter report) {
        Days.World world = new Days.World(28, 28, 40, 0.2, 0);
        check(report, "reactions a post " + world, 1.5, new Scenario(Math.log(1.5), effect -> {
            return seed -> {
                Days days = new Days(seed);
                double[] posts = days.counts(world, days.moods(world), 1);
                return Effect.of(sums(world, days.reactions(world, posts, Math.exp(effect)), posts), Scale.RATIO);
            };
        }));
    }

    @Test
    void changes_over_and_above_a_control_that_shares_the_days_moods(TestReporter report) {
        Days.World world = new Days.World(28, 28, 50, 0.3, 0.3);
        check(report, "against a control " + world, 1.25, new Scenario(Math.log(1.25), effect -> {
            return seed -> {
                Days days = new Days(seed);
                double[] moods = days.moods(world);
                // Both double in the window, whatever is done; one of them does a little more.
                double[] treated = days.counts(world, moods, 2 * Math.exp(effect));
                double[] control = days.counts(world, moods, 2);
                return Effect.of(sums(world, treated, null), sums(world, control, null), Scale.RATIO);
            };
        }));
    }

    private static void ratio(TestReporter report, Days.World world, double ratio) {
        check(report, "posts a day " + world, ratio, new Scenario(Math.log(ratio), effect -> {
            return seed -> {
                Days days = new Days(seed);
                double[] counts = days.counts(world, days.moods(world), Math.exp(effect));
                return Effect.of(sums(world, counts, null), Scale.RATIO);
            };
        }));
    }

    private static void difference(TestReporter report, Days.World world, Scale scale, double difference) {
        check(report, scale + " " + world, difference, new Scenario(difference, effect -> {
            return seed -> {
                Days days = new Days(seed);
                Days.World volume = new Days.World(world.baseline(), world.window(), world.mean(), 0.2, 0);
                double[] posts = days.counts(volume, days.moods(volume), 1.5);
                double[] moods = days.moods(world);
                double[] values = scale == Scale.SHARE
                        ? days.negative(world, posts, moods, 0.35, effect)
                        : days.scores(world, posts, moods, effect);
                return Effect.of(sums(world, values, posts), scale);
            };
        }));
    }

    private static DaySums sums(Days.World world, double[] values, double @org.jspecify.annotations.Nullable [] of) {
        double[] exposures = of;
        if (exposures == null) {
            exposures = new double[values.length];
            java.util.Arrays.fill(exposures, 1);
        }
        return new DaySums(values, exposures, Days.weekdays(world), Days.periods(world));
    }

    private interface Draw {
        Effect draw(long seed);
    }

    private record Scenario(double effect, DoubleFunction<Draw> draws) {}

    private static void check(TestReporter report, String name, double shown, Scenario scenario) {
        Draw none = scenario.draws().apply(0);
        Draw real = scenario.draws().apply(scenario.effect());
        int covered = 0;
        int falseAlarms = 0;
        int found = 0;
        double width = 0;
        for (int run = 0; run < RUNS; run++) {
            Effect quiet = none.draw(2L * run);
            falseAlarms += isAlarm(quiet) ? 1 : 0;
            Effect change = real.draw(2L * run + 1);
            double truth = change.scale().isLog() ? Math.exp(scenario.effect()) : scenario.effect();
            covered += change.low() <= truth && truth <= change.high() ? 1 : 0;
            found += change.verdict() == Verdict.INCREASE ? 1 : 0;
            width += (change.scale().isLog() ? Math.log(change.high() / change.low()) : change.high() - change.low());
        }
        Rates rates =
                new Rates(covered / (double) RUNS, falseAlarms / (double) RUNS, found / (double) RUNS, width / RUNS);
        report.publishEntry(
                name,
                String.format(
                        Locale.ROOT,
                        "coverage %.3f, false alarms %.3f, change of %.2f found %.3f, width %.3f",
                        rates.coverage(),
                        rates.falseAlarms(),
                        shown,
                        rates.found(),
                        rates.width()));
        assertTrue(rates.coverage() >= COVERAGE_MIN, () -> name + " " + rates);
        assertTrue(rates.falseAlarms() <= FALSE_ALARMS_MAX, () -> name + " " + rates);
        assertTrue(rates.found() >= 0.3, () -> name + " finds too little: " + rates);
    }

    private static boolean isAlarm(Effect effect) {
        return effect.verdict() == Verdict.INCREASE || effect.verdict() == Verdict.DECREASE;
    }
}

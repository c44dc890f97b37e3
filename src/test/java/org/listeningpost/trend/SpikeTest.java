package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SpikeTest {
    private static final double Z = 2.58;

    @Test
    void nothing_against_nothing_is_no_spike() {
        assertFalse(spike(constant(60, 0)).isAlarm());
    }

    @Test
    void a_single_post_or_four_after_silence_are_no_spike_and_five_are() {
        for (int posts = 1; posts <= 6; posts++) {
            double[] days = constant(60, 0);
            days[59] = posts;
            assertEquals(posts >= 5, spike(days).isAlarm(), posts + " posts");
        }
    }

    @Test
    void the_bound_is_the_published_formula_where_counts_are_poisson() {
        double[] days = constant(60, 20);
        Expectation expected = spike(days).expected();
        assertEquals(20, expected.mean(), 1e-9);
        assertEquals(1, expected.dispersion(), 1e-9);
        double variance = 20 * (1 + 7.0 / 56);
        assertEquals(variance, expected.variance(), 1e-9);
        double bound = 20 * Math.pow(1 + 2.0 / 3 * Z * Math.sqrt(variance) / 20, 1.5);
        assertEquals(bound, expected.upperBound(Z), 1e-9);
        assertEquals(1, expected.score(bound, Z), 1e-9);
    }

    @Test
    void a_busy_weekday_is_no_spike_and_the_same_count_on_a_quiet_one_is() {
        double[] days = new double[64];
        for (int i = 0; i < days.length; i++) {
            days[i] = i % 7 < 5 ? 60 : 10;
        }
        Series series = Series.ofDays(days);
        assertFalse(judge(series, 63).isAlarm());
        days[61] = 60; // a Saturday
        assertTrue(judge(Series.ofDays(days), 61).isAlarm());
    }

    @Test
    void an_outbreak_in_the_window_does_not_hide_the_next_one() {
        double[] days = constant(60, 10);
        Arrays.fill(days, 30, 33, 200);
        days[59] = 40;
        Spike spike = spike(days);
        assertTrue(spike.isAlarm(), () -> "bound " + spike.bound());
        assertTrue(
                spike.expected().mean() < 15, () -> "mean " + spike.expected().mean());
    }

    @Test
    void the_two_days_before_do_not_raise_the_bar() {
        double[] days = constant(60, 10);
        days[57] = 100;
        days[58] = 100;
        assertEquals(10, spike(days).expected().mean(), 1e-9);
    }

    @Test
    void little_history_is_told_and_none_is_no_judgment() {
        double[] days = constant(12, 10);
        days[11] = 30;
        Spike young = Objects.requireNonNull(Spike.judge(Series.ofDays(days), 0, 11, Z));
        assertTrue(young.expected().isLowConfidence());
        assertTrue(young.isAlarm());
        assertNull(Spike.judge(Series.ofDays(days), 8, 11, Z));
    }

    @Test
    void a_new_source_that_doubles_everything_raises_no_share() {
        double[] days = constant(60, 20);
        double[] rest = constant(60, 500);
        days[59] = 45;
        rest[59] = 1_100;
        Series series = Series.ofDays(days);
        assertTrue(judge(series, 59).isAlarm());
        assertFalse(judge(series.relativeTo(rest), 59).isAlarm());
    }

    @Test
    void hours_are_judged_by_hour_of_day_and_weekday() {
        Buckets buckets = new Buckets(ZoneOffset.UTC, BucketWidth.HOUR);
        Bucket last = buckets.of(Instant.parse("2026-05-20T03:00:00Z"));
        List<Bucket> bins = buckets.through(buckets.back(last, Baseline.reach(BucketWidth.HOUR)), last);
        double[] counts = new double[bins.size()];
        for (int i = 0; i < counts.length; i++) {
            int hour = buckets.hourOfDay(bins.get(i));
            counts[i] = hour >= 8 && hour < 20 ? 40 : 2;
        }
        Series series = Series.of(buckets, bins, counts);
        int night = counts.length - 1;
        assertEquals(
                2, Objects.requireNonNull(Baseline.expect(series, 0, night)).mean(), 0.5);
        counts[night] = 20;
        assertTrue(judge(Series.of(buckets, bins, counts), night).isAlarm());
        assertNotNull(Baseline.expect(series, night - 74, night));
        assertNull(Baseline.expect(series, night - 73, night));
    }

    @Test
    void silence_is_told_when_chance_no_longer_explains_it() {
        double[] days = constant(70, 3);
        days[68] = 0;
        days[69] = 0;
        Silence two = Objects.requireNonNull(Silence.judge(Series.ofDays(days), 0, 69));
        assertEquals(2, two.buckets());
        assertEquals(6, two.expected(), 1e-6);
        assertFalse(two.isAlarm());
        days[67] = 0;
        assertTrue(Objects.requireNonNull(Silence.judge(Series.ofDays(days), 0, 69))
                .isAlarm());
        assertNull(Silence.judge(Series.ofDays(constant(70, 3)), 0, 69));
        assertNull(Silence.judge(Series.ofDays(constant(70, 0)), 0, 69));
    }

    @Test
    void a_turn_needs_posts_and_a_change_worth_the_name() {
        Series posts = Series.ofDays(constant(60, 40));
        double[] negative = constant(60, 10);
        assertFalse(turn(posts, negative).isAlarm(10));
        negative[59] = 24;
        assertTrue(turn(posts, negative).isAlarm(10));
        assertFalse(turn(posts, negative).isAlarm(41));
    }

    private static Turn turn(Series posts, double[] negative) {
        return Objects.requireNonNull(Turn.judge(posts, posts.withCounts(negative), 0, 59, 56));
    }

    private static Spike spike(double[] days) {
        return judge(Series.ofDays(days), days.length - 1);
    }

    private static Spike judge(Series series, int day) {
        return Objects.requireNonNull(Spike.judge(series, 0, day, Z));
    }

    private static double[] constant(int days, double count) {
        double[] counts = new double[days];
        Arrays.fill(counts, count);
        return counts;
    }
}

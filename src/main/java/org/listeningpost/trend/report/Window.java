package org.listeningpost.trend.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Histogram;

/**
 * The whole buckets of a trend and of what it is compared with.
 *
 * @param bins of the window
 * @param counted every bucket that has to be counted: the window is the end of it
 * @param past for each bin the places in {@code counted} whose mean it is compared with; empty without a baseline
 */
record Window(
        ZoneId zone,
        Interval interval,
        BaselineKind baseline,
        List<Bucket> bins,
        List<Bucket> counted,
        List<List<Integer>> past) {
    /** The windows of {@link BaselineKind#SAME_WEEKDAYS}. */
    static final int WEEKS = 4;

    Window {
        bins = List.copyOf(bins);
        counted = List.copyOf(counted);
        past = List.copyOf(past);
    }

    static Window of(ZoneId zone, Interval interval, BaselineKind baseline, List<Bucket> bins) {
        return switch (baseline) {
            case NONE -> new Window(zone, interval, baseline, bins, bins, List.of());
            case PREVIOUS_PERIOD -> {
                List<Bucket> counted = interval.cover(
                        interval.back(bins.getFirst().start(), bins.size(), zone),
                        bins.getLast().end(),
                        zone);
                List<List<Integer>> past = new ArrayList<>();
                for (int i = 0; i < bins.size(); i++) {
                    past.add(List.of(i));
                }
                yield new Window(zone, interval, baseline, bins, counted, past);
            }
            case SAME_WEEKDAYS -> sameWeekdays(zone, interval, bins);
        };
    }

    private static Window sameWeekdays(ZoneId zone, Interval interval, List<Bucket> bins) {
        Instant start = bins.getFirst().start();
        long days = ChronoUnit.DAYS.between(
                start.atZone(zone).toLocalDate(),
                bins.getLast().end().minusNanos(1).atZone(zone).toLocalDate());
        int shift = (int) (days / 7 + 1) * 7;
        List<Bucket> counted = interval.cover(
                shifted(start, shift + 7 * (WEEKS - 1), zone), bins.getLast().end(), zone);
        List<List<Integer>> past = new ArrayList<>();
        for (Bucket bin : bins) {
            List<Integer> same = new ArrayList<>();
            for (int week = 0; week < WEEKS; week++) {
                Instant then = shifted(bin.start(), shift + 7 * week, zone);
                if (interval != Interval.HOUR || isSameHour(then, bin.start(), zone)) {
                    same.add(Histogram.place(then, counted));
                }
            }
            past.add(List.copyOf(same));
        }
        return new Window(zone, interval, BaselineKind.SAME_WEEKDAYS, bins, counted, past);
    }

    /** Where clocks were changed a day lacks an hour, and the one behind it stands for itself alone. */
    private static boolean isSameHour(Instant one, Instant other, ZoneId zone) {
        return one.atZone(zone).getHour() == other.atZone(zone).getHour();
    }

    private static Instant shifted(Instant moment, int days, ZoneId zone) {
        return moment.atZone(zone).minusDays(days).toInstant();
    }

    Instant from() {
        return bins.getFirst().start();
    }

    Instant to() {
        return bins.getLast().end();
    }

    /** Where the window begins in {@code counted}. */
    int offset() {
        return counted.size() - bins.size();
    }

    boolean isCompared() {
        return !past.isEmpty();
    }
}

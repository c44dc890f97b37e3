package org.listeningpost.trend.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.BucketWidth;
import org.listeningpost.trend.Buckets;

/** How long a bucket of a trend is, on the wall clock. Weeks begin on Monday. */
enum Interval {
    HOUR("1h", 48),
    DAY("1d", 30),
    WEEK("1w", 26),
    MONTH("1M", 12),
    QUARTER("1q", 8),
    YEAR("1y", 5);

    private final String calendarInterval;
    private final int usualBuckets;

    Interval(String calendarInterval, int usualBuckets) {
        this.calendarInterval = calendarInterval;
        this.usualBuckets = usualBuckets;
    }

    /** As Elasticsearch's {@code date_histogram} calls it. */
    String calendarInterval() {
        return calendarInterval;
    }

    /** How many are shown where nobody says from when. */
    int usualBuckets() {
        return usualBuckets;
    }

    String keyword() {
        return Keywords.of(this);
    }

    /** The bucket that holds this moment. */
    Bucket of(Instant moment, ZoneId zone) {
        return switch (this) {
            case HOUR -> new Buckets(zone, BucketWidth.HOUR).of(moment);
            case DAY -> new Buckets(zone, BucketWidth.DAY).of(moment);
            case WEEK, MONTH, QUARTER, YEAR -> {
                LocalDate first = first(moment.atZone(zone).toLocalDate());
                yield new Bucket(
                        first.atStartOfDay(zone).toInstant(),
                        next(first).atStartOfDay(zone).toInstant());
            }
        };
    }

    private LocalDate first(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate next(LocalDate first) {
        return switch (this) {
            case HOUR, DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
        };
    }

    /** About how many buckets a span has; exact enough to refuse one that has far too many. */
    long roughly(Instant from, Instant to) {
        long hours = Duration.between(from, to).toHours();
        return switch (this) {
            case HOUR -> hours;
            case DAY -> hours / 24;
            case WEEK -> hours / (7 * 24);
            case MONTH -> hours / (30 * 24);
            case QUARTER -> hours / (91 * 24);
            case YEAR -> hours / (365 * 24);
        };
    }

    /** All buckets that hold a moment from {@code from} up to but not including {@code to}. */
    List<Bucket> cover(Instant from, Instant to, ZoneId zone) {
        List<Bucket> buckets = new ArrayList<>();
        for (Bucket bucket = of(from, zone); bucket.start().isBefore(to); bucket = of(bucket.end(), zone)) {
            buckets.add(bucket);
        }
        return buckets;
    }

    /** The beginning of the bucket that lies so many before the one that holds this moment. */
    Instant back(Instant moment, int buckets, ZoneId zone) {
        Bucket bucket = of(moment, zone);
        for (int i = 0; i < buckets; i++) {
            bucket = of(bucket.start().minusNanos(1), zone);
        }
        return bucket.start();
    }
}

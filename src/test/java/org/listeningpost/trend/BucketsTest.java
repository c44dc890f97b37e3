package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void the_day_that_loses_an_hour_has_23_and_the_one_that_gains_has_25() {
        Buckets days = new Buckets(NEW_YORK, BucketWidth.DAY);
        assertEquals(
                Duration.ofHours(23),
                days.of(Instant.parse("2026-03-08T15:00:00Z")).length());
        assertEquals(
                Duration.ofHours(25),
                days.of(Instant.parse("2026-11-01T15:00:00Z")).length());
        assertEquals(23.0 / 24, days.exposure(days.of(Instant.parse("2026-03-08T15:00:00Z"))), 1e-9);
    }

    @Test
    void a_day_begins_at_local_midnight() {
        Bucket day = new Buckets(NEW_YORK, BucketWidth.DAY).of(Instant.parse("2026-07-05T03:59:59Z"));
        assertEquals(Instant.parse("2026-07-04T04:00:00Z"), day.start());
        assertEquals(Instant.parse("2026-07-05T04:00:00Z"), day.end());
    }

    @Test
    void a_day_that_has_no_midnight_begins_when_it_begins() {
        // Beirut moves its clocks at midnight: 29 March 2026 begins at 01:00.
        Buckets days = new Buckets(ZoneId.of("Asia/Beirut"), BucketWidth.DAY);
        Bucket day = days.of(Instant.parse("2026-03-29T12:00:00Z"));
        assertEquals(Instant.parse("2026-03-28T22:00:00Z"), day.start());
        assertEquals(Duration.ofHours(23), day.length());
    }

    @Test
    void the_hour_that_comes_twice_is_two_buckets() {
        Buckets hours = new Buckets(NEW_YORK, BucketWidth.HOUR);
        Bucket first = hours.of(Instant.parse("2026-11-01T05:30:00Z"));
        Bucket second = hours.of(Instant.parse("2026-11-01T06:30:00Z"));
        assertEquals(first.end(), second.start());
        assertEquals(1, hours.hourOfDay(first));
        assertEquals(1, hours.hourOfDay(second));
    }

    @Test
    void buckets_leave_no_gap_and_do_not_overlap_in_any_zone() {
        for (String zone : List.of("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Beirut", "UTC")) {
            for (BucketWidth width : BucketWidth.values()) {
                Buckets buckets = new Buckets(ZoneId.of(zone), width);
                Bucket bucket = buckets.of(Instant.parse("2026-01-01T00:00:00Z"));
                for (int i = 0; i < 9_000 && bucket.start().isBefore(Instant.parse("2027-01-05T00:00:00Z")); i++) {
                    Bucket next = buckets.next(bucket);
                    assertEquals(bucket.end(), next.start(), zone);
                    assertEquals(next, buckets.of(next.end().minusMillis(1)), zone);
                    assertEquals(bucket, buckets.previous(next), zone);
                    assertTrue(bucket.length().compareTo(Duration.ofHours(width == BucketWidth.DAY ? 26 : 1)) < 1);
                    bucket = next;
                }
            }
        }
    }

    @Test
    void the_last_complete_bucket_is_over() {
        Buckets hours = new Buckets(ZoneOffset.UTC, BucketWidth.HOUR);
        assertEquals(
                Instant.parse("2026-05-01T11:00:00Z"),
                hours.lastComplete(Instant.parse("2026-05-01T11:59:59Z")).end());
        assertEquals(
                Instant.parse("2026-05-01T12:00:00Z"),
                hours.lastComplete(Instant.parse("2026-05-01T12:00:00Z")).end());
    }

    @Test
    void through_counts_both_ends() {
        Buckets days = new Buckets(NEW_YORK, BucketWidth.DAY);
        Bucket last = days.of(Instant.parse("2026-03-10T12:00:00Z"));
        assertEquals(5, days.through(days.back(last, 4), last).size());
    }
}

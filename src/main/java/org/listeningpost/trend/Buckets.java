package org.listeningpost.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts time into buckets of the organization's wall clock, without gap or overlap. A day has 23 or 25 hours where clocks
 * change; the hour that comes twice is two buckets.
 */
public record Buckets(ZoneId zone, BucketWidth width) {

    /** The bucket that holds this moment. */
    public Bucket of(Instant moment) {
        return switch (width) {
            case DAY -> {
                LocalDate day = moment.atZone(zone).toLocalDate();
                yield new Bucket(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant());
            }
            case HOUR -> hour(moment);
        };
    }

    /** Where a zone moves by half an hour, the hour around the change is cut in two. */
    private Bucket hour(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        Duration intoHour =
                Duration.between(local.toLocalDateTime().truncatedTo(ChronoUnit.HOURS), local.toLocalDateTime());
        Instant start = moment.minus(intoHour);
        Instant end = start.plus(1, ChronoUnit.HOURS);
        ZoneOffsetTransition before = zone.getRules().previousTransition(moment.plusNanos(1));
        if (before != null && before.getInstant().isAfter(start)) {
            start = before.getInstant();
        }
        ZoneOffsetTransition after = zone.getRules().nextTransition(moment);
        if (after != null && after.getInstant().isBefore(end)) {
            end = after.getInstant();
        }
        return new Bucket(start, end);
    }

    public Bucket next(Bucket bucket) {
        return of(bucket.end());
    }

    public Bucket previous(Bucket bucket) {
        return of(bucket.start().minusNanos(1));
    }

    /** The latest bucket that is over. */
    public Bucket lastComplete(Instant now) {
        return previous(of(now));
    }

    /** That many buckets earlier. */
    public Bucket back(Bucket bucket, int count) {
        Bucket earlier = bucket;
        for (int i = 0; i < count; i++) {
            earlier = previous(earlier);
        }
        return earlier;
    }

    /** All buckets from one to another, both included; none where the last lies before the first. */
    public List<Bucket> through(Bucket first, Bucket last) {
        List<Bucket> buckets = new ArrayList<>();
        for (Bucket bucket = first; !bucket.start().isAfter(last.start()); bucket = next(bucket)) {
            buckets.add(bucket);
        }
        return buckets;
    }

    /** 0 is Monday. */
    int weekday(Bucket bucket) {
        return bucket.start().atZone(zone).getDayOfWeek().getValue() - 1;
    }

    int hourOfDay(Bucket bucket) {
        return bucket.start().atZone(zone).getHour();
    }

    /** Of its usual length: 23/24 for the day that loses an hour. */
    double exposure(Bucket bucket) {
        double usual = width == BucketWidth.DAY ? 24 : 1;
        return bucket.length().toMillis() / (usual * 3_600_000);
    }
}

package org.listeningpost.trend.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.BucketWidth;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.Emergence;

/**
 * Which days are judged against which past.
 *
 * @param days how many are judged together
 * @param last the last of them
 * @param size how many finds are shown, at most
 */
record RisePlan(TrendRequest.Question question, ZoneId zone, int days, LocalDate last, int size) {

    Buckets calendar() {
        return new Buckets(zone, BucketWidth.DAY);
    }

    LocalDate first() {
        return last.minusDays(days - 1L);
    }

    /** The judged days. */
    Bucket judged() {
        return new Bucket(
                first().atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Every day that matters, the judged ones last. */
    List<Bucket> bins() {
        return Interval.DAY.cover(
                first().minusDays(Emergence.reach()).atStartOfDay(zone).toInstant(), judged().end(), zone);
    }
}

package org.listeningpost.trend.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.Bucket;

/** A comparison that was checked. */
record ComparePlan(
        TrendRequest.Question question,
        TrendRequest.@Nullable Question control,
        ZoneId zone,
        Span baseline,
        Span window,
        List<CompareMeasure> measures) {

    /** Whole days; both count. */
    record Span(LocalDate first, LocalDate last) {
        int days() {
            return (int) ChronoUnit.DAYS.between(first, last) + 1;
        }

        boolean meets(Span other) {
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
    }

    /** Every day from the earlier stretch to the end of the later one. */
    List<Bucket> days() {
        LocalDate first = baseline.first().isBefore(window.first()) ? baseline.first() : window.first();
        LocalDate last = baseline.last().isAfter(window.last()) ? baseline.last() : window.last();
        List<Bucket> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(new Bucket(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant()));
        }
        return days;
    }

    boolean isLocal() {
        return SmallCells.concerns(question.query()) || control != null && SmallCells.concerns(control.query());
    }
}

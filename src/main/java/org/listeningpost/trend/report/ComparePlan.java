package org.listeningpost.trend.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.search.Note;
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

    /** Every day from the begin of the baseline to the end of the window. */
    List<Bucket> days() {
        return Interval.DAY.cover(
                baseline.first().atStartOfDay(zone).toInstant(),
                window.last().plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    List<Note> notes() {
        return control == null
                ? question.notes()
                : Stream.concat(question.notes().stream(), control.notes().stream())
                        .toList();
    }

    boolean isLocal() {
        return question.isLocal() || control != null && control.isLocal();
    }
}

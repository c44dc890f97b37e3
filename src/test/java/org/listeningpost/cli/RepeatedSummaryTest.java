package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.IngestSummary.Range;

final class RepeatedSummaryTest {
    private static IngestSummary of(long received, long indexed, long unchanged, boolean isComplete) {
        List<Range> left = isComplete ? List.of() : List.of(new Range(received, null));
        return new IngestSummary(received, indexed, 0, unchanged, 0, 0, List.of(), 0, Map.of(), left, false, 1);
    }

    @Test
    void what_an_earlier_time_stored_counts_once() {
        RepeatedSummary sum = new RepeatedSummary();
        sum.add(of(40, 30, 5, false));
        assertTrue(sum.isWorthAnother());
        sum.add(of(100, 60, 40, true));
        assertFalse(sum.isWorthAnother());
        assertEquals(100, sum.summary().received());
        assertEquals(90, sum.summary().indexed());
        assertEquals(10, sum.summary().unchanged(), "five from before all this, five that came in unacknowledged");
    }

    @Test
    void times_that_bring_nothing_come_to_an_end_and_one_that_does_begins_anew() {
        RepeatedSummary sum = new RepeatedSummary();
        int times = 0;
        for (sum.add(of(1, 0, 0, false)); sum.isWorthAnother(); times++) {
            sum.add(times == 2 ? of(2, 1, 0, false) : of(1, 0, 0, false));
        }
        assertEquals(7, times);
        assertFalse(sum.summary().isComplete());
    }
}

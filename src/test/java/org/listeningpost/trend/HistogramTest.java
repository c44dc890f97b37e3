package org.listeningpost.trend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Bucket> DAYS = IntStream.range(0, 5)
            .mapToObj(day -> new Bucket(START.plus(Duration.ofDays(day)), START.plus(Duration.ofDays(day + 1))))
            .toList();

    @Test
    void a_moment_belongs_to_the_bucket_that_holds_it_and_at_the_edges_to_the_nearest() {
        assertEquals(0, Histogram.place(START, DAYS));
        assertEquals(0, Histogram.place(START.plusMillis(1), DAYS));
        assertEquals(1, Histogram.place(START.plus(Duration.ofDays(1)), DAYS));
        assertEquals(3, Histogram.place(START.plus(Duration.ofDays(4)).minusNanos(1), DAYS));
        assertEquals(0, Histogram.place(START.minus(Duration.ofDays(9)), DAYS));
        assertEquals(4, Histogram.place(START.plus(Duration.ofDays(9)), DAYS));
    }

    @Test
    void what_is_answered_by_hours_is_added_up_by_days() throws IOException {
        String answer = IntStream.of(0, 1, 23, 24, 95)
                .mapToObj(
                        hour -> "{\"key\":" + START.plus(Duration.ofHours(hour)).toEpochMilli() + ",\"doc_count\":2}")
                .toList()
                .toString();
        assertArrayEquals(new double[] {6, 2, 0, 2, 0}, Histogram.posts(new ObjectMapper().readTree(answer), DAYS));
    }
}

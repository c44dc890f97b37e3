package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From when to when somebody asks, as far as Elasticsearch counts. */
final class TimeSpanTest {
    @Test
    void last_day_of_all_is_an_end_that_elasticsearch_reads() {
        assertEquals(
                Instant.parse("9999-12-31T23:59:59.999Z"),
                TimeSpan.of(null, "9999-12-31").to());
        assertEquals(
                Instant.parse("9999-12-31T00:00:00Z"),
                TimeSpan.of(null, "9999-12-30").to());
        assertThrows(ProblemException.class, () -> TimeSpan.of(null, "+10000-01-01T00:00:00Z"));
    }
}

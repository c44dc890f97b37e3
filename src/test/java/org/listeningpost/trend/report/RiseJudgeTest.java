package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.search.ElasticCounts;

final class RiseJudgeTest {
    @Test
    void a_second_look_that_takes_too_long_is_left_out_and_any_other_failure_is_one() {
        assertEquals(List.of(), RiseJudge.inTime(List::of));
        assertNull(RiseJudge.inTime(() -> {
            throw new ProblemException(Problem.of(503, ElasticCounts.TOO_SLOW, "The search took too long"));
        }));
        assertThrows(
                ProblemException.class,
                () -> RiseJudge.inTime(() -> {
                    throw new ProblemException(Problem.unavailable("The search engine cannot answer now.", 5));
                }));
    }
}

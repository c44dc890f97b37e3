package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeExpressionTest {
    private static final Instant NOW = Instant.parse("2026-03-31T13:14:15.160Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-31T13:14:15.160Z",
        "now/d, 2026-03-31T00:00:00Z",
        "now-7d/d, 2026-03-24T00:00:00Z",
        "now-24h, 2026-03-30T13:14:15.160Z",
        "now-90m/h, 2026-03-31T11:00:00Z",
        "now-1M/d, 2026-02-28T00:00:00Z",
        "now-2w, 2026-03-17T13:14:15.160Z",
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    })
    void a_board_s_time_is_resolved_as_kibana_does(String expression, Instant expected) {
        assertEquals(expected, TimeExpression.resolve(expression, NOW));
    }

    @Test
    void what_is_no_time_is_said() {
        for (String wrong : new String[] {"", "now-", "now+1d", "now-7x", "yesterday", "now-7d/w"}) {
            assertThrows(DefinitionException.class, () -> TimeExpression.resolve(wrong, NOW), wrong);
        }
        assertThrows(DefinitionException.class, () -> TimeExpression.earlier(NOW, "week"));
        assertEquals(Instant.parse("2026-03-24T13:14:15.160Z"), TimeExpression.earlier(NOW, "1w"));
        assertEquals(NOW, TimeExpression.earlier(NOW, ""));
    }
}

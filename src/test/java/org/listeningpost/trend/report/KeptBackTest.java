package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which values come first, where some counts are shown rounded. */
final class KeptBackTest {
    private static final List<RankIndex.Value> VALUES = List.of(
            new RankIndex.Value("much", 30, 30),
            new RankIndex.Value("clinic", 23, 23),
            new RankIndex.Value("some", 12, 12));

    private final KeptBack kept = new KeptBack(new SmallCells(5), false, Set.of("clinic"));

    @Test
    void a_value_that_nobody_has_seen_may_be_shown_as_more_than_it_is_by_less_than_k() {
        assertTrue(kept.isFirst(VALUES, 2, 20), "25 is shown of the second; at most 24 of any other");
        assertFalse(kept.isFirst(VALUES, 2, 21));
        assertFalse(kept.isFirst(VALUES, 3, 8));
        assertTrue(kept.isFirst(VALUES, 3, 7));
        assertFalse(kept.isFirst(VALUES, 4, 1), "there are only three");
    }

    @Test
    void no_value_is_the_first_where_nobody_knows_how_many_posts_another_one_has() {
        assertFalse(kept.isFirst(VALUES, 2, Long.MAX_VALUE));
    }

    @Test
    void all_values_are_the_first_ones() {
        assertTrue(kept.isFirst(VALUES, 10, 0));
        assertEquals(List.of("much", "clinic", "some"), kept.ranked(VALUES, 10));
    }
}

package org.listeningpost.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class IndexNamesTest {
    @Test
    void an_index_that_was_made_anew_belongs_to_its_month_whatever_the_prefix() {
        for (String prefix : new String[] {"", "clinic-", "my-region-", "it-r2-"}) {
            IndexNames names = new IndexNames(prefix);
            String month = names.postsOf(Instant.parse("2026-01-31T23:59:59Z"));
            assertEquals(prefix + "posts-2026.01", month);
            assertEquals(month, names.monthOf(month));
            assertEquals(month, names.monthOf(names.remade(month, 2)));
            assertEquals(month, names.monthOf(names.remade(month, 13)));
            assertEquals(month + "-rest", names.monthOf(month + "-rest"), "an index of somebody else");
        }
    }
}

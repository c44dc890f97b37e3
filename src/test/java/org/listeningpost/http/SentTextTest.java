package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SentTextTest {
    private static String refusal(Executable reading) {
        ProblemError error =
                assertThrows(ProblemException.class, reading).problem().errors().getFirst();
        return error.field() + " " + error.code();
    }

    @Test
    void a_title_is_one_line_without_the_blanks_around_it() {
        assertEquals("Flu shots", SentText.line("title", "  Flu shots ", 9));
        assertEquals("title required", refusal(() -> SentText.line("title", null, 9)));
        assertEquals("title required", refusal(() -> SentText.line("title", " \n ", 9)));
        assertEquals("title too_long", refusal(() -> SentText.line("title", "Flu shots!", 9)));
        for (String breaking : List.of("\n", "\u2028", "\u0085", "\u001b", "\u0000")) {
            assertEquals("title characters", refusal(() -> SentText.line("title", "Flu" + breaking + "shots", 9)));
        }
    }

    @Test
    void a_description_may_have_lines_and_may_be_missing() {
        assertEquals("one\r\n\ttwo", SentText.optional("claim", "one\r\n\ttwo\n", 100));
        assertEquals("", SentText.optional("claim", null, 100));
        assertEquals("claim characters", refusal(() -> SentText.optional("claim", "be\u0007ll", 100)));
        assertEquals("claim characters", refusal(() -> SentText.optional("claim", "be" + (char) 0xD83D + "ll", 100)));
        assertEquals("\ud83d\ude37", SentText.optional("claim", "\ud83d\ude37", 100));
        assertEquals("claim too_long", refusal(() -> SentText.optional("claim", "bell", 3)));
    }

    @Test
    void a_tag_that_is_sent_twice_is_kept_once() {
        assertEquals(List.of("b", "a"), SentText.tags(List.of("b", "a ", "b")));
        assertEquals(List.of(), SentText.tags(null));
        assertEquals("tags required", refusal(() -> SentText.tags(Arrays.asList("a", null))));
        assertEquals("tags out_of_range", refusal(() -> SentText.tags(Collections.nCopies(21, "a"))));
    }

    @Test
    void a_query_is_kept_as_it_was_sent_so_that_positions_stay_right() {
        assertEquals(" flu ", SentText.query(" flu ", "A topic is its query."));
        assertEquals("query required", refusal(() -> SentText.query("  ", "A topic is its query.")));
    }
}

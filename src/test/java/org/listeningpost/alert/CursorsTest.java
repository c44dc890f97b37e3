package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.http.ProblemException;

final class CursorsTest {
    @Test
    void a_cursor_leads_back_to_where_a_page_ended_and_any_other_text_is_refused() {
        String sort = "[1777867200000,\"a1\"]";
        assertEquals(sort, String.valueOf(Cursors.decode(cursor(sort))));
        for (String other : List.of(
                "none",
                "[]",
                "[\"a\",\"a1\"]",
                "[1.5,\"a1\"]",
                "[1,2]",
                "[1,\"a\",\"b\"]",
                "[99999999999999999999,\"a1\"]")) {
            ProblemException refused = assertThrows(ProblemException.class, () -> Cursors.decode(cursor(other)), other);
            assertEquals(400, refused.problem().status(), other);
        }
    }

    private static String cursor(String sort) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sort.getBytes(StandardCharsets.UTF_8));
    }
}

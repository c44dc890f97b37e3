package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchCursorTest {
    @Test
    void a_place_survives_the_way_to_the_client_and_back() {
        for (SearchCursor.Place place : List.of(
                new SearchCursor.Place.After(1_772_323_200_000d, "abc-_1"),
                new SearchCursor.Place.After(7.3512583, "é😀"),
                new SearchCursor.Place.Offset(40))) {
            SearchCursor cursor = new SearchCursor(SearchCursor.digestOf("flu"), place);
            assertEquals(Optional.of(cursor), SearchCursor.decode(cursor.encode()));
        }
    }

    @Test
    void every_changed_character_is_noticed() {
        String text = new SearchCursor(1, new SearchCursor.Place.After(5, "abcdefgh")).encode();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'Q' : 'A') + text.substring(i + 1);
            assertEquals(Optional.empty(), SearchCursor.decode(changed), changed);
        }
    }

    @Test
    void an_impossible_place_is_no_cursor_even_with_a_right_checksum() {
        assertEquals(
                Optional.empty(),
                SearchCursor.decode(new SearchCursor(1, new SearchCursor.Place.After(Double.NaN, "a")).encode()));
        assertEquals(
                Optional.empty(), SearchCursor.decode(new SearchCursor(1, new SearchCursor.Place.Offset(-1)).encode()));
    }
}

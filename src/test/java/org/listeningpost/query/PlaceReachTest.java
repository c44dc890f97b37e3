package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a query says of places, and how often it asks for it. */
final class PlaceReachTest {
    private static Query parsed(String text) {
        return assertInstanceOf(ParseResult.Parsed.class, new QueryParser(QueryLimits.DEFAULT).parse(text))
                .query();
    }

    @Test
    void whatever_the_number_of_clauses_topics_and_narratives_are_asked_for_once() {
        List<String> asked = new ArrayList<>();
        PlaceReach reach = PlaceReach.of(
                parsed("topic:a topic:b (narrative:n1 OR narrative:n2) -topic:(c OR a) platform:x flu"),
                (field, ids) -> {
                    asked.add(field + " " + ids);
                    return Map.of("n1", PlaceReach.NARROWED, "n2", PlaceReach.NARROWED);
                });
        assertEquals(List.of("TOPIC [a, b, c]", "NARRATIVE [n1, n2]"), asked);
        assertEquals(PlaceReach.NARROWED, reach);
    }

    @Test
    void a_question_without_tags_asks_for_nothing() {
        assertEquals(PlaceReach.NARROWED, PlaceReach.of(parsed("facility:cedar wait"), (field, ids) -> {
            throw new AssertionError("asked for " + field);
        }));
    }
}

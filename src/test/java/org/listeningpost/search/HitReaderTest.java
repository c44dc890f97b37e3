package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.elastic.ElasticUnreachableException;

final class HitReaderTest {
    private static HitReader read(String body) {
        return HitReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Welcome</html>", "[]", "{\"hits\":{\"total\""})
    void what_is_no_answer_of_the_engine_is_taken_for_none(String body) {
        assertThrows(ElasticUnreachableException.class, () -> read(body));
    }

    @Test
    void an_answer_without_hits_is_one() {
        assertEquals(0, read("{\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}").total());
    }
}

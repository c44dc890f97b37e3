package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnrichCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> enrich(EnrichCommand command, String input) throws IOException {
        StringWriter out = new StringWriter();
        command.lines(new BufferedReader(new StringReader(input)), out);
        return out.toString().lines().toList();
    }

    @Test
    void every_line_is_answered_in_its_place() throws IOException {
        EnrichCommand command = new EnrichCommand();
        List<String> lines = enrich(command, """
                {"id":"a","text":"I love my nurses, thank you so much!"}
                not json
                {"id":7,"text":"¿Alguien sabe si hay vacunas hoy en el centro de salud?"}
                {"id":"c"}
                {"id":"d","text":5}

                {"id":"e","text":"","language":"en"}
                {"id":"f","text":"bonjour tout le monde","language":"fr"}
                {"id":"g","text":"x","language":"no tag"}
                """);
        assertEquals(9, lines.size());
        JsonNode first = JSON.readTree(lines.get(0));
        assertEquals("a", first.path("id").asText());
        assertEquals("en", first.path("language").asText());
        assertEquals("positive", first.at("/sentiment/label").asText());
        assertTrue(first.at("/sentiment/score").asDouble() > 0.3);
        assertTrue(first.at("/sentiment/confidence").asDouble() > 0.5);
        assertTrue(first.at("/sentiment/sure").asBoolean());
        assertFalse(first.path("is_question").asBoolean());
        assertTrue(first.path("topics").isArray());
        assertTrue(first.path("fingerprint").isTextual());
        assertEquals("{\"error\":{\"code\":\"malformed_json\"}}", lines.get(1));
        JsonNode third = JSON.readTree(lines.get(2));
        assertEquals(7, third.path("id").asInt());
        assertEquals("es", third.path("language").asText());
        assertTrue(third.path("is_question").asBoolean());
        assertTrue(third.path("topics").toString().contains("\"vaccines\""), third.toString());
        assertEquals(1, third.path("questions").size());
        assertEquals("{\"id\":\"c\",\"error\":{\"code\":\"missing_text\"}}", lines.get(3));
        assertEquals("{\"id\":\"d\",\"error\":{\"code\":\"text_not_a_string\"}}", lines.get(4));
        assertEquals("{\"error\":{\"code\":\"malformed_json\"}}", lines.get(5));
        JsonNode empty = JSON.readTree(lines.get(6));
        assertTrue(empty.path("sentiment").isNull() && empty.path("fingerprint").isNull());
        assertEquals("fr", JSON.readTree(lines.get(7)).path("language").asText());
        assertEquals("{\"id\":\"g\",\"error\":{\"code\":\"invalid_language\"}}", lines.get(8));
        assertEquals(5, command.failed());
    }

    @Test
    void a_text_beyond_the_bound_of_the_service_costs_its_own_line() throws IOException {
        EnrichCommand command = new EnrichCommand();
        List<String> lines = enrich(
                command,
                "{\"id\":1,\"text\":\"" + "x".repeat(100_001) + "\"}\n{\"id\":2,\"text\":\"a\",\"text\":\"b\"}\n"
                        + "{\"id\":{\"a\":1},\"text\":\"x\"}\n{\"id\":3,\"text\":\"fine\"}\n");
        assertEquals("{\"id\":1,\"error\":{\"code\":\"text_too_long\"}}", lines.get(0));
        assertEquals("{\"error\":{\"code\":\"malformed_json\"}}", lines.get(1));
        assertEquals("{\"error\":{\"code\":\"id_not_a_string_or_number\"}}", lines.get(2));
        assertTrue(lines.get(3).startsWith("{\"id\":3,\"language\""), lines.get(3));
        assertEquals(3, command.failed());
    }

    @Test
    void the_same_input_gives_the_same_output() throws IOException {
        String input = "{\"id\":1,\"text\":\"never again, worst clinic\"}\n";
        assertEquals(enrich(new EnrichCommand(), input), enrich(new EnrichCommand(), input));
    }
}

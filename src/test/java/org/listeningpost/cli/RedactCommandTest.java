package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One line out for each line in, and nothing of a bad line in its error. */
final class RedactCommandTest {
    private static List<String> run(RedactCommand command, String... lines) throws IOException {
        StringWriter out = new StringWriter();
        command.lines(new BufferedReader(new StringReader(String.join("\n", lines))), out);
        return out.toString().lines().toList();
    }

    @Test
    void every_line_has_its_answer_in_order() throws IOException {
        List<String> answers = run(
                new RedactCommand(),
                "{\"id\":1,\"text\":\"ssn 536-22-1234\"}",
                "not json, call 415-867-5309",
                "{\"id\":\"x\",\"text\":5}",
                "{\"id\":\"y\",\"text\":\"plain\"}");
        assertEquals(4, answers.size());
        assertEquals("{\"id\":1,\"text\":\"ssn [SSN]\",\"redactions\":{\"SSN\":1}}", answers.get(0));
        assertEquals("{\"error\":{\"code\":\"malformed_json\"}}", answers.get(1));
        assertEquals("{\"id\":\"x\",\"error\":{\"code\":\"text_not_a_string\"}}", answers.get(2));
        assertTrue(answers.get(3).startsWith("{\"id\":\"y\",\"text\":\"plain\""));
        assertFalse(String.join("", answers).contains("867"));
    }

    @Test
    void what_is_no_id_and_what_is_no_clear_record_are_named_and_the_next_line_goes_on() throws IOException {
        List<String> answers = run(
                new RedactCommand(),
                "{\"id\":{\"a\":1},\"text\":\"x\"}",
                "{\"id\":[1],\"text\":\"x\"}",
                "{\"id\":true,\"text\":\"x\"}",
                "{\"id\":1,\"text\":\"a\",\"text\":\"b\"}",
                "{\"id\":2,\"text\":\"" + "x".repeat(100_001) + "\"}",
                "{\"id\":null,\"text\":\"x\"}");
        String noId = "{\"error\":{\"code\":\"id_not_a_string_or_number\"}}";
        assertEquals(List.of(noId, noId, noId, "{\"error\":{\"code\":\"malformed_json\"}}"), answers.subList(0, 4));
        assertEquals("{\"id\":2,\"error\":{\"code\":\"text_too_long\"}}", answers.get(4));
        assertEquals("{\"id\":null,\"text\":\"x\",\"redactions\":{}}", answers.get(5));
    }

    @Test
    void a_language_without_cue_words_is_said_and_a_wrong_tag_is_refused() {
        assertEquals("", messages("--lang", "es-MX"));
        assertTrue(messages("--lang", "de").contains("no cue words for de"));
        assertTrue(messages("--lang", "zho-Hans").contains("no cue words for zho"));
        assertThrows(ParameterException.class, () -> messages("--lang", "Spanish please"));
    }

    private static String messages(String... arguments) {
        StringWriter messages = new StringWriter();
        RedactCommand redact = new RedactCommand();
        CommandLine command = new CommandLine(redact).setErr(new PrintWriter(messages));
        command.parseArgs(arguments);
        redact.warn(command.getCommandSpec());
        return messages.toString();
    }

    @Test
    void plain_lines_stay_lines() throws IOException {
        RedactCommand command = new RedactCommand();
        command.plain = true;
        assertEquals(List.of("ssn [SSN]", "", "500 mg"), run(command, "ssn 536-22-1234", "", "500 mg"));
    }
}

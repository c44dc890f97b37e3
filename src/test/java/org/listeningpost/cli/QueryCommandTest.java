package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What an analyst sees at the command line. */
final class QueryCommandTest {

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new QueryCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    @Test
    void check_prints_how_a_valid_query_is_read() {
        assertEquals(
                new Run(0, "flu AND (shot OR jab)" + System.lineSeparator(), ""), run("check", "flu (shot OR jab)"));
    }

    @Test
    void check_puts_a_caret_under_the_mistake() {
        Run run = run("check", "flu 😷 platfrom:x");
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        assertEquals("  flu 😷 platfrom:x", run.err().lines().toList().get(0));
        assertEquals("         ^^^^^^^^", run.err().lines().toList().get(1));
        assertTrue(run.err().contains("unknown_field at 7"));
        assertTrue(run.err().contains("did you mean: platform"));
    }

    @Test
    void check_shows_the_part_of_a_long_query_around_the_mistake() {
        Run run = run("check", "flu ".repeat(100) + "va*");
        assertEquals(1, run.exitCode());
        String caret = run.err().lines().toList().get(1);
        assertTrue(caret.length() < 110 && caret.endsWith("^^^"), caret);
    }

    @Test
    void what_may_not_be_meant_is_noted_and_is_no_mistake() {
        Run run = run("check", "flu or shot");
        assertEquals(0, run.exitCode());
        assertTrue(run.err().contains("note lower_case_operator at 4: "), run.err());
    }

    @Test
    void a_query_may_begin_with_a_minus() {
        assertEquals("NOT flu" + System.lineSeparator(), run("check", "-flu").out());
    }

    @Test
    void explain_prints_the_elasticsearch_query() throws Exception {
        Run run = run("explain", "platform:x");
        assertEquals(0, run.exitCode());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("x", json.at("/term/platform/value").asText());
    }

    @Test
    void explain_fails_like_check() {
        assertEquals(1, run("explain", "(flu").exitCode());
        assertTrue(run("explain", "(flu").err().contains("unbalanced_parenthesis at 0"));
    }

    @Test
    void a_missing_query_is_a_mistake_in_the_command_line() {
        assertEquals(2, run("check").exitCode());
    }
}

package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

final class HelpTest {
    /** Of 80, beside the longest name. */
    private static final int LIST_COLUMNS = 61;

    @Test
    void the_help_of_every_command_is_a_text_that_can_be_formatted() {
        List<String> texts = new ArrayList<>();
        collect(CommandLineInterface.commandLine(), texts);

        assertFalse(texts.isEmpty());
        // A percent sign by itself is taken for a directive, and the user gets a warning instead of a sentence.
        for (String text : texts) {
            assertDoesNotThrow(() -> String.format(text), text);
        }
    }

    @Test
    void every_command_of_a_list_is_one_whole_line() {
        List<String> lines = new ArrayList<>();
        collectFirst(CommandLineInterface.commandLine(), lines);

        for (String line : lines) {
            assertTrue(line.length() <= LIST_COLUMNS && line.endsWith("."), line);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "servee, there is no command 'servee'; did you mean serve?",
        "servee --help, there is no command 'servee'; did you mean serve?",
        "NOSUCH --help, there is no command 'NOSUCH'",
        "keys bogus --help, there is no command 'bogus'",
    })
    void an_unknown_command_is_named_also_where_help_is_asked_for(String words, String said) {
        StringWriter messages = new StringWriter();
        StringWriter out = new StringWriter();
        int code = CommandLineInterface.commandLine()
                .setErr(new PrintWriter(messages, true))
                .setOut(new PrintWriter(out, true))
                .execute(words.split(" "));
        assertEquals(2, code);
        assertEquals(said, messages.toString().lines().findFirst().orElse(""));
        assertEquals(2, messages.toString().lines().count(), messages.toString());
        assertEquals("", out.toString());
    }

    private static void collectFirst(CommandLine command, List<String> lines) {
        for (CommandLine each : command.getSubcommands().values()) {
            if (!each.getCommandName().equals("help")) {
                lines.add(each.getCommandSpec().usageMessage().description()[0]);
            }
            collectFirst(each, lines);
        }
    }

    private static void collect(CommandLine command, List<String> texts) {
        var usage = command.getCommandSpec().usageMessage();
        Stream.of(usage.header(), usage.description(), usage.footer()).forEach(lines -> texts.addAll(List.of(lines)));
        for (ArgSpec argument : command.getCommandSpec().args()) {
            texts.addAll(List.of(argument.description()));
        }
        command.getSubcommands().values().forEach(each -> collect(each, texts));
    }
}

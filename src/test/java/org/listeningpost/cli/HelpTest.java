package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

final class HelpTest {
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

    private static void collect(CommandLine command, List<String> texts) {
        var usage = command.getCommandSpec().usageMessage();
        Stream.of(usage.header(), usage.description(), usage.footer()).forEach(lines -> texts.addAll(List.of(lines)));
        for (ArgSpec argument : command.getCommandSpec().args()) {
            texts.addAll(List.of(argument.description()));
        }
        command.getSubcommands().values().forEach(each -> collect(each, texts));
    }
}

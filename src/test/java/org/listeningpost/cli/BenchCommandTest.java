package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--posts 0",
                "--posts 100,0",
                "--batch 0",
                "--connections 0",
                "--rounds 0",
                "--searches 0",
                "--tagging --queries 0",
                "--tagging --searched -1",
                "--heap 1",
                "--engine-heap 0",
                "--folder no-such-folder",
            })
    void a_number_that_measures_nothing_is_refused_before_anything_starts(String options) {
        StringWriter messages = new StringWriter();
        int code = CommandLineInterface.commandLine()
                .setErr(new PrintWriter(messages, true))
                .execute(("bench " + options).split(" "));
        assertEquals(2, code);
        String option = options.replaceFirst("^--tagging ", "").split(" ")[0];
        assertTrue(messages.toString().startsWith(option + " must be"), messages::toString);
    }

    @Test
    void everything_lies_in_the_folder_that_is_named_and_is_removed() throws Exception {
        StringWriter out = new StringWriter();
        int code = CommandLineInterface.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(
                        "bench",
                        "--tagging",
                        "--posts",
                        "200",
                        "--queries",
                        "5",
                        "--searched",
                        "0",
                        "--folder",
                        folder.toString());
        assertEquals(0, code);
        assertTrue(out.toString().contains("5 queries"), out::toString);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}

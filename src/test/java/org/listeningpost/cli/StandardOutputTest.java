package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.testing.CommandProcess;

/** Commands in a pipe whose reader has seen enough. */
final class StandardOutputTest {
    @TempDir
    private Path folder = Path.of("");

    private String shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        return said.strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redact", "enrich", "redact --text", "sample --posts 1000000000"})
    void a_reader_that_goes_away_ends_the_command_without_a_word(String words) throws Exception {
        Path input = Files.writeString(folder.resolve("in"), "{\"id\":1,\"text\":\"Hello there\"}\n".repeat(20_000));
        String command = CommandProcess.shellLine(words.split(" "));
        String said = shell(command + " < " + input + " | head -1 > /dev/null; echo ${PIPESTATUS[0]}");
        assertEquals(String.valueOf(StandardOutput.CLOSED), said);
    }

    @Test
    void what_is_printed_for_nobody_is_no_success() throws Exception {
        String command = CommandProcess.shellLine("topics", "list", "--queries");
        assertEquals(
                String.valueOf(StandardOutput.CLOSED),
                shell("{ sleep 1; " + command + "; } 2>&1 | true; echo ${PIPESTATUS[0]}"));
    }

    @Test
    void a_command_whose_output_is_read_ends_well() throws Exception {
        String command = CommandProcess.shellLine("sample", "--posts", "3");
        assertEquals("3 0", shell(command + " | wc -l | tr -d '\\n'; echo \" ${PIPESTATUS[0]}\""));
    }
}

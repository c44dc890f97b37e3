package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.testing.CommandProcess;

/** The demo as a person meets it: a process with an address, a key and commands to paste. */
@Order(1)
final class DemoIT {
    private static final Duration START_MAX = Duration.ofMinutes(6);

    @TempDir
    private Path folder;

    @Test
    void each_printed_command_works_and_a_second_start_finds_the_posts() throws Exception {
        int port = freePort();
        Process first = start(port, "first");
        List<String> commands = commands(first, "first");
        assertEquals(5, commands.size());
        for (String command : commands) {
            assertWorks(command);
        }
        assertTrue(Files.readString(folder.resolve("first.err")).contains("400 of 400 posts"));
        Process second = start(port, "taken");
        assertTrue(second.waitFor(2, TimeUnit.MINUTES));
        assertEquals(1, second.exitValue());
        assertTrue(Files.readString(folder.resolve("taken.err")).contains("is in use"));
        stop(first);

        Process again = start(port, "again");
        for (String command : commands(again, "again")) {
            assertWorks(command);
        }
        assertTrue(Files.readString(folder.resolve("again.err")).contains("posts of an earlier start"));
        stop(again);
    }

    private static void assertWorks(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), command + "\n" + answer);
        assertFalse(answer.contains("\"type\":\"about:blank\"") || answer.contains("\"status\":4"), command + answer);
        if (command.contains("/v1/search")) {
            long total = new ObjectMapper().readTree(answer).at("/total/value").asLong();
            assertTrue(total > 0, command + "\n" + answer);
        } else {
            assertFalse(answer.isBlank(), command);
        }
    }

    private Process start(int port, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.commandLine("demo", "--posts", "400"));
        builder.environment()
                .put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("data").toString());
        builder.environment().put("LISTENING_POST_SERVER_PORT", String.valueOf(port));
        builder.environment().put("LISTENING_POST_EMBEDDED_HEAP_MEGABYTES", "512");
        builder.redirectOutput(folder.resolve(name + ".out").toFile());
        builder.redirectError(folder.resolve(name + ".err").toFile());
        return builder.start();
    }

    private List<String> commands(Process demo, String name) throws IOException, InterruptedException {
        Path out = folder.resolve(name + ".out");
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Files.readString(out).contains("Ctrl-C")) {
            if (!demo.isAlive() || System.nanoTime() > deadline) {
                demo.destroyForcibly();
                fail("the demo did not get ready:\n" + Files.readString(folder.resolve(name + ".err")));
            }
            Thread.sleep(200);
        }
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : Files.readAllLines(out)) {
            boolean begins = line.startsWith("curl ");
            if (begins || !command.isEmpty()) {
                command.append(line).append('\n');
                if (!line.endsWith("\\")) {
                    commands.add(command.toString().strip());
                    command.setLength(0);
                }
            }
        }
        return commands;
    }

    private static void stop(Process demo) throws InterruptedException {
        demo.destroy();
        assertTrue(demo.waitFor(1, TimeUnit.MINUTES), "a signal stops the demo");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

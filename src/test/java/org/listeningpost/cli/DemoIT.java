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
        List<String> commandsAgain = commands(again, "again");
        for (String command : commandsAgain) {
            assertWorks(command);
        }
        assertTrue(Files.readString(folder.resolve("again.err")).contains("posts of an earlier start"));
        stop(again);

        assertServedWithoutTheKeyOfTheDemo(port, commandsAgain);
    }

    private void assertServedWithoutTheKeyOfTheDemo(int port, List<String> commands) throws Exception {
        Process serve = start(command(port, "serve"), "serve");
        Path err = folder.resolve("serve.err");
        awaitIn(err, "serves on", serve);
        String told = Files.readString(err);
        assertTrue(told.contains("holds the invented posts of `demo`"), told);
        assertTrue(told.contains("administrator key"), told);
        String search = commands.stream()
                .filter(each -> each.contains("/v1/search"))
                .findFirst()
                .orElseThrow();
        assertTrue(output(search).contains("\"status\":401"), "the key of the demo has ended");
        stop(serve);
        Files.delete(folder.resolve("data/demo-sample"));
        Process refused = start(port, "real");
        assertTrue(refused.waitFor(3, TimeUnit.MINUTES));
        assertEquals(1, refused.exitValue());
        assertTrue(Files.readString(folder.resolve("real.err")).contains("holds posts of somebody's"));
    }

    @Test
    void no_posts_are_invented_for_a_cluster_of_somebody_s() throws Exception {
        ProcessBuilder demo = command(freePort(), "demo");
        demo.environment().put("LISTENING_POST_ELASTICSEARCH_URLS", "http://127.0.0.1:9");
        Process refused = start(demo, "cluster");
        assertTrue(refused.waitFor(2, TimeUnit.MINUTES));
        assertTrue(refused.exitValue() != 0);
        String told = Files.readString(folder.resolve("cluster.err"));
        assertTrue(told.contains("leave out elasticsearch.urls"), told);
    }

    private static void assertWorks(String command) throws IOException, InterruptedException {
        String answer = output(command);
        assertFalse(answer.contains("\"type\":\"about:blank\"") || answer.contains("\"status\":4"), command + answer);
        if (command.contains("/v1/search")) {
            long total = new ObjectMapper().readTree(answer).at("/total/value").asLong();
            assertTrue(total > 0, command + "\n" + answer);
        } else {
            assertFalse(answer.isBlank(), command);
        }
    }

    private static String output(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), command + "\n" + answer);
        return answer;
    }

    private Process start(int port, String name) throws IOException {
        return start(command(port, "demo", "--posts", "400"), name);
    }

    private ProcessBuilder command(int port, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.commandLine(arguments));
        builder.environment()
                .put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("data").toString());
        builder.environment().put("LISTENING_POST_SERVER_PORT", String.valueOf(port));
        builder.environment().put("LISTENING_POST_EMBEDDED_HEAP_MEGABYTES", "512");
        return builder;
    }

    private Process start(ProcessBuilder builder, String name) throws IOException {
        builder.redirectOutput(folder.resolve(name + ".out").toFile());
        builder.redirectError(folder.resolve(name + ".err").toFile());
        return builder.start();
    }

    private List<String> commands(Process demo, String name) throws IOException, InterruptedException {
        Path out = folder.resolve(name + ".out");
        awaitIn(out, "Ctrl-C", demo);
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

    private static void awaitIn(Path file, String text, Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Files.readString(file).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                fail("it did not get ready:\n" + Files.readString(file));
            }
            Thread.sleep(200);
        }
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

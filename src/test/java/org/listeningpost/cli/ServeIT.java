package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.testing.CommandProcess;
import org.listeningpost.testing.TestFolders;

/** What an operator reads of a start that does not come to its end. */
final class ServeIT {
    /** What the shell says of a process that TERM ended. */
    private static final int TERMINATED = 128 + 15;

    private final Path folder = TestFolders.create("serve-");

    @AfterEach
    void clear() {
        TestFolders.delete(folder);
    }

    private Path messages() {
        return folder.resolve("messages");
    }

    private Process start(String command, String host, int port) throws IOException {
        Path configuration = Files.writeString(
                folder.resolve("listening-post.yaml"),
                "data_directory: " + folder.resolve("data") + "\nserver:\n  host: " + host + "\n  port: " + port
                        + "\n  allow_plain_text: true"
                        + "\nembedded:\n  heap_megabytes: 512\n");
        return new ProcessBuilder(CommandProcess.commandLine(command, "--config", configuration.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages().toFile())
                .start();
    }

    @Test
    void a_port_in_use_is_said_at_once_and_before_an_engine_is_made() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            for (String command : new String[] {"serve", "demo"}) {
                Process process = start(command, "127.0.0.1", port);
                assertTrue(process.waitFor(1, TimeUnit.MINUTES));
                String said = Files.readString(messages());
                assertEquals(1, process.exitValue(), said);
                assertEquals(
                        "port " + port + " on 127.0.0.1 is in use by another program. Stop that one, or set server.port"
                                + " to a free one, in the configuration or as LISTENING_POST_SERVER_PORT",
                        said.strip());
                assertFalse(Files.exists(folder.resolve("data")), "nothing was begun");
            }
        }
    }

    @Test
    void an_address_of_another_machine_is_said_at_once() throws Exception {
        Process process = start("serve", "192.0.2.1", 7070);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        String said = Files.readString(messages());
        assertTrue(said.startsWith("server.host is 192.0.2.1, which is no address of this machine"), said);
    }

    /** Into the start of the engine, which has written the first file, and into ours behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"engine.pid", "engine.url"})
    void a_signal_during_the_start_ends_it_without_a_complaint(String file) throws Exception {
        Process process = start("serve", "127.0.0.1", 0);
        Path pid = folder.resolve("data").resolve("engine.pid");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!Files.exists(folder.resolve("data").resolve(file))) {
            assertTrue(process.isAlive() && System.nanoTime() < deadline, Files.readString(messages()));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.SECONDS.sleep(2);
        long engine = Long.parseLong(Files.readString(pid).strip().split(" ")[0]);
        process.destroy();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), Files.readString(messages()));
        assertEquals(TERMINATED, process.exitValue());
        String said = Files.readString(messages());
        assertFalse(said.contains("xception") || said.contains("please report"), said);
        assertFalse(ProcessHandle.of(engine).map(ProcessHandle::isAlive).orElse(false), "the engine ends with it");
    }
}

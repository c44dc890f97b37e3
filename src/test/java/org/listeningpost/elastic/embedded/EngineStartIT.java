package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.elastic.embedded.EmbeddedElasticsearchIT.message;
import static org.listeningpost.elastic.embedded.EmbeddedElasticsearchIT.waitUntil;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestFolders;

/** What a person reads when the engine can't start, and what is left when its parent dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class EngineStartIT {
    private final Path folder = TestFolders.create("engine-start-");

    @AfterAll
    void remove() {
        TestFolders.delete(folder);
    }

    @Test
    void shows_the_last_log_lines_when_the_engine_ends_at_once() {
        EngineException failure =
                assertThrows(EngineException.class, () -> EmbeddedElasticsearch.start(settings(0, 4, 60)));
        assertTrue(message(failure).contains("ended with exit code"), message(failure));
        assertTrue(message(failure).contains("  | "), message(failure));
    }

    @Test
    void shows_the_last_log_lines_and_leaves_nothing_behind_when_readiness_takes_too_long() throws IOException {
        EngineException failure = assertThrows(EngineException.class, () -> EmbeddedElasticsearch.start(neverReady(5)));
        assertTrue(message(failure).contains("was not ready after 5 s"), message(failure));
        assertTrue(message(failure).contains("  | "), message(failure));
        assertTrue(running().isEmpty());
        EngineLock.acquire(folder).close();
    }

    @Test
    void says_so_when_the_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EngineException failure = assertThrows(
                    EngineException.class, () -> EmbeddedElasticsearch.start(settings(taken.getLocalPort(), 512, 60)));
            assertTrue(message(failure).contains("port " + taken.getLocalPort()), message(failure));
        }
    }

    @Test
    void leaves_no_engine_behind_that_it_cannot_note() throws IOException {
        Path data = folder.resolve("full");
        // As on a full disk: its number cannot be written.
        Path inTheWay = Files.createDirectories(data.resolve("engine.pid.new").resolve("x"));
        assertThrows(EngineException.class, () -> EmbeddedElasticsearch.start(ElasticExtension.settings(data)));
        waitUntil(Duration.ofSeconds(10), () -> running().isEmpty());
        Files.delete(inTheWay);
    }

    @Test
    void says_so_when_the_data_folder_cannot_be_written() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        EngineException failure = assertThrows(
                EngineException.class,
                () -> EmbeddedElasticsearch.start(ElasticExtension.settings(file.resolve("data"))));
        assertTrue(message(failure).contains("data_directory"), message(failure));
    }

    @Test
    void leaves_no_engine_behind_when_the_parent_is_killed() throws IOException, InterruptedException {
        Path data = folder.resolve("orphan");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EngineParent.class.getName(),
                        data.toString(),
                        ElasticExtension.settings(data).distribution().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long engine = pidFrom(parent);
        assertTrue(ProcessHandle.of(engine).isPresent());

        parent.destroyForcibly().waitFor();
        waitUntil(Duration.ofSeconds(30), () -> ProcessHandle.of(engine).isEmpty());
        EngineLock.acquire(data).close();
    }

    private static long pidFrom(Process parent) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(EngineParent.PID)) {
            line = lines.readLine();
        }
        assertTrue(line != null, "the parent ended before its engine was ready");
        return Long.parseLong(String.valueOf(line).substring(EngineParent.PID.length()));
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(handle -> handle.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    private EmbeddedSettings settings(int port, int heapMegabytes, int readinessSeconds) {
        return settings(port, heapMegabytes, readinessSeconds, Map.of());
    }

    /** However fast the machine is: it waits for a master that does not exist. */
    private EmbeddedSettings neverReady(int readinessSeconds) {
        return settings(
                0,
                512,
                readinessSeconds,
                Map.of("discovery.type", "multi-node", "cluster.initial_master_nodes", "nobody"));
    }

    private EmbeddedSettings settings(
            int port, int heapMegabytes, int readinessSeconds, Map<String, String> nodeSettings) {
        EmbeddedSettings standard = ElasticExtension.settings(folder);
        return new EmbeddedSettings(
                folder,
                standard.distribution(),
                port,
                heapMegabytes,
                Duration.ofSeconds(readinessSeconds),
                null,
                standard.runAsUser(),
                nodeSettings,
                null,
                standard.jvmOptions());
    }
}

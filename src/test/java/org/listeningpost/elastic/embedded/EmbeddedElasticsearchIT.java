package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestFolders;

/** An engine of its own, because it is killed and stopped here. In order, to start it only four times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class EmbeddedElasticsearchIT {
    private final Path folder = TestFolders.create("engine-own-");
    private final EmbeddedSettings settings = ElasticExtension.settings(folder);
    private EmbeddedElasticsearch engine;

    EmbeddedElasticsearchIT() {
        engine = EmbeddedElasticsearch.start(settings);
    }

    @BeforeAll
    void store_one_document() throws IOException {
        try (ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            clients.typed().index(index -> index.index("kept").id("1").document(new Kept("here")));
        }
    }

    @AfterAll
    void stop() {
        engine.close();
        TestFolders.delete(folder);
    }

    private record Kept(String text) {}

    @Test
    @Order(1)
    void refuses_a_request_without_credentials() throws IOException {
        assertEquals(401, statusOf(engine.endpoint().as(Credentials.none())));
    }

    @Test
    @Order(1)
    void refuses_a_wrong_password() throws IOException {
        assertEquals(
                401, statusOf(engine.endpoint().as(Credentials.basic(EngineConfiguration.ADMINISTRATOR, "wrong"))));
        assertEquals(401, statusOf(engine.endpoint().as(Credentials.basic("elastic", ""))));
        assertEquals(401, statusOf(engine.endpoint().as(Credentials.basic("elastic", "changeme"))));
    }

    @Test
    @Order(1)
    void refuses_a_second_engine_on_the_same_folder_and_names_the_first() {
        EngineException refusal = assertThrows(EngineException.class, () -> EmbeddedElasticsearch.start(settings));
        assertTrue(
                message(refusal)
                        .contains("in use by process " + ProcessHandle.current().pid()),
                message(refusal));
        assertTrue(engine.isReady());
    }

    @Test
    @Order(1)
    void keeps_the_password_to_itself() throws IOException {
        Path file = folder.resolve("secrets/engine-password");
        String password = Files.readString(file).strip();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(password.length() >= 32);
        for (Path place : List.of(folder.resolve("engine/logs"), folder.resolve("engine/config"))) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path path : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(
                            Files.readString(path, StandardCharsets.ISO_8859_1).contains(password), path::toString);
                }
            }
        }
        Path arguments = Path.of("/proc", String.valueOf(engine.pid()), "cmdline");
        if (Files.exists(arguments)) {
            assertFalse(Files.readString(arguments, StandardCharsets.ISO_8859_1).contains(password));
        }
    }

    @Test
    @Order(1)
    void never_runs_the_engine_as_root() throws IOException {
        Path process = Path.of("/proc", String.valueOf(engine.pid()));
        if (Files.exists(process)) {
            assertNotEquals(0, Files.getAttribute(process, "unix:uid"));
        }
    }

    @Test
    @Order(1)
    void keeps_the_engine_out_of_reach_of_a_ctrl_c_at_the_terminal() throws IOException {
        Path own = Path.of("/proc/self/stat");
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.exists(own) && Files.exists(setsid)) {
            assertNotEquals(groupOf(own), groupOf(Path.of("/proc", String.valueOf(engine.pid()), "stat")));
        }
    }

    private static String groupOf(Path stat) throws IOException {
        String text = Files.readString(stat);
        return text.substring(text.lastIndexOf(')') + 2).split(" ", 4)[2];
    }

    @Test
    @Order(2)
    void brings_a_killed_engine_back_on_its_port_with_its_data() throws IOException {
        long before = engine.pid();
        try (ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            assertTrue(ProcessHandle.of(before).orElseThrow().destroyForcibly());
            waitUntil(Duration.ofMinutes(4), () -> engine.pid() != before && engine.isReady());
            assertEquals("here", textKept(clients));
        }
    }

    @Test
    @Order(3)
    void sends_nothing_to_a_program_that_took_the_port_and_finds_the_engine_on_another() throws Exception {
        long before = engine.pid();
        int port = engine.endpoint().urls().getFirst().getPort();
        Path shared = folder.resolve("engine.url");
        try (ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            assertEquals("here", textKept(clients));
            assertTrue(ProcessHandle.of(before).orElseThrow().destroyForcibly());
            try (ServerSocket thief = bound(port)) {
                thief.setSoTimeout(1);
                waitUntil(Duration.ofSeconds(10), () -> ProcessHandle.of(before).isEmpty());
                assertTrue(RunningEngine.find(folder).isEmpty());
                waitUntil(Duration.ofMinutes(4), () -> {
                    assertThrows(SocketTimeoutException.class, thief::accept);
                    try {
                        return "here".equals(textKept(clients)) && engine.isReady();
                    } catch (IOException e) {
                        return false;
                    }
                });
                assertThrows(SocketTimeoutException.class, thief::accept);
                URI now = engine.endpoint().urls().getFirst();
                assertNotEquals(port, now.getPort());
                assertEquals(now + "\n", Files.readString(shared));
            }
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        waitUntil(Duration.ofSeconds(5), () -> {
            try {
                socket.bind(address);
                return true;
            } catch (IOException e) {
                return false; // the engine is not quite dead
            }
        });
        return socket;
    }

    @Test
    @Order(4)
    void finds_its_data_at_the_next_start_on_a_given_port() throws IOException {
        Endpoint before = engine.endpoint();
        long pid = engine.pid();
        engine.close();
        assertTrue(ProcessHandle.of(pid).isEmpty());

        engine = EmbeddedElasticsearch.start(
                withPort(before.urls().getFirst().getPort(), settings.heapMegabytes(), settings.readinessMax()));
        assertEquals(before.urls(), engine.endpoint().urls());
        try (ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            assertEquals("here", textKept(clients));
        }
    }

    private EmbeddedSettings withPort(int port, int heapMegabytes, Duration readinessMax) {
        return new EmbeddedSettings(
                folder,
                settings.distribution(),
                port,
                heapMegabytes,
                readinessMax,
                null,
                settings.runAsUser(),
                settings.nodeSettings(),
                null,
                settings.jvmOptions());
    }

    private static String textKept(ElasticClients clients) throws IOException {
        Kept kept = clients.typed()
                .get(get -> get.index("kept").id("1"), Kept.class)
                .source();
        return kept == null ? "" : kept.text();
    }

    private static int statusOf(Endpoint endpoint) throws IOException {
        try (ElasticClients clients = ElasticClients.open(endpoint)) {
            return clients.rest()
                    .performRequest(new Request("GET", "/kept/_search"))
                    .getStatusCode();
        }
    }

    static void waitUntil(Duration max, BooleanSupplier condition) {
        long deadline = System.nanoTime() + max.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within " + max);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}

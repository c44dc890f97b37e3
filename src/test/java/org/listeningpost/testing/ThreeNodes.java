package org.listeningpost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.GeneratedPassword;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/**
 * A cluster of three: three real servers with their own ports and data, TLS between them and towards us under an authority
 * of our own, and authentication. Each can be killed, restarted and stalled.
 */
public final class ThreeNodes implements AutoCloseable {
    public static final int NODES = 3;

    private static final int HEAP_MEGABYTES = 400;
    /** Three servers that start at once on two processors take their time. */
    private static final Duration READINESS_MAX = Duration.ofMinutes(10);

    private static final Duration HEALTH_MAX = Duration.ofMinutes(5);

    private final Path folder;
    private final List<EmbeddedSettings> settings;
    private final List<EmbeddedElasticsearch> nodes;
    private final ElasticClients administrator;

    private ThreeNodes(Path folder, List<EmbeddedSettings> settings, List<EmbeddedElasticsearch> nodes) {
        this.folder = folder;
        this.settings = settings;
        this.nodes = new ArrayList<>(nodes);
        this.administrator = ElasticClients.open(endpoint(), Duration.ofSeconds(10));
    }

    /** Starts all at once: none of them is ready before there is a majority. */
    public static ThreeNodes start() {
        Path folder = TestFolders.create("three-nodes-");
        try {
            Certificates certificates = new Certificates(folder);
            Certificates.Pair authority = certificates.authority("ca");
            Certificates.Pair node = certificates.signedBy("ca", "node");
            EmbeddedSettings.Tls tls =
                    new EmbeddedSettings.Tls(node.certificate(), node.key(), authority.certificate());
            List<Integer> ports = freePorts(2 * NODES);
            GeneratedPassword.in(folder.resolve("password"));
            List<EmbeddedSettings> settings = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                settings.add(settings(folder, i, ports, tls));
            }
            List<CompletableFuture<EmbeddedElasticsearch>> starts = settings.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> EmbeddedElasticsearch.start(each)))
                    .toList();
            try {
                return new ThreeNodes(
                        folder,
                        settings,
                        starts.stream().map(CompletableFuture::join).toList());
            } catch (CompletionException e) {
                // The others would run on, with nobody to stop them.
                starts.forEach(each -> each.handle((started, failure) -> started)
                        .thenAccept(started -> Optional.ofNullable(started).ifPresent(EmbeddedElasticsearch::close))
                        .join());
                TestFolders.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedSettings settings(Path folder, int number, List<Integer> ports, EmbeddedSettings.Tls tls)
            throws IOException {
        Path data = folder.resolve("node-" + number);
        PrivateFile.createFolder(Files.createDirectories(data).resolve("secrets"));
        PrivateFile.allow(data, "rwx--x--x");
        // One administrator for all: the node takes the password that it finds.
        Files.copy(
                folder.resolve("password"),
                data.resolve("secrets").resolve("engine-password"),
                StandardCopyOption.COPY_ATTRIBUTES);
        List<String> transports = ports.subList(NODES, 2 * NODES).stream()
                .map(port -> "127.0.0.1:" + port)
                .toList();
        Map<String, String> lines = new HashMap<>();
        lines.put("node.name", "node-" + number);
        lines.put("discovery.type", "multi-node");
        lines.put("discovery.seed_hosts", String.join(",", transports));
        lines.put("cluster.initial_master_nodes", "node-0,node-1,node-2");
        lines.put("transport.port", String.valueOf(ports.get(NODES + number)));
        lines.put("xpack.security.transport.ssl.enabled", "true");
        lines.put("xpack.security.transport.ssl.certificate", "http.crt");
        lines.put("xpack.security.transport.ssl.key", "http.key");
        lines.put("xpack.security.transport.ssl.certificate_authorities", "ca.crt");
        // A node that hangs is put out of the cluster after so long; half a minute without these.
        for (String check : List.of("follower_check", "leader_check")) {
            lines.put("cluster.fault_detection." + check + ".interval", "500ms");
            lines.put("cluster.fault_detection." + check + ".timeout", "2s");
            lines.put("cluster.fault_detection." + check + ".retry_count", "2");
        }
        EmbeddedSettings plain = ElasticExtension.settings(data);
        return new EmbeddedSettings(
                data,
                plain.distribution(),
                ports.get(number),
                HEAP_MEGABYTES,
                READINESS_MAX,
                null,
                plain.runAsUser(),
                lines,
                tls,
                // These servers start often and never run long: a second compiler would cost more than it brings.
                List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Held at the same time, so that they differ. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** All three, as the administrator. */
    public Endpoint endpoint() {
        Endpoint one = nodes.getFirst().endpoint();
        List<URI> urls =
                nodes.stream().map(node -> node.endpoint().urls().getFirst()).toList();
        return new Endpoint(urls, one.credentials(), one.caCertificate());
    }

    public ElasticClients administrator() {
        return administrator;
    }

    /** Which of them is the elected master. */
    public int master() {
        JsonNode state = administrator
                .requests()
                .get("/_cluster/state/master_node,nodes?filter_path=master_node,nodes.*.name")
                .json();
        String name = state.path("nodes")
                .path(state.path("master_node").asText())
                .path("name")
                .asText();
        return Integer.parseInt(name.substring(name.indexOf('-') + 1));
    }

    /** The one with this place among the two that are not the master. */
    public int follower(int place) {
        int master = master();
        return IntStream.range(0, NODES)
                .filter(node -> node != master)
                .boxed()
                .toList()
                .get(place);
    }

    /** As a machine that loses its power; the node's supervisor starts it again. */
    public void kill(int node) {
        ProcessHandle.of(nodes.get(node).pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Stops a node as an upgrade does, and starts it on the same data. */
    public void restart(int node) {
        nodes.get(node).close();
        nodes.set(node, EmbeddedElasticsearch.start(settings.get(node)));
    }

    /** From now on the node neither works nor answers, but its connections stand. */
    public void stall(int node) {
        signal("-STOP", nodes.get(node).pid());
    }

    public void resume(int node) {
        signal("-CONT", nodes.get(node).pid());
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until so many nodes are in the cluster and every copy of every shard stands. */
    public void awaitGreen(int nodesExpected) throws InterruptedException {
        long end = System.nanoTime() + HEALTH_MAX.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            try {
                JsonNode health = administrator
                        .requests()
                        .get("/_cluster/health?wait_for_status=green&timeout=1s&wait_for_nodes=" + nodesExpected)
                        .json();
                last = health.toString();
                if (health.path("status").asText().equals("green")
                        && health.path("number_of_nodes").asInt() == nodesExpected) {
                    return;
                }
            } catch (org.listeningpost.elastic.ElasticUnreachableException e) {
                last = String.valueOf(e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("not green with " + nodesExpected + " nodes: " + last);
    }

    @Override
    public void close() {
        administrator.close();
        nodes.forEach(node -> signal("-CONT", node.pid()));
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(node::close))
                        .toArray(CompletableFuture[]::new))
                .join();
        TestFolders.delete(folder);
    }
}

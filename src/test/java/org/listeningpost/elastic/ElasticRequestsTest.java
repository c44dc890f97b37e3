package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes are real servers on loopback: one that answers, one that breaks off, one that is not there. */
final class ElasticRequestsTest {
    private static final byte[] BODY = "{\"size\":0}".getBytes(StandardCharsets.UTF_8);

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    /** @param status 0 breaks off without an answer */
    private URI node(String name, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(name + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (status > 0) {
                byte[] answer = ("{\"by\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static ElasticClients open(URI... nodes) {
        return ElasticClients.open(
                new Endpoint(List.of(nodes), Credentials.basic("u", "p"), null), Duration.ofSeconds(10));
    }

    @Test
    void a_request_arrives_as_it_was_given_with_our_credentials() throws IOException {
        try (ElasticClients clients = open(URI.create(node("a", 200) + "/behind/"))) {
            ElasticReply reply = clients.requests().send("POST", "/x/_search?q=a%20b", BODY);
            assertEquals(200, reply.status());
            assertEquals("a", reply.json().path("by").asText());
            assertEquals(List.of("a POST /behind/x/_search?q=a%20b {\"size\":0} Basic dTpw"), heard);
        }
    }

    @Test
    void an_error_is_an_answer() throws IOException {
        try (ElasticClients clients = open(node("a", 404))) {
            assertEquals(404, clients.requests().get("/nothing").status());
        }
    }

    @Test
    void a_node_that_is_not_there_costs_no_request() throws IOException {
        try (ElasticClients clients = open(nobody(), node("b", 200))) {
            for (int i = 0; i < 4; i++) {
                assertTrue(clients.requests().send("PUT", "/x/_doc/" + i, BODY).isSuccess());
            }
            assertEquals(4, heard.size());
        }
    }

    @Test
    void a_read_that_breaks_off_or_is_refused_for_now_is_asked_elsewhere() throws IOException {
        for (int status : new int[] {0, 503}) {
            try (ElasticClients clients = open(node("a", status), node("b", 200))) {
                for (int i = 0; i < 2; i++) {
                    assertEquals(
                            "b",
                            clients.requests()
                                    .send("POST", "/x/_search", BODY)
                                    .json()
                                    .path("by")
                                    .asText());
                }
            }
        }
    }

    @Test
    void a_write_that_breaks_off_is_not_sent_twice() throws IOException {
        try (ElasticClients clients = open(node("a", 0), node("b", 0))) {
            assertThrows(
                    ElasticUnreachableException.class, () -> clients.requests().send("PUT", "/x/_doc/1", BODY));
            assertEquals(1, heard.size());
        }
    }

    @Test
    void what_all_nodes_refuse_is_the_answer() throws IOException {
        try (ElasticClients clients = open(node("a", 503), nobody())) {
            assertEquals(503, clients.requests().get("/x").status());
        }
    }

    @Test
    void nobody_there_is_said_so() throws IOException {
        try (ElasticClients clients = open(nobody(), nobody())) {
            assertThrows(
                    ElasticUnreachableException.class, () -> clients.requests().get("/"));
        }
    }

    @Test
    @Timeout(40)
    void a_node_that_hangs_is_left_for_one_that_answers() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ElasticClients clients = ElasticClients.open(
                        new Endpoint(
                                List.of(URI.create("http://127.0.0.1:" + hanging.getLocalPort()), node("b", 200)),
                                Credentials.basic("u", "p"),
                                null),
                        Duration.ofMinutes(5))) {
            // Its machine takes connections, and nobody takes what comes over them.
            for (int i = 0; i < 20; i++) {
                assertEquals("b", clients.requests().get("/x").json().path("by").asText());
            }
            ByteSink body = new ByteSink(2);
            body.ascii("{}");
            for (int i = 0; i < 4; i++) {
                assertTrue(clients.timedRequests().json("/x", body, 20_000).isSuccess());
            }
        }
    }

    @Test
    void an_interrupt_breaks_off_a_request_that_nobody_answers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ElasticClients clients = open(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            Thread reader = Thread.currentThread();
            CountDownLatch isOver = new CountDownLatch(1);
            Thread interrupter = Thread.ofPlatform().start(() -> {
                try (Socket accepted = silent.accept()) {
                    accepted.getInputStream().read();
                    reader.interrupt();
                    // The connection stays open, so that nothing but the interrupt can end the wait.
                    isOver.await();
                } catch (IOException | InterruptedException e) {
                    heard.add(e.toString());
                }
            });
            assertThrows(
                    ElasticUnreachableException.class, () -> clients.requests().get("/"));
            assertTrue(Thread.interrupted());
            isOver.countDown();
            interrupter.join();
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void a_thread_whose_time_is_over_asks_nobody() throws IOException {
        try (ElasticClients clients = open(node("a", 200))) {
            Thread.currentThread().interrupt();
            assertThrows(
                    ElasticUnreachableException.class, () -> clients.requests().get("/"));
            assertTrue(Thread.interrupted());
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void what_a_proxy_says_in_its_own_words_is_no_answer() {
        byte[] page = "<html><body>502 Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);
        assertTrue(new ElasticReply(502, page).json().isMissingNode());
        assertEquals("unknown", new ElasticReply(502, page).errorType());
        assertThrows(ElasticUnreachableException.class, () -> new ElasticReply(200, page).json());
    }
}

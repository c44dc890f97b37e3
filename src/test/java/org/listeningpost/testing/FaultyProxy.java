package org.listeningpost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.Endpoint;

/** Stands between us and the engine and, while faults are queued, answers some requests as a network in trouble does. */
public final class FaultyProxy implements AutoCloseable {
    /** What happens to one request. */
    public enum Fault {
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        /** No answer, for as long as anybody waits for one. */
        STALLED,
        /** The engine answers, but could read none of the documents that were asked for by id. */
        BUSY_SHARDS,
        /** The engine ends a search early, because its time is over. */
        TIMED_OUT,
        /** The engine does its work, but half of the answer is lost. */
        CUT_ANSWER,
        /** The engine does its work, but the connection breaks. */
        LOST_ANSWER
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Predicate<String> isTroubled;

    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Endpoint target;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean isAway;
    private volatile @Nullable Fault always;

    /** Faults hit bulk requests. */
    public FaultyProxy(Endpoint target) throws IOException {
        this(target, path -> path.endsWith("/_bulk"));
    }

    /** @param isTroubled whether faults hit requests with that path */
    public FaultyProxy(Endpoint target, Predicate<String> isTroubled) throws IOException {
        this.target = target;
        this.isTroubled = isTroubled;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public Endpoint endpoint() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Endpoint(java.util.List.of(url), target.credentials(), null);
    }

    public void inject(Fault... next) {
        faults.addAll(Arrays.asList(next));
    }

    public boolean isHealed() {
        return faults.isEmpty();
    }

    /** From now on every request hits a closed door, or none does any more. */
    public void setAway(boolean away) {
        isAway = away;
    }

    /** From now on that happens to each request of the troubled kind; null ends it. */
    public void setAlways(@Nullable Fault fault) {
        always = fault;
    }

    private @Nullable Fault faultOf(HttpExchange exchange) {
        if (!isTroubled.test(exchange.getRequestURI().getPath())) {
            return null;
        }
        Fault lasting = always;
        return lasting == null ? faults.poll() : lasting;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (isAway) {
            exchange.close();
            return;
        }
        Fault fault = faultOf(exchange);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (fault == Fault.STALLED) {
            stall(exchange);
            return;
        }
        if (fault == Fault.TOO_MANY_REQUESTS || fault == Fault.UNAVAILABLE) {
            answer(exchange, fault == Fault.UNAVAILABLE ? 503 : 429, new byte[0], 0);
            return;
        }
        HttpResponse<byte[]> response = forward(exchange, body);
        if (fault == Fault.LOST_ANSWER) {
            exchange.close();
            return;
        }
        byte[] told = fault == Fault.BUSY_SHARDS
                ? busy(response.body())
                : fault == Fault.TIMED_OUT ? timedOut(response.body()) : response.body();
        int length = fault == Fault.CUT_ANSWER ? told.length / 2 : told.length;
        answer(exchange, response.statusCode(), told, length);
    }

    /** As Elasticsearch says it when the queue for reading is full: of each document, in an answer that is a success. */
    private static byte[] busy(byte[] answer) throws IOException {
        JsonNode root = MAPPER.readTree(answer);
        for (JsonNode each : root.path("docs")) {
            ObjectNode document = (ObjectNode) each;
            document.retain("_index", "_id");
            document.putObject("error").put("type", "es_rejected_execution_exception");
        }
        return MAPPER.writeValueAsBytes(root);
    }

    private static byte[] timedOut(byte[] answer) throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(answer);
        return MAPPER.writeValueAsBytes(root.put("timed_out", true));
    }

    private void stall(HttpExchange exchange) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.urls().get(0).resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Authorization", "Content-Type", "Accept"}) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.header(header, value));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, length);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}

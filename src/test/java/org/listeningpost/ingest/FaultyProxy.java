package org.listeningpost.ingest;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.listeningpost.elastic.Endpoint;

/** Stands between us and the engine and, while faults are queued, answers bulk requests as a network in trouble does. */
final class FaultyProxy implements AutoCloseable {
    /** What happens to one bulk request. */
    enum Fault {
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        /** The engine does its work, but half of the answer is lost. */
        CUT_ANSWER,
        /** The engine does its work, but the connection breaks. */
        LOST_ANSWER
    }

    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Endpoint target;

    FaultyProxy(Endpoint target) throws IOException {
        this.target = target;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    Endpoint endpoint() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Endpoint(java.util.List.of(url), target.credentials(), null);
    }

    void inject(Fault... next) {
        faults.addAll(Arrays.asList(next));
    }

    boolean isHealed() {
        return faults.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Fault fault = exchange.getRequestURI().getPath().endsWith("/_bulk") ? faults.poll() : null;
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (fault == Fault.TOO_MANY_REQUESTS || fault == Fault.UNAVAILABLE) {
            answer(exchange, fault == Fault.UNAVAILABLE ? 503 : 429, new byte[0], 0);
            return;
        }
        HttpResponse<byte[]> response = forward(exchange, body);
        if (fault == Fault.LOST_ANSWER) {
            exchange.close();
            return;
        }
        int length = fault == Fault.CUT_ANSWER ? response.body().length / 2 : response.body().length;
        answer(exchange, response.statusCode(), response.body(), length);
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
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}

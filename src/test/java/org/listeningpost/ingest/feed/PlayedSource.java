package org.listeningpost.ingest.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A server on this machine that plays a platform, faults first. Requests come one at a time. */
final class PlayedSource implements AutoCloseable {
    final List<String> asked = new ArrayList<>();
    private final Deque<Answer> faults = new ArrayDeque<>();
    private final HttpServer server;
    private final Function<Request, Answer> platform;

    record Request(String path, Map<String, String> parameters, Map<String, String> headers) {}

    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(String body) {
            return new Answer(200, Map.of(), body);
        }

        Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    PlayedSource(Function<Request, Answer> platform) throws IOException {
        this.platform = platform;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void fail(int status, String body, String... headers) {
        Answer answer = new Answer(status, Map.of(), body);
        for (int i = 0; i < headers.length; i += 2) {
            answer = answer.with(headers[i], headers[i + 1]);
        }
        faults.add(answer);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(exchange.getRequestURI().toString());
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String each : query.split("&")) {
                parameters.put(each.split("=", 2)[0], each.split("=", 2)[1]);
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        Answer answer = faults.isEmpty()
                ? platform.apply(new Request(exchange.getRequestURI().getPath(), parameters, headers))
                : faults.poll();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

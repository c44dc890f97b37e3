package org.listeningpost.elastic.embedded;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.IoFailure;

/** Waits, for so long and no longer, until the engine answers and has its data. */
final class Readiness {
    private static final int LOG_LINES = 15;
    private static final int LINE_CHARACTERS_MAX = 300;
    private static final Duration POLL = Duration.ofMillis(200);

    private final EngineHome home;
    private final EngineAddress address;
    private final Supplier<Endpoint> endpoint;

    /** @param endpoint asked for when the address is known */
    Readiness(EngineHome home, EngineAddress address, Supplier<Endpoint> endpoint) {
        this.home = home;
        this.address = address;
        this.endpoint = endpoint;
    }

    void await(EngineProcess process, Duration max) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + max.toNanos();
        while (!address.isFound(process)) {
            pause(process, deadline, max, "no answer");
        }
        try (ElasticClients clients = ElasticClients.open(endpoint.get(), Duration.ofSeconds(10))) {
            for (String missing = ask(clients); !missing.isEmpty(); missing = ask(clients)) {
                pause(process, deadline, max, missing);
            }
        }
    }

    private void pause(EngineProcess process, long deadline, Duration max, String missing) throws InterruptedException {
        if (!process.isAlive()) {
            throw new EngineException(
                    "Elasticsearch ended with exit code " + process.exitCode() + " while starting." + lastLines());
        }
        if (System.nanoTime() < deadline) {
            Thread.sleep(POLL);
            return;
        }
        throw new EngineException("Elasticsearch was not ready after " + max.toSeconds() + " s (" + missing
                + "); embedded.readiness_seconds_max sets the limit." + lastLines());
    }

    /** Empty when ready, otherwise what is missing. */
    private String ask(ElasticClients clients) {
        Request request = new Request("GET", "/_cluster/health");
        request.addParameter("wait_for_status", "yellow");
        request.addParameter("timeout", "1s");
        try {
            Response response = clients.rest().performRequest(request);
            if (response.getStatusCode() != 200) {
                return "HTTP " + response.getStatusCode();
            }
            JsonNode health = new ObjectMapper().readTree(response.getEntity().getContent());
            return health.path("timed_out").asBoolean(true)
                    ? "status " + health.path("status").asText()
                    : "";
        } catch (ResponseException e) {
            return "HTTP " + e.getResponse().getStatusCode();
        } catch (IOException e) {
            return IoFailure.inWords(e, "");
        }
    }

    private String lastLines() {
        String lines = Stream.of(home.console(), home.serverLog())
                .flatMap(file -> tail(file).stream())
                .map(line -> "  | " + line.substring(0, Math.min(line.length(), LINE_CHARACTERS_MAX)))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : " Its last log lines, in " + home.logs() + ":\n" + lines;
    }

    private static List<String> tail(Path file) {
        try {
            List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
            return all.subList(Math.max(0, all.size() - LOG_LINES), all.size());
        } catch (MalformedInputException e) {
            return List.of("(not UTF-8)");
        } catch (IOException e) {
            return List.of();
        }
    }
}

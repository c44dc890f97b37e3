package org.listeningpost.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;
import org.listeningpost.testing.TestService;

/** The whole service, killed with its audit journal in every state. */
@ExtendWith(ElasticExtension.class)
@Order(1)
final class KilledServiceIT {
    private static final Pattern ADDRESS = Pattern.compile("serves on (http://\\S+)");
    private static final List<String> QUERIES =
            List.of("flu", "fever", "cough", "vaccine", "clinic", "hospital", "cost", "pharmacy", "mask", "booster");
    private static final int SEARCHES = QUERIES.size();

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void every_answered_read_is_in_the_audit_log_once_however_often_the_service_is_killed(
            ElasticClients clients, IndexNames names) throws Exception {
        try (TestService reader = TestService.start(clients, names, folder.resolve("reader"));
                FaultyProxy network = new FaultyProxy(clients.endpoint())) {
            String analyst = reader.key(Role.ANALYST);
            String auditor = reader.key(Role.PRIVACY);

            network.setAlways(Fault.UNAVAILABLE); // read and journaled, not shipped
            Process first = start(network.endpoint(), names, "first");
            for (String query : QUERIES) {
                search(address(first, "first"), analyst, query);
            }
            kill(first);
            assertEquals(Map.of(), searches(reader, auditor, 0));

            network.setAlways(Fault.LOST_ANSWER); // shipped, and nobody here knows
            Process second = start(network.endpoint(), names, "second");
            address(second, "second");
            assertEquals(SEARCHES, searches(reader, auditor, SEARCHES).size());
            kill(second);

            network.setAlways(null);
            Process third = start(network.endpoint(), names, "third");
            search(address(third, "third"), analyst, "waiting");
            Map<String, Integer> found = searches(reader, auditor, SEARCHES + 1);
            third.destroy();
            assertTrue(third.waitFor(1, TimeUnit.MINUTES));
            assertEquals(SEARCHES + 1, found.size(), found.toString());
            assertEquals(
                    List.of(),
                    searches(reader, auditor, SEARCHES + 1).entrySet().stream()
                            .filter(each -> each.getValue() != 1)
                            .toList());
            try (var left = Files.list(folder.resolve("data/audit"))) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    /** How often each query is in the audit log, once there are so many. */
    private static Map<String, Integer> searches(TestService reader, String auditor, int count) throws Exception {
        Map<String, Integer> times = new TreeMap<>();
        for (JsonNode event : reader.awaitAudit("search", auditor, count)) {
            times.merge(event.path("query").asText(), 1, Integer::sum);
        }
        return times;
    }

    private Process start(Endpoint engine, IndexNames names, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.listeningpost.Main",
                "serve");
        Map<String, String> environment = builder.environment();
        environment.put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("data").toString());
        environment.put("LISTENING_POST_SERVER_PORT", "0");
        environment.put(
                "LISTENING_POST_ELASTICSEARCH_URLS", engine.urls().getFirst().toString());
        environment.put("LISTENING_POST_ELASTICSEARCH_INDEX_PREFIX", names.prefix());
        if (engine.credentials() instanceof Credentials.Basic user) {
            environment.put("LISTENING_POST_ELASTICSEARCH_USERNAME", user.username());
            environment.put("LISTENING_POST_ELASTICSEARCH_PASSWORD", user.password());
        }
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(folder.resolve(name + ".err").toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private URI address(Process service, String name) throws IOException, InterruptedException {
        Path messages = folder.resolve(name + ".err");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (service.isAlive() && System.nanoTime() < deadline) {
            Matcher address = ADDRESS.matcher(Files.readString(messages));
            if (address.find()) {
                return URI.create(address.group(1));
            }
            Thread.sleep(100);
        }
        return fail("the service did not start:\n" + Files.readString(messages));
    }

    private static void search(URI address, String key, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/search?query=" + query))
                .header("Authorization", "Bearer " + key)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}

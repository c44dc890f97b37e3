package org.listeningpost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.listeningpost.cli.CommandLineInterface;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticUsers;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.PostMonths;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ClusterTraffic;
import org.listeningpost.testing.ServiceProcess;
import org.listeningpost.testing.ThreeNodes;

/**
 * Two services, each with the least rights, on three servers with TLS, while servers and services are killed, restarted and
 * stalled: nothing acknowledged is lost, nothing is double, and everybody keeps getting answers. Eight servers are too heavy
 * for every build, so it has a run of its own, {@code mvn verify -Pcluster}, which leaves what it saw in
 * {@code target/cluster.txt}.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ThreeNodeClusterIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final IndexNames NAMES = new IndexNames("");
    /** Hours of yesterday in which enough is said about the flu. */
    private static final int HOURS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String PSEUDONYM_KEY = HexFormat.of().formatHex(new SecureRandom().generateSeed(32));

    private static final String SETTINGS = """
            {"persistent":{"cluster.max_shards_per_node":"2000"}}""";

    private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
    private final List<String> rules = new ArrayList<>();
    private final Map<String, String> took = new LinkedHashMap<>();

    private ThreeNodes cluster;
    private Path folder;
    private HttpServer webhook;
    private App app;
    private ServiceProcess there;
    private ClusterTraffic traffic;
    private String narrative = "";

    @BeforeAll
    void start() throws Exception {
        long start = System.nanoTime();
        cluster = ThreeNodes.start();
        took.put("start of three nodes", seconds(start));
        folder = Files.createTempDirectory("cluster-it-");
        startWebhook();
        Path administrator = configuration("administrator", true);
        assertEquals(
                0,
                CommandLineInterface.run(
                        "users", "--config", administrator.toString(), "--folder", users().toString()));
        Config here = ConfigReader.read(configuration("here", false), Map.of(), folder);
        app = App.open(here, App.EngineUse.SHARED);
        String key = app.keys().create("cluster", Set.of(Role.values()), "test").text();
        there = ServiceProcess.start(configuration("there", false));
        traffic = new ClusterTraffic(key, app.serve().address(), there.address());
    }

    @AfterAll
    void stop() {
        for (AutoCloseable each : new AutoCloseable[] {traffic, there, app, cluster}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        webhook.stop(0);
    }

    private void startWebhook() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhook.createContext("/", exchange -> {
            arrivals.computeIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), id -> new AtomicInteger())
                    .incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        webhook.start();
    }

    private Path users() {
        return folder.resolve("users");
    }

    private Path configuration(String name, boolean isAdministrator) throws IOException {
        Endpoint endpoint = cluster.endpoint();
        Credentials.Basic administrator = (Credentials.Basic) endpoint.credentials();
        String who = isAdministrator
                ? "  username: %s\n  password: %s\n".formatted(administrator.username(), administrator.password())
                : "  users_folder: " + users() + "\n";
        return Files.writeString(folder.resolve(name + ".yaml"), """
                data_directory: %s
                server:
                  port: 0
                elasticsearch:
                  urls: [%s]
                  ca_certificate: %s
                %s  replicas: 1
                privacy:
                  pseudonym_keys: [%s]
                alerts:
                  interval_seconds: 1
                  settle_seconds: 0
                  lease_seconds: 4
                  retry_seconds: 1
                  webhook_secret: a secret of at least 24 characters
                  private_hosts_allowed: [127.0.0.1]
                """.formatted(
                        folder.resolve(name),
                        endpoint.urls().stream().map(Object::toString).collect(Collectors.joining(", ")),
                        endpoint.caCertificate(),
                        who,
                        PSEUDONYM_KEY));
    }

    @Test
    @Order(1)
    void each_part_works_as_a_user_that_can_do_no_more_than_that() {
        ElasticUsers made = ElasticUsers.in(users(), cluster.endpoint(), NAMES);
        try (ElasticClients setup = ElasticClients.open(made.setup());
                ElasticClients indexer = ElasticClients.open(made.indexer());
                ElasticClients api = ElasticClients.open(made.api());
                ElasticClients boards = ElasticClients.open(made.boards())) {
            assertEquals(made.api(), app.clients().endpoint());
            List<ElasticClients> all = List.of(setup, indexer, api, boards);
            assertEquals(List.of(403, 200, 200, 200), read(all, NAMES.posts()));
            assertEquals(List.of(403, 403, 200, 200), read(all, NAMES.alerts()));
            assertEquals(List.of(403, 403, 200, 403), read(all, NAMES.keys()));
            assertEquals(List.of(403, 403, 200, 403), read(all, NAMES.audit()));
            assertEquals(List.of(403, 200, 403, 403), read(all, NAMES.pseudonymVault()));
            assertEquals(List.of(403, 403, 403, 403), read(all, ".security"));
            for (ElasticClients user : all) {
                assertEquals(
                        403,
                        user.requests()
                                .send("PUT", "/_cluster/settings", SETTINGS.getBytes(StandardCharsets.UTF_8))
                                .status());
            }
        }
    }

    private static List<Integer> read(List<ElasticClients> users, String index) {
        return users.stream()
                .map(user -> user.requests().get("/" + index + "/_search").status())
                .toList();
    }

    @Test
    @Order(2)
    @Timeout(900)
    void whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_double() throws Exception {
        traffic.writeYesterday(HOURS);
        narrative = traffic.createNarrative("garlic");
        traffic.begin();
        rules.add(rule("before anything happens"));

        phase("kill -9 of a data node and of a service", () -> {
            cluster.kill(cluster.follower(0));
            there.kill();
            rules.add(rule("while a node and a service are away"));
            there = ServiceProcess.start(configuration("there", false));
            traffic.movedTo(there.address());
        });
        phase("kill -9 of the master", () -> {
            cluster.kill(cluster.master());
            traffic.changeNarrative(narrative, "garlic OR vinegar");
            rules.add(rule("while there is no master"));
        });
        phase("stall of a node", () -> {
            int stalled = cluster.follower(1);
            cluster.stall(stalled);
            rules.add(rule("while a node hangs"));
            traffic.awaitProgress();
            cluster.awaitGreen(2);
            traffic.awaitProgress();
            cluster.resume(stalled);
        });
        phase("rolling restart", () -> {
            for (int node = 0; node < ThreeNodes.NODES; node++) {
                cluster.restart(node);
                cluster.awaitGreen(ThreeNodes.NODES);
            }
        });
        traffic.end();
        took.put("posts acknowledged", String.valueOf(traffic.acknowledged().size()));
        took.put("searches, of these refused", traffic.searches() + ", " + traffic.searchesRefused());
        try {
            check();
        } finally {
            List<String> lines = took.entrySet().stream()
                    .map(each -> each.getKey() + ": " + each.getValue())
                    .toList();
            Files.write(Files.createDirectories(Path.of("target")).resolve("cluster.txt"), lines);
        }
    }

    /** What happens in a phase. */
    private interface Happening {
        void now() throws Exception;
    }

    private void phase(String name, Happening happening) throws Exception {
        traffic.awaitProgress();
        traffic.beginPhase();
        long start = System.nanoTime();
        happening.now();
        cluster.awaitGreen(ThreeNodes.NODES);
        String green = seconds(start);
        traffic.awaitProgress();
        took.put(
                name,
                "all green again after %s; longest wait of a post %s, of a search %s"
                        .formatted(green, traffic.longestPost(), traffic.longestSearch()));
        assertTrue(
                traffic.longestSearchMillis() < 25_000,
                () -> "searches wait no longer than it takes to notice: " + traffic.longestSearchMillis());
    }

    private void check() throws Exception {
        ElasticClients administrator = cluster.administrator();
        administrator.requests().send("POST", "/" + NAMES.posts() + "/_refresh", null);
        List<String> stored = traffic.storedIds(administrator.requests(), NAMES, "{\"match_all\":{}}");
        Set<String> once = new TreeSet<>(stored);
        took.put("stored, of these double", stored.size() + ", " + (stored.size() - once.size()));
        assertEquals(stored.size(), once.size(), "nothing is double");
        Set<String> lost = new TreeSet<>(traffic.acknowledged());
        lost.removeAll(once);
        took.put("of these lost", String.valueOf(lost.size()));
        assertEquals(Set.of(), lost, "nothing acknowledged is lost");
        assertEquals(traffic.sent(), once, "and nothing came that nobody sent");
        assertTrue(
                traffic.searchesRefused() * 100 <= traffic.searches(),
                () -> "searches were refused: " + traffic.searchesRefused() + " of " + traffic.searches());
        String words = "{\"terms\":{\"text\":[\"garlic\",\"vinegar\"]}}";
        await(PATIENCE, () -> {
            administrator.requests().send("POST", "/" + NAMES.posts() + "/_refresh", null);
            String tagged = "{\"term\":{\"narratives\":\"" + narrative + "\"}}";
            return traffic.storedIds(administrator.requests(), NAMES, tagged)
                    .equals(traffic.storedIds(administrator.requests(), NAMES, words));
        });
        checkAlerts();
    }

    @Test
    @Order(3)
    void commands_of_the_administrator_work_with_the_same_rights() throws Exception {
        String administration = configuration("administration", false).toString();
        PostMonths months = new PostMonths(cluster.administrator().requests(), NAMES);
        String month = months.all().getLast().label();
        List<String> before = traffic.storedIds(cluster.administrator().requests(), NAMES, "{\"match_all\":{}}");
        assertEquals(0, CommandLineInterface.run("reindex", "--config", administration, "--month", month));
        assertTrue(months.all().getLast().read().endsWith("-r2"));
        assertEquals(before, traffic.storedIds(cluster.administrator().requests(), NAMES, "{\"match_all\":{}}"));
        assertEquals(
                0,
                CommandLineInterface.run("retention", "--config", administration, "--keep-months", "2", "--dry-run"));
        assertEquals(0, CommandLineInterface.run("erase", "--config", administration, "--replay"));
    }

    private void checkAlerts() throws Exception {
        for (String rule : rules) {
            await(PATIENCE, () -> traffic.alertsOf(rule).size() >= HOURS);
            List<JsonNode> alerts = traffic.alertsOf(rule);
            Set<String> hours = alerts.stream()
                    .map(alert -> alert.path("bucket_start").asText())
                    .collect(Collectors.toSet());
            assertEquals(HOURS, alerts.size(), "each hour is told once: " + alerts);
            assertEquals(HOURS, hours.size());
        }
        await(PATIENCE, () -> arrivals.size() >= rules.size() * HOURS);
        assertEquals(rules.size() * HOURS, arrivals.size(), "each alert arrives, under one id");
        took.put("alerts told, deliveries that arrived", rules.size() * HOURS + ", " + arrivals.size());
    }

    /** A rule that, unlike those of people, also judges what was yesterday. */
    private String rule(String name) throws Exception {
        String id = traffic.createRule(name, webhook.getAddress().getPort());
        byte[] since = MAPPER.writeValueAsBytes(Map.of(
                "doc", Map.of("rule", Map.of("active_since", traffic.yesterday().toString()))));
        await(PATIENCE, () -> {
            try {
                return cluster.administrator()
                        .requests()
                        .send("POST", "/" + NAMES.alertRules() + "/_update/" + id + "?refresh=true", since)
                        .isSuccess();
            } catch (org.listeningpost.elastic.ElasticUnreachableException e) {
                return false;
            }
        });
        return id;
    }

    private static String seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0 + " s";
    }
}

package org.listeningpost.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.listeningpost.testing.Expectations.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;

/**
 * People and sources who use two services without a break, through all trouble: what is not acknowledged is sent again,
 * as every source does, to whichever service answers.
 */
public final class ClusterTraffic implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> WORDS = List.of("garlic", "vinegar", "aspirin");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BATCH = 5;
    private static final int PAGE = 1_000;

    private final String key;
    private final URI here;
    private volatile URI there;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant yesterday =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    private final Set<String> sent = new ConcurrentSkipListSet<>();
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger searchesAnswered = new AtomicInteger();
    private final AtomicLong longestSearchNanos = new AtomicLong();
    private final AtomicLong longestPostNanos = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    public ClusterTraffic(String key, URI here, URI there) {
        this.key = key;
        this.here = here;
        this.there = there;
    }

    /** The second service has another address now. */
    public void movedTo(URI address) {
        there = address;
    }

    public Instant yesterday() {
        return yesterday;
    }

    /** Posts that give rules something to tell. */
    public void writeYesterday(int hours) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int hour = 0; hour < hours; hour++) {
            for (int i = 0; i < 3; i++) {
                Instant at = yesterday.plus(Duration.ofHours(hour)).plusSeconds(60L * i + 60);
                lines.append(line("flu-" + hour + "-" + i, "the flu is back", at));
            }
        }
        await(PATIENCE, () -> isTaken(post(here, "/v1/posts", lines.toString()), hours * 3));
        acknowledged.addAll(sent);
    }

    public void begin() {
        threads.add(Thread.ofPlatform().name("source-a").start(() -> send("a", true)));
        threads.add(Thread.ofPlatform().name("source-b").start(() -> send("b", false)));
        threads.add(Thread.ofPlatform().name("reader").start(this::search));
    }

    /** Every source gets its last batch acknowledged, and rests. */
    public void end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Waits until more was acknowledged, and a search answered, than is now. */
    public void awaitProgress() throws Exception {
        int posts = acknowledged.size();
        int answers = searchesAnswered.get();
        await(PATIENCE, () -> acknowledged.size() >= posts + 4 * BATCH && searchesAnswered.get() > answers);
    }

    private void send(String source, boolean prefersHere) {
        for (int batch = 0; !isOver; batch++) {
            StringBuilder lines = new StringBuilder();
            List<String> ids = new ArrayList<>();
            Instant now = Clock.systemUTC().instant();
            for (int i = 0; i < BATCH; i++) {
                String id = source + "-" + batch + "-" + i;
                lines.append(line(id, "people say that " + WORDS.get((batch + i) % 3) + " helps", now));
                ids.add(PostId.of(Platform.REDDIT, id).value());
            }
            boolean atHere = prefersHere;
            long start = System.nanoTime();
            while (!isTaken(post(atHere ? here : there, "/v1/posts", lines.toString()), BATCH)) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                atHere = !atHere;
                pause();
            }
            acknowledged.addAll(ids);
            longestPostNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            pause();
        }
    }

    private String line(String nativeId, String text, Instant at) {
        sent.add(PostId.of(Platform.REDDIT, nativeId).value());
        ObjectNode record = MAPPER.createObjectNode()
                .put("platform", "reddit")
                .put("id", nativeId)
                .put("created_at", at.toString())
                .put("text", text);
        return record + "\n";
    }

    private static boolean isTaken(@Nullable HttpResponse<String> answer, int posts) {
        if (answer == null || answer.statusCode() != 200) {
            return false;
        }
        JsonNode account = json(answer);
        return account.path("indexed").asInt()
                        + account.path("updated").asInt()
                        + account.path("unchanged").asInt()
                == posts;
    }

    private void search() {
        while (!isOver) {
            long start = System.nanoTime();
            HttpResponse<String> answer =
                    exchange(request(here, "/v1/search?query=garlic").build());
            longestSearchNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            searches.incrementAndGet();
            if (answer != null && answer.statusCode() == 200) {
                searchesAnswered.incrementAndGet();
            }
            pause();
        }
    }

    public String createNarrative(String query) throws Exception {
        return created("/v1/narratives", narrative(query));
    }

    public void changeNarrative(String id, String query) throws Exception {
        await(PATIENCE, () -> {
            HttpResponse<String> changed = exchange(request(here, "/v1/narratives/" + id)
                    .header("If-Match", "\"1\"")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(narrative(query)))
                    .build());
            // 412: an earlier try did it, and its answer was lost.
            return changed != null && (changed.statusCode() == 200 || changed.statusCode() == 412);
        });
    }

    private static String narrative(String query) {
        return "{\"title\":\"Cures\",\"status\":\"watching\",\"query\":\"" + query + "\"}";
    }

    /** A rule on the hours of {@link #writeYesterday}. */
    public String createRule(String name, int webhookPort) throws Exception {
        return created("/v1/alerts/rules", """
                {"name":"%s","subject":{"query":"flu"},"condition":{"kind":"threshold","at_least":2},
                 "bucket":"hour","cool_down_minutes":0,"targets":[{"webhook":"http://127.0.0.1:%d/"}]}
                """.formatted(name, webhookPort));
    }

    private String created(String path, String body) throws Exception {
        String[] id = {""};
        await(PATIENCE, () -> {
            HttpResponse<String> answer = post(here, path, body);
            if (answer == null || answer.statusCode() >= 500) {
                return false;
            }
            assertEquals(201, answer.statusCode(), answer::body);
            id[0] = json(answer).path("id").asText();
            return true;
        });
        return id[0];
    }

    public List<JsonNode> alertsOf(String rule) {
        List<JsonNode> alerts = new ArrayList<>();
        HttpResponse<String> answer =
                exchange(request(here, "/v1/alerts?size=100&rule_id=" + rule).build());
        if (answer != null && answer.statusCode() == 200) {
            json(answer).path("alerts").forEach(alerts::add);
        }
        return alerts;
    }

    /** The ids of all documents that a query finds, in order; one that is stored twice comes twice. */
    public List<String> storedIds(ElasticRequests requests, IndexNames names, String query) {
        List<String> ids = new ArrayList<>();
        String after = "";
        int size;
        do {
            String body = "{\"size\":" + PAGE + ",\"query\":" + query + ",\"_source\":false,\"sort\":[\"id\"]"
                    + (after.isEmpty() ? "" : ",\"search_after\":[\"" + after + "\"]") + "}";
            ElasticReply reply =
                    requests.send("POST", "/" + names.posts() + "/_search", body.getBytes(StandardCharsets.UTF_8));
            if (!reply.isSuccess()) {
                throw new AssertionError("posts answered " + reply.status());
            }
            JsonNode hits = reply.json().at("/hits/hits");
            for (JsonNode hit : hits) {
                after = hit.path("_id").asText();
                ids.add(after);
            }
            size = hits.size();
        } while (size == PAGE);
        return ids;
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key);
    }

    private @Nullable HttpResponse<String> post(URI service, String path, String body) {
        return exchange(request(service, path)
                .header("Content-Type", path.equals("/v1/posts") ? "application/x-ndjson" : "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Null where the service is not there. */
    private @Nullable HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Set<String> sent() {
        return sent;
    }

    public Set<String> acknowledged() {
        return acknowledged;
    }

    public int searches() {
        return searches.get();
    }

    public int searchesRefused() {
        return searches.get() - searchesAnswered.get();
    }

    /** The longest waits are those from now on. */
    public void beginPhase() {
        longestPostNanos.set(0);
        longestSearchNanos.set(0);
    }

    /** From the first try until it was acknowledged. */
    public String longestPost() {
        return seconds(longestPostNanos);
    }

    public String longestSearch() {
        return seconds(longestSearchNanos);
    }

    public long longestSearchMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestSearchNanos.get());
    }

    private static String seconds(AtomicLong nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos.get()) / 1000.0 + " s";
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        http.close();
    }
}

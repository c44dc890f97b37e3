package org.listeningpost.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.ConfigException;
import org.listeningpost.config.Feeds.Source;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.ingest.IngestHarness;
import org.listeningpost.ingest.feed.PlayedSource.Answer;
import org.listeningpost.ingest.feed.PlayedSource.Request;
import org.listeningpost.outbound.AllowedAddresses;
import org.listeningpost.testing.ElasticExtension;

/** Sources that are asked again and again, as their interfaces are documented, with everything that goes wrong. */
@ExtendWith(ElasticExtension.class)
final class FeedPollerIT {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(11);
    private static final Map<String, String> ENVIRONMENT = Map.of("OUR_TOKEN", "t0ken");
    private static final Instant START = Instant.parse("2026-05-20T10:00:00Z");

    private final IngestHarness harness;
    private final IndexNames names;
    private final FeedIndex index;
    private final AtomicLong nanos = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();

    FeedPollerIT(ElasticClients clients, IndexNames names) {
        this.names = names;
        this.harness = new IngestHarness(clients, names, 30_000);
        this.index = new FeedIndex(new VersionedDocuments(harness.requests, names.feeds()));
    }

    @BeforeEach
    void schema(ElasticClients clients) {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        harness.close();
    }

    private PlayedSource played(java.util.function.Function<Request, Answer> platform) throws IOException {
        PlayedSource source = new PlayedSource(platform);
        open.add(source);
        return source;
    }

    private FeedPoller poller(
            String id, String kind, URI url, @Nullable String query, String holder, String... allowed) {
        PageFetcher fetcher =
                new PageFetcher(new AllowedAddresses(List.of(allowed)), Duration.ofSeconds(10), IngestHarness.CLOCK);
        open.add(fetcher);
        FeedPoller.Parts parts = new FeedPoller.Parts(
                index,
                fetcher,
                harness.service,
                harness.audit::add,
                IngestHarness.CLOCK,
                nanos::get,
                new Random(7),
                holder,
                INTERVAL,
                LEASE);
        return FeedCenter.poller(new Source(id, kind, url, query, "OUR_TOKEN", "forum"), ENVIRONMENT, parts);
    }

    private long stored(String feed) {
        return harness.stored(names.posts()).stream()
                .filter(hit -> hit.at("/_source/source").asText().equals(feed))
                .count();
    }

    private FeedIndex.Health health(String feed) {
        return index.find(feed).orElseThrow().health();
    }

    /** Statuses 1 to n: what comes after an id, the oldest forty of it, the newest of those first. */
    private static Answer mastodon(Request request, long count) {
        long after = Long.parseLong(request.parameters().getOrDefault("min_id", "0"));
        long first = request.parameters().containsKey("min_id") ? after + 1 : Math.max(1, count - 39);
        StringBuilder body = new StringBuilder();
        for (long id = Math.min(count, first + 39); id >= first; id--) {
            body.append(body.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + id + "\",\"created_at\":\"" + START.plusSeconds(id)
                            + "\",\"visibility\":\"public\",\"content\":\"<p>status " + id
                            + "</p>\",\"account\":{\"id\":\"1\",\"acct\":\"ana\"}}");
        }
        return Answer.of("[" + body + "]");
    }

    @Test
    void through_faults_and_a_restart_nothing_is_lost_and_nothing_is_double() throws Exception {
        AtomicLong count = new AtomicLong(10);
        PlayedSource source = played(request -> mastodon(request, count.get()));
        FeedPoller poller = poller("toots", "mastodon", source.address(), "tag:flu", "one", "127.0.0.1");
        assertEquals(INTERVAL, poller.round());
        assertEquals(10, stored("toots"));
        count.set(150);
        source.fail(429, "", "Retry-After", "1700");
        assertEquals(Duration.ofSeconds(1700), poller.round());
        assertEquals("429", health("toots").problem());
        source.fail(500, "<html>");
        Duration second = poller.round();
        assertTrue(second.compareTo(Duration.ofSeconds(30)) >= 0 && second.compareTo(Duration.ofSeconds(60)) <= 0);
        source.fail(200, "[{\"id\":\"11\",\"created_at\":\"2026-05-20T10:00:11Z\",\"conte");
        poller.round();
        assertEquals("truncated", health("toots").problem());
        source.fail(200, "{\"error\":\"please log in\"}");
        poller.round();
        assertEquals("unexpected_answer", health("toots").problem());
        source.fail(302, "", "Location", "http://169.254.169.254/");
        poller.round();
        assertEquals("302", health("toots").problem());
        assertEquals(5, health("toots").failures());
        assertEquals(10, stored("toots"));
        poller.release();
        // Another process goes on where this one stood.
        FeedPoller next = poller("toots", "mastodon", source.address(), "tag:flu", "two", "127.0.0.1");
        assertEquals(INTERVAL, next.round());
        assertEquals(150, stored("toots"));
        assertEquals(150, health("toots").received());
        assertEquals(150, health("toots").stored());
        assertEquals(0, health("toots").failures());
        assertTrue(source.asked.contains("/api/v1/timelines/tag/flu?limit=40&min_id=50"));
        next.round();
        assertEquals(150, health("toots").received());
    }

    /** Comments 1 to n, the newest hundred first, the older behind a token. */
    private static Answer reddit(Request request, long count) {
        long newest = request.parameters().containsKey("after")
                ? Long.parseLong(request.parameters().get("after").substring(3)) - 1
                : count;
        StringBuilder body = new StringBuilder();
        long oldest = Math.max(1, newest - 99);
        for (long id = newest; id >= oldest; id--) {
            body.append(body.isEmpty() ? "" : ",")
                    .append("{\"kind\":\"t1\",\"data\":{\"name\":\"t1_" + id + "\",\"id\":\"" + id
                            + "\",\"body\":\"comment "
                            + id + "\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\",\"created_utc\":"
                            + START.plusSeconds(id * 60).getEpochSecond() + ".0}}");
        }
        String after = oldest > 1 ? "\"t1_" + oldest + "\"" : "null";
        return Answer.of("{\"kind\":\"Listing\",\"data\":{\"after\":" + after + ",\"children\":[" + body + "]}}");
    }

    @Test
    void a_walk_backwards_ends_at_what_is_known_and_survives_a_lost_page() throws Exception {
        AtomicLong count = new AtomicLong(250);
        PlayedSource source = played(request -> reddit(request, count.get()));
        FeedPoller poller = poller("r", "reddit", source.address(), "comments:health", "one", "127.0.0.1");
        poller.round();
        assertEquals(250, stored("r"));
        assertEquals(3, source.asked.size());
        count.set(400);
        poller.round();
        assertEquals(400, stored("r"));
        assertEquals(5, source.asked.size(), "two pages reach what is known");
        // In the middle of a walk the source forgets its page: the walk begins anew and loses nothing.
        count.set(700);
        Answer first = reddit(new Request("", Map.of(), Map.of()), 700);
        source.fail(200, first.body(), "x-ratelimit-remaining", "0.0", "x-ratelimit-reset", "480");
        assertEquals(Duration.ofSeconds(480), poller.round());
        assertEquals(500, stored("r"));
        source.fail(400, "");
        poller.round();
        poller.round();
        assertEquals(700, stored("r"));
        // The same page again and again is the end of a walk, not an endless one.
        source.asked.clear();
        count.set(800);
        String page = reddit(new Request("", Map.of(), Map.of()), 800).body();
        for (int i = 0; i < 5; i++) {
            source.fail(200, page);
        }
        poller.round();
        assertEquals(2, source.asked.size());
        assertEquals(800, stored("r"));
    }

    @Test
    void a_clock_ahead_hides_nothing() throws Exception {
        Instant now = IngestHarness.CLOCK.instant();
        List<String> posts = new ArrayList<>(List.of(bluesky("a", now.plusSeconds(7_200))));
        PlayedSource source = played(request -> Answer.of("{\"posts\":[" + String.join(",", posts) + "]}"));
        FeedPoller poller = poller("b", "bluesky", source.address(), "search:flu shot", "one", "127.0.0.1");
        poller.round();
        posts.add(0, bluesky("b", now.plusSeconds(1)));
        poller.round();
        assertEquals(2, stored("b"));
        assertTrue(source.asked.getFirst().contains("q=flu%20shot"), source.asked.getFirst());
    }

    private static String bluesky(String key, Instant at) {
        return "{\"uri\":\"at://did:plc:a/app.bsky.feed.post/" + key
                + "\",\"author\":{\"did\":\"did:plc:a\"},\"indexedAt\":\"" + at + "\",\"record\":{\"text\":\"post "
                + key + "\",\"createdAt\":\"2026-05-20T10:00:00Z\"}}";
    }

    @Test
    void youtube_gets_its_key_in_a_header_and_a_feed_says_when_nothing_is_new() throws Exception {
        PlayedSource youtube = played(request -> {
            assertEquals("t0ken", request.headers().get("x-goog-api-key"));
            boolean isFirst = !request.parameters().containsKey("pageToken");
            return Answer.of(
                    "{\"kind\":\"youtube#commentThreadListResponse\"," + (isFirst ? "\"nextPageToken\":\"p2\"," : "")
                            + "\"items\":[{\"kind\":\"youtube#commentThread\",\"id\":\"U" + isFirst
                            + "\",\"snippet\":{\"videoId\":\"v\",\"topLevelComment\":{\"id\":\"U" + isFirst
                            + "\",\"snippet\":{\"textOriginal\":\"does it hurt\",\"publishedAt\":\"2026-05-20T10:00:00Z\"}}}}]}");
        });
        poller("y", "youtube", youtube.address(), "video:v", "one", "127.0.0.1").round();
        assertEquals(2, stored("y"));
        PlayedSource rss = played(request -> "\"v1\"".equals(request.headers().get("if-none-match"))
                ? new Answer(304, Map.of(), "")
                : Answer.of("<rss><channel><item><guid>urn:x:1</guid><title>Flu</title>"
                                + "<pubDate>Wed, 20 May 2026 10:00:00 GMT</pubDate></item></channel></rss>")
                        .with("ETag", "\"v1\""));
        FeedPoller feed = poller("f", "feed", rss.address(), null, "one", "127.0.0.1");
        feed.round();
        feed.round();
        assertEquals(1, stored("f"));
        assertEquals("forum", platformOf("f"));
        assertEquals(1, health("f").received());
        rss.fail(200, "<rss><channel><item>");
        feed.round();
        assertEquals("truncated", health("f").problem());
    }

    @Test
    void one_post_of_a_feed_that_elasticsearch_refuses_costs_itself() throws Exception {
        // Somebody made the month by hand and wrongly: our source is a word, not a number.
        harness.requests.send(
                "PUT",
                "/" + names.posts() + "-2025.11",
                "{\"mappings\":{\"properties\":{\"source\":{\"type\":\"integer\"}}}}".getBytes(StandardCharsets.UTF_8));
        PlayedSource rss = played(request -> Answer.of("<rss><channel><item><guid>urn:n:1</guid><title>Flu</title>"
                + "<pubDate>Wed, 19 Nov 2025 10:00:00 GMT</pubDate></item><item><guid>urn:n:2</guid><title>Cold</title>"
                + "<pubDate>Wed, 20 May 2026 10:00:00 GMT</pubDate></item></channel></rss>"));
        poller("n", "feed", rss.address(), null, "one", "127.0.0.1").round();
        assertEquals(0, health("n").failures());
        assertEquals(2, health("n").received());
        assertEquals(1, health("n").stored());
        rss.fail(200, "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>");
        poller("n", "feed", rss.address(), null, "one", "127.0.0.1").round();
        assertEquals("truncated", health("n").problem());
    }

    @Test
    void one_instance_reads_a_source_and_another_takes_over_when_it_is_silent() throws Exception {
        PlayedSource source = played(request -> mastodon(request, 5));
        FeedPoller one = poller("l", "mastodon", source.address(), "public", "one", "127.0.0.1");
        FeedPoller two = poller("l", "mastodon", source.address(), "public", "two", "127.0.0.1");
        one.round();
        int asked = source.asked.size();
        two.round();
        nanos.addAndGet(LEASE.toNanos() - 1);
        one.round(); // a sign of life
        assertEquals(asked + 1, source.asked.size());
        two.round();
        nanos.addAndGet(LEASE.toNanos() - 1);
        two.round();
        assertEquals(asked + 1, source.asked.size());
        nanos.addAndGet(1);
        two.round();
        assertEquals("two", index.find("l").orElseThrow().holder());
        assertTrue(source.asked.size() > asked + 1);
    }

    @Test
    void what_a_source_asked_one_instance_the_next_one_heeds() throws Exception {
        PlayedSource source = played(request -> mastodon(request, 5));
        source.fail(429, "", "Retry-After", "1700");
        FeedPoller one = poller("w", "mastodon", source.address(), "public", "one", "127.0.0.1");
        assertEquals(Duration.ofSeconds(1_700), one.round());
        one.release();
        Duration left = poller("w", "mastodon", source.address(), "public", "two", "127.0.0.1")
                .round();
        assertTrue(left.compareTo(INTERVAL) > 0 && left.compareTo(Duration.ofSeconds(1_700)) < 0, left.toString());
        assertEquals(1, source.asked.size());
        assertNotNull(health("w").resumeAt());
    }

    @Test
    void status_of_another_server_that_comes_behind_newer_ones_is_not_missed() throws Exception {
        TreeSet<Long> ids = new TreeSet<>();
        long first = START.toEpochMilli() << 16;
        for (int second = 0; second < 10; second++) {
            ids.add(first + (second * 1_000L << 16));
        }
        PlayedSource source = played(request -> federated(request, ids));
        FeedPoller poller = poller("late", "mastodon", source.address(), "public", "one", "127.0.0.1");
        poller.round();
        assertEquals(10, stored("late"));
        ids.add(first + (5_500L << 16));
        poller.round();
        assertEquals(11, stored("late"));
        // More within the overlap than a page holds.
        for (int second = 10; second < 110; second++) {
            ids.add(first + (second * 1_000L << 16));
        }
        poller.round();
        assertEquals(111, stored("late"));
    }

    private String platformOf(String feed) {
        return harness.stored(names.posts()).stream()
                .filter(hit -> hit.at("/_source/source").asText().equals(feed))
                .map(hit -> hit.at("/_source/platform").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Answer federated(Request request, TreeSet<Long> ids) {
        String after = request.parameters().get("min_id");
        List<Long> page = after == null
                ? ids.descendingSet().stream().limit(40).toList()
                : ids.tailSet(Long.parseLong(after), false).stream()
                        .limit(40)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return Answer.of(page.stream()
                .map(
                        id -> "{\"id\":\"" + id + "\",\"created_at\":\"" + Instant.ofEpochMilli(id >> 16)
                                + "\",\"visibility\":\"public\",\"content\":\"<p>status</p>\",\"account\":{\"id\":\"1\",\"acct\":\"ana\"}}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void another_question_under_the_same_id_is_read_from_its_start() throws Exception {
        PlayedSource source = played(request -> mastodon(request, request.path().endsWith("cold") ? 3 : 5));
        poller("q", "mastodon", source.address(), "tag:flu", "one", "127.0.0.1").round();
        FeedPoller other = poller("q", "mastodon", source.address(), "tag:cold", "one", "127.0.0.1");
        other.round();
        other.round();
        assertFalse(source.asked.get(1).contains("min_id"), source.asked.get(1));
        assertTrue(source.asked.get(2).contains("min_id=3"), source.asked.get(2));
    }

    @Test
    void failure_that_is_not_about_the_limit_does_not_wait_for_its_reset_and_a_page_too_long_is_told_as_that()
            throws Exception {
        PlayedSource source = played(request -> mastodon(request, 5));
        FeedPoller poller = poller("r", "mastodon", source.address(), "public", "one", "127.0.0.1");
        source.fail(502, "", "X-RateLimit-Remaining", "590", "X-RateLimit-Reset", "600");
        assertTrue(poller.round().compareTo(Duration.ofSeconds(31)) < 0);
        source.fail(429, "", "X-RateLimit-Remaining", "590", "X-RateLimit-Reset", "600");
        assertEquals(Duration.ofSeconds(600), poller.round());
        source.fail(200, "[" + " ".repeat(9 << 20) + "]");
        poller.round();
        assertEquals("too_large", health("r").problem());
    }

    @Test
    void an_address_that_is_not_public_is_not_asked_and_a_wrong_source_is_told_at_the_start() throws Exception {
        PlayedSource source = played(request -> mastodon(request, 5));
        FeedPoller poller = poller("p", "mastodon", source.address(), "public", "one");
        poller.round();
        assertEquals("address_not_allowed", health("p").problem());
        assertEquals(List.of(), source.asked);
        assertThrows(ConfigException.class, () -> poller("p", "gopher", source.address(), null, "one"));
        assertThrows(ConfigException.class, () -> poller("p", "reddit", source.address(), "planet:x", "one"));
    }
}

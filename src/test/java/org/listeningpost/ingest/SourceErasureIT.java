package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.testing.ElasticExtension;

/** What a source says of posts that are gone. */
@ExtendWith(ElasticExtension.class)
final class SourceErasureIT {
    private final IngestHarness harness;
    private final IndexNames names;

    SourceErasureIT(ElasticClients clients, IndexNames names) {
        this.harness = new IngestHarness(clients, names, 120_000);
        this.names = names;
    }

    @BeforeEach
    void schema(ElasticClients clients) {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private static String tweet(String id) {
        return "{\"data\":{\"id\":\"" + id + "\",\"text\":\"waited three hours\",\"edit_history_tweet_ids\":[\"" + id
                + "\"],\"created_at\":\"2026-05-20T10:00:00.000Z\"}}";
    }

    private static String gone(String id) {
        return "{\"data\":{\"delete\":{\"tweet\":{\"id\":\"" + id + "\"}}}}";
    }

    private static String idOf(String tweet) {
        return PostId.of(Platform.X, tweet).value();
    }

    private String account(IngestSummary summary) {
        return IngestHarness.sums(summary) + " erased " + summary.erased() + " complete " + summary.isComplete();
    }

    @Test
    void a_notice_erases_the_post_everywhere_and_for_good() throws IOException, InterruptedException {
        assertEquals(
                "2=2+0+0+0 erased 0 complete true", account(harness.send("x", tweet("101") + "\n" + tweet("102"))));
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", gone("101"))));
        List<String> stored = harness.stored(names.posts()).stream()
                .map(hit -> hit.path("_id").asText())
                .toList();
        assertTrue(stored.contains(idOf("102")));
        assertTrue(!stored.contains(idOf("101")));
        assertEquals("posts.erase", harness.audit.getFirst().action());
        assertEquals(List.of(idOf("101")), harness.audit.getFirst().targets());
        // Sent again by whoever has not heard of it.
        IngestSummary again = harness.send("x", tweet("101"));
        assertEquals("1=0+0+0+1 erased 0 complete true", account(again));
        assertEquals("erased", again.errors().getFirst().code());
        // The same notice again has nothing to do.
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("x", gone("101"))));
    }

    @Test
    void a_notice_that_failed_half_way_is_finished_when_it_comes_again() throws IOException, InterruptedException {
        harness.send("x", tweet("111"));
        put(names.alerts(), "a1", "{\"id\":\"a1\",\"post_ids\":[\"" + idOf("111") + "\"]}");
        harness.settings(names.alerts(), "{\"index.blocks.write\":true}");
        assertEquals("1=0+0+0+0 erased 0 complete false", account(harness.send("x", gone("111"))));
        assertEquals(List.of("111"), storedOf("111"), "as long as something tells of it");
        harness.settings(names.alerts(), "{\"index.blocks.write\":null}");
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", gone("111"))));
        assertEquals(List.of(), storedOf("111"));
        assertEquals(
                "[]",
                harness.stored(names.alerts())
                        .getFirst()
                        .at("/_source/post_ids")
                        .toString());
        assertTrue(harness.audit.stream()
                .anyMatch(event ->
                        event.action().equals("posts.erase") && event.targets().equals(List.of(idOf("111")))));
    }

    @Test
    void a_notice_reaches_what_was_kept_of_a_post_because_it_was_not_taken() throws IOException, InterruptedException {
        String here =
                "{\"id\":\"k9\",\"link_id\":\"t3_a\",\"subreddit\":\"s\",\"body\":\"here\",\"created_utc\":1767323045}";
        harness.send("reddit", here);
        JsonNode hit = harness.stored(names.posts()).stream()
                .filter(each -> each.at("/_source/platform").asText().equals("reddit"))
                .findFirst()
                .orElseThrow();
        String id = hit.path("_id").asText();
        harness.requests.send("DELETE", "/" + hit.path("_index").asText() + "/_doc/" + id + "?refresh=true", null);
        put(names.deadLetters(), id, "{\"id\":\"" + id + "\",\"document\":{}}");
        put(names.rejectedRows(), "row-1", "{\"post\":\"" + idOf("112") + "\"}");
        String removed = here.replace("here", "[removed]");
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("reddit", removed)));
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", gone("112"))));
        assertEquals(List.of(), harness.stored(names.deadLetters()));
        assertEquals(List.of(), harness.stored(names.rejectedRows()));
        assertEquals("erased", harness.send("reddit", here).errors().getFirst().code());
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("reddit", removed)));
    }

    @Test
    void in_one_delivery_the_notice_wins_in_whatever_order() throws IOException, InterruptedException {
        IngestSummary summary =
                harness.send("x", tweet("201") + gone("201") + gone("202") + tweet("202") + gone("201"));
        assertEquals(5, summary.received());
        assertEquals(
                summary.received(),
                summary.indexed() + summary.updated() + summary.unchanged() + summary.erased() + summary.rejected());
        assertEquals(2, summary.erased());
        List<String> stored = harness.stored(names.posts()).stream()
                .map(hit -> hit.path("_id").asText())
                .toList();
        assertTrue(!stored.contains(idOf("201")) && !stored.contains(idOf("202")));
    }

    private static String by(String id, String author, String handle) {
        return tweet(id)
                .replace("\"text\"", "\"author_id\":\"" + author + "\",\"text\"")
                .replace(
                        "}}",
                        "}" + ",\"includes\":{\"users\":[{\"id\":\"" + author + "\",\"username\":\"" + handle
                                + "\"}]}}");
    }

    private List<String> storedOf(String... tweets) {
        List<String> stored = harness.stored(names.posts()).stream()
                .map(hit -> hit.path("_id").asText())
                .toList();
        return Stream.of(tweets).filter(tweet -> stored.contains(idOf(tweet))).toList();
    }

    @Test
    void an_account_that_is_gone_takes_its_posts_along_whatever_its_handle_was()
            throws IOException, InterruptedException {
        // The handle changed between the first two; the third names no handle, and the fourth is somebody else's.
        IngestSummary sent = harness.send(
                "x",
                by("401", "70", "before")
                        + by("402", "70", "behind")
                        + tweet("403").replace("\"text\"", "\"author_id\":\"70\",\"text\"")
                        + by("404", "71", "other"));
        assertEquals("4=4+0+0+0 erased 0 complete true", account(sent));
        assertEquals(List.of("401", "402", "403", "404"), storedOf("401", "402", "403", "404"));
        String account = harness.stored(names.posts()).stream()
                .filter(hit -> hit.path("_id").asText().equals(idOf("401")))
                .findFirst()
                .orElseThrow()
                .at("/_source/author/account_key")
                .asText();
        String suspended =
                "{\"data\":{\"user_suspend\":{\"user\":{\"id\":\"70\"},\"event_at\":\"2026-05-22T10:00:00.000Z\"}}}";
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", suspended)));
        assertEquals(List.of("404"), storedOf("401", "402", "403", "404"));
        AuditEvent erasure = harness.audit.stream()
                .filter(event -> event.action().equals("erasure"))
                .findFirst()
                .orElseThrow();
        assertEquals("test", erasure.keyId());
        assertTrue(erasure.targets().stream().allMatch(name -> name.matches("[a-z2-7]{26}")), "pseudonyms and no ids");
        // Nobody heard of the one; the other was erased already. What they send later is taken.
        assertEquals(
                "2=0+0+2+0 erased 0 complete true",
                account(harness.send("x", suspended + suspended.replace("\"70\"", "\"79\""))));
        // For a second the engine's own memory of the deletion answers, then the list of what was erased.
        String refusal =
                harness.send("x", by("401", "70", "before")).errors().getFirst().code();
        assertTrue(Set.of("deleted", "erased").contains(refusal), refusal);
        assertEquals("1=1+0+0+0 erased 0 complete true", account(harness.send("x", by("405", "70", "before"))));
        restored("406", account);
        Erasure again = new Erasure(harness.requests, harness.requests, names, harness.audit::add, IngestHarness.CLOCK);
        assertEquals(
                1,
                again.replay(IngestHarness.ring("a key of more than 16 bytes"), "test"),
                "under a handle that nobody had seen, but of that account");
        assertEquals(List.of("404", "405"), storedOf("404", "405", "406"));
    }

    @Test
    void a_copy_from_before_a_rotation_forgets_who_was_erased_behind_it() {
        String first = "a key of more than 16 bytes";
        KeyRing rotated = IngestHarness.ring(first, "another one, also of 16 bytes");
        String before = IngestHarness.keyed(first).of(Account.ofId(Platform.X, "96"));
        String since =
                Objects.requireNonNull(rotated.renew(before, rotated.ids().getFirst()));
        Erasure erasure =
                new Erasure(harness.requests, harness.requests, names, harness.audit::add, IngestHarness.CLOCK);
        erasure.erase(new Erasure.Order(List.of(), List.of(since)), "test", 100);
        restored("407", before);
        assertEquals(0, erasure.replay(IngestHarness.ring(first), "test"));
        assertEquals(1, erasure.replay(rotated, "test"));
        assertEquals(List.of(), storedOf("407"));
    }

    /** As a snapshot would bring it back. */
    private void restored(String tweet, String account) {
        put(
                names.postsOf(Instant.parse("2026-05-20T10:00:00Z")),
                idOf(tweet),
                "{\"id\":\"" + idOf(tweet) + "\",\"ingested_at\":\"2026-05-20T10:00:00Z\",\"author\":{\"key\":\""
                        + "h".repeat(26) + "\",\"account_key\":\"" + account + "\"}}");
    }

    private void put(String index, String id, String document) {
        ElasticReply reply = harness.requests.send(
                "PUT", "/" + index + "/_doc/" + id + "?refresh=true", document.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> new String(reply.body(), StandardCharsets.UTF_8));
    }

    @Test
    void of_accounts_that_are_gone_goes_also_what_the_engine_had_refused() throws IOException, InterruptedException {
        refused("letter-1", "90");
        refused("letter-2", "91");
        refused("letter-3", "92");
        refused("letter-4", "90");
        String left =
                "{\"data\":{\"user_delete\":{\"user\":{\"id\":\"%s\"},\"event_at\":\"2026-05-22T10:00:00.000Z\"}}}\n";
        assertEquals(
                "3=0+0+1+0 erased 2 complete true",
                account(harness.send("x", left.formatted("90") + left.formatted("93") + left.formatted("91"))));
        assertEquals(
                List.of("letter-3"),
                harness.stored(names.deadLetters()).stream()
                        .map(letter -> letter.path("_id").asText())
                        .toList());
    }

    @Test
    void of_accounts_that_are_gone_go_also_the_rows_that_were_not_taken() throws IOException, InterruptedException {
        String handle = "r".repeat(26);
        rejected("row-65", handle, "65");
        put(names.rejectedRows(), "row-65-handle", "{\"author\":\"" + handle + "\"}");
        rejected("row-66", "s".repeat(26), "66");
        String left =
                "{\"data\":{\"user_delete\":{\"user\":{\"id\":\"%s\"},\"event_at\":\"2026-05-22T10:00:00.000Z\"}}}\n";
        assertEquals(
                "2=0+0+1+0 erased 1 complete true",
                account(harness.send("x", left.formatted("65") + left.formatted("67"))));
        assertEquals(List.of("row-66"), rejectedRows());
        // As a snapshot would bring it back: nothing else of that account is here to tell of it.
        rejected("row-65", handle, "65");
        new Erasure(harness.requests, harness.requests, names, harness.audit::add, IngestHarness.CLOCK)
                .replay(IngestHarness.ring("a key of more than 16 bytes"), "test");
        assertEquals(List.of("row-66"), rejectedRows());
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", left.formatted("66"))));
        assertEquals(List.of(), rejectedRows());
    }

    private List<String> rejectedRows() {
        return harness.stored(names.rejectedRows()).stream()
                .map(row -> row.path("_id").asText())
                .toList();
    }

    private void rejected(String id, String handle, String account) {
        String key = IngestHarness.keyed("a key of more than 16 bytes").of(Account.ofId(Platform.X, account));
        put(names.rejectedRows(), id, "{\"author\":\"" + handle + "\",\"account\":\"" + key + "\"}");
    }

    /** As the writer keeps it. */
    private void refused(String id, String account) {
        String key = IngestHarness.keyed("a key of more than 16 bytes").of(Account.ofId(Platform.X, account));
        put(
                names.deadLetters(),
                id,
                "{\"id\":\"" + id + "\",\"document\":{\"author\":{\"key\":\"" + "k".repeat(26) + "\",\"account_key\":\""
                        + key + "\"}}}");
    }

    @Test
    void result_of_a_compliance_job_erases_the_post_or_the_account_of_that_id()
            throws IOException, InterruptedException {
        assertEquals(
                "3=3+0+0+0 erased 0 complete true",
                account(harness.send("x", by("501", "80", "one") + by("502", "81", "two") + by("503", "82", "three"))));
        String result = "{\"id\":\"%s\",\"action\":\"delete\",\"created_at\":\"2026-05-20T10:00:00.000Z\","
                + "\"redacted_at\":\"2026-05-22T10:00:00.000Z\",\"reason\":\"deleted\"}\n";
        assertEquals(
                "2=0+0+0+0 erased 2 complete true",
                account(harness.send("x", result.formatted("501") + result.formatted("81"))));
        assertEquals(List.of("503"), storedOf("501", "502", "503"));
    }

    @Test
    void a_notice_that_overtakes_its_post_is_remembered() throws IOException, InterruptedException {
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("x", gone("301"))));
        assertEquals(
                "erased", harness.send("x", tweet("301")).errors().getFirst().code());
        // Of a dump, whose removed comments were mostly never here, nothing is remembered.
        String removed =
                "{\"id\":\"k1\",\"link_id\":\"t3_a\",\"subreddit\":\"s\",\"body\":\"[removed]\",\"created_utc\":1767323045}";
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("reddit", removed)));
        assertEquals(
                "1=1+0+0+0 erased 0 complete true",
                account(harness.send("reddit", removed.replace("[removed]", "still here"))));
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("reddit", removed)));
    }
}

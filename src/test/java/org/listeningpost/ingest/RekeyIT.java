package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeysInUse;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.pseudonym.RekeyJob;
import org.listeningpost.post.Platform;
import org.listeningpost.testing.ElasticExtension;

/** Stored pseudonyms come under a new key, once each, whatever happens in between. */
@ExtendWith(ElasticExtension.class)
class RekeyIT {
    private static final String[] KEYS = {
        "the first key of 16+ bytes", "the second key of 16+", "the third key of 16+ b"
    };
    private static final int POSTS = 1_200;

    private final ElasticClients clients;
    private final IndexNames names;
    private final ElasticRequests requests;
    private final Map<String, String> accounts = new TreeMap<>();

    RekeyIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.requests = clients.requests();
    }

    /** Stands for a kill: whatever was acknowledged is done, and nothing after it. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_change_of_keys_killed_in_the_middle_goes_on_without_wrapping_twice() throws Exception {
        IngestHarness.schema(clients, names);
        KeyRing second = IngestHarness.ring(KEYS[0], KEYS[1]);
        KeyRing third = IngestHarness.ring(KEYS);
        send(IngestHarness.keyed(KEYS[0]), posts(0, POSTS));
        send(IngestHarness.keyed(KEYS[0], KEYS[1]), posts(POSTS, POSTS + 100));
        Map<String, String> before = authors();
        Map<String, String> accountsBefore = Map.copyOf(accounts);
        asIfOfAnEarlierVersion();

        assertThrows(
                Killed.class,
                () -> job(second).run(done -> {
                    throw new Killed();
                }));
        long left = job(second).waiting();
        assertTrue(left > 0 && left < POSTS, "in the middle: " + left);

        List<Long> progress = new ArrayList<>();
        RekeyJob.Report report = job(second).run(progress::add);
        assertEquals(left, report.posts());
        assertEquals(0, report.left());
        assertEquals(left, progress.getLast());
        assertEquals(Map.of(second.currentId(), (long) POSTS + 100), job(second).countByKey());

        // What came of it is what a delivery under these keys gives: nothing has to be written again.
        IngestSummary again = send(IngestHarness.keyed(KEYS[0], KEYS[1]), posts(0, POSTS + 100));
        assertEquals((POSTS + 100) + "=0+0+" + (POSTS + 100) + "+0", IngestHarness.sums(again));

        // A second rotation over two generations at once, by way of a service that was not restarted.
        send(IngestHarness.keyed(KEYS[0]), posts(0, 10));
        RekeyJob last = job(third);
        assertEquals(POSTS + 100, last.run(done -> {}).posts());
        assertEquals(0, last.run(done -> {}).posts(), "a finished job finds nothing to do");
        again = send(IngestHarness.keyed(KEYS), posts(0, POSTS + 100));
        assertEquals((POSTS + 100) + "=0+0+" + (POSTS + 100) + "+0", IngestHarness.sums(again));

        Map<String, String> after = authors();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((id, author) -> assertFalse(after.containsValue(author), "no earlier pseudonym is left"));
        assertEquals(40, after.values().stream().distinct().count(), "one author is one author again");
        accountsBefore.values().forEach(account -> assertFalse(accounts.containsValue(account), "nor of an account"));
        assertEquals(40, accounts.values().stream().distinct().count(), "one account is one account again");
    }

    @Test
    void rejected_rows_follow_and_lose_their_text_where_nobody_can_tell_the_key() {
        IngestHarness.schema(clients, names);
        String[] keys = {"the first key of the rows", "the second key of the rows"};
        KeyRing ring = IngestHarness.ring(keys);
        String first = ring.ids().getFirst();
        Account handle = Account.ofHandle(Platform.X, "rowan");
        Account id = Account.ofId(Platform.X, "7701");
        Pseudonyms before = IngestHarness.keyed(keys[0]);
        Pseudonyms since = IngestHarness.keyed(keys);
        String named = "'author':'" + before.of(handle) + "','account':'" + before.of(id) + "'";
        String content = "'content':{'code':'missing','title':'Rowan waits','text':'waited'}";
        putRow("marked", named + ",'key_id':'" + first + "'," + content);
        putRow("unmarked", named + ",'post':'p2'," + content);
        putRow("lost", named + ",'key_id':'a-lost-key'," + content);
        putRow("today", "'author':'" + "t".repeat(26) + "','key_id':'" + ring.currentId() + "'," + content);
        putRow("nobody", "'post':'p5'," + content);
        Set<String> inUse = new KeysInUse(requests, requests, names).get();
        assertTrue(inUse.containsAll(Set.of(first, "a-lost-key", ring.currentId())), inUse.toString());
        JsonNode today = row("today");
        JsonNode nobody = row("nobody");

        RekeyJob.Report report = job(ring).run(done -> {});
        assertEquals("1 2 0", report.rejectedRows() + " " + report.withheldRows() + " " + report.left());
        JsonNode marked = row("marked");
        assertEquals(since.of(handle), marked.path("author").asText());
        assertEquals(since.of(id), marked.path("account").asText());
        assertEquals(ring.currentId(), marked.path("key_id").asText());
        assertEquals("waited", marked.at("/content/text").asText());
        for (String each : List.of("unmarked", "lost")) {
            JsonNode row = row(each);
            assertFalse(row.has("author") || row.has("account") || row.has("key_id"), each);
            assertEquals(
                    "{\"code\":\"missing\",\"withheld\":\"an erasure of its author could not find it here\"}",
                    row.path("content").toString());
        }
        assertEquals("p2", row("unmarked").path("post").asText(), "an erasure of the post still finds it");
        assertEquals(today, row("today"));
        assertEquals(nobody, row("nobody"));
        assertFalse(new KeysInUse(requests, requests, names).get().contains(first));
        assertEquals(2, job(ring).rejectedRowCountByKey().get(ring.currentId()));
        report = job(ring).run(done -> {});
        assertEquals("0 0 0", report.rejectedRows() + " " + report.withheldRows() + " " + report.left());

        Erasure erasure = new Erasure(requests, requests, names, event -> {}, IngestHarness.CLOCK);
        String account = since.of(id);
        assertEquals(Set.of(account), erasure.eraseKnown(List.of(account), "test"));
        assertFalse(requests.get(rowPath("marked")).isSuccess());
    }

    private String rowPath(String id) {
        return "/" + names.rejectedRows() + "/_doc/" + id;
    }

    private void putRow(String id, String fields) {
        byte[] row = ("{" + fields + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertTrue(requests.send("PUT", rowPath(id) + "?refresh=true", row).isSuccess());
    }

    private JsonNode row(String id) {
        return requests.get(rowPath(id)).json().path("_source");
    }

    private RekeyJob job(KeyRing ring) {
        return new RekeyJob(requests, requests, names, ring);
    }

    private IngestSummary send(Pseudonyms pseudonyms, List<String> posts) throws IOException, InterruptedException {
        try (IngestHarness harness = new IngestHarness(clients, names, 30_000, Config.defaults(), pseudonyms)) {
            return harness.send(posts);
        }
    }

    private static List<String> posts(int from, int to) {
        List<String> posts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            posts.add("{\"id\":\"" + i + "\",\"platform\":\"x\",\"created_at\":\"2026-0" + (1 + i % 3)
                    + "-02T10:00:00Z\",\"author\":{\"handle\":\"author" + i % 40 + "\",\"id\":\"9" + i % 40
                    + "\"},\"text\":\"thanks @friend"
                    + i % 7
                    + " and @CDCgov\"}");
        }
        return posts;
    }

    /** A few posts without the id of a key, as they were written before there was a ring. */
    private void asIfOfAnEarlierVersion() {
        for (JsonNode hit : hits("x").subList(0, 5)) {
            com.fasterxml.jackson.databind.node.ObjectNode source =
                    (com.fasterxml.jackson.databind.node.ObjectNode) hit.path("_source");
            ((com.fasterxml.jackson.databind.node.ObjectNode) source.path("author")).remove("key_id");
            String path = "/" + hit.path("_index").asText() + "/_doc/"
                    + hit.path("_id").asText() + "?version="
                    + hit.path("_version").asLong() + "&version_type=external_gte";
            assertTrue(requests.send("PUT", path, source.toString().getBytes(StandardCharsets.UTF_8))
                    .isSuccess());
        }
    }

    /** By handle; pseudonyms of the accounts' ids go into {@link #accounts}. */
    private Map<String, String> authors() {
        Map<String, String> authors = new TreeMap<>();
        accounts.clear();
        for (JsonNode hit : hits("x")) {
            authors.put(hit.path("_id").asText(), hit.at("/_source/author/key").asText());
            accounts.put(
                    hit.path("_id").asText(),
                    hit.at("/_source/author/account_key").asText());
            List<String> mentions = new ArrayList<>();
            hit.at("/_source/mentions").forEach(each -> mentions.add(each.asText()));
            assertTrue(mentions.contains("cdcgov"), "an allow-listed account stays: " + mentions);
        }
        return authors;
    }

    /** Posts of the first generation come first. */
    private List<JsonNode> hits(String platform) {
        requests.send("POST", "/" + names.posts() + "/_refresh", null);
        List<JsonNode> hits = new ArrayList<>();
        requests.get("/" + names.posts() + "/_search?size=10000&version=true&q=platform:" + platform)
                .json()
                .at("/hits/hits")
                .forEach(hits::add);
        return hits;
    }
}

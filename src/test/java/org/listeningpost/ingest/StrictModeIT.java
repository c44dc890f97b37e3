package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReader;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.pseudonym.RekeyJob;
import org.listeningpost.ingest.pseudonym.VaultIndex;
import org.listeningpost.ingest.pseudonym.VaultPseudonyms;
import org.listeningpost.post.Platform;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;

/** Strict mode: names that mean nothing, and no moment finer than a day. */
@ExtendWith(ElasticExtension.class)
class StrictModeIT {
    private static final String KEY = "the first key of 16+ bytes";
    private static final Account JOE = Account.ofHandle(Platform.X, "joe");

    private final ElasticClients clients;
    private final IndexNames names;
    private final ElasticRequests requests;
    private final Config config;

    StrictModeIT(ElasticClients clients, IndexNames names, @TempDir Path folder) {
        this.clients = clients;
        this.names = names;
        this.requests = clients.requests();
        this.config = ConfigReader.read(null, Map.of("LISTENING_POST_PRIVACY_MODE", "strict"), folder);
    }

    @BeforeEach
    void schema() {
        IngestHarness.schema(clients, names);
    }

    private VaultPseudonyms vault(KeyRing ring) {
        return new VaultPseudonyms(ring, new VaultIndex(requests, names), Clock.systemUTC());
    }

    private VaultPseudonyms vault() {
        return vault(IngestHarness.ring(KEY));
    }

    @Test
    void an_account_has_one_surrogate_that_no_key_can_compute() {
        String joe = vault().of(JOE);
        assertTrue(joe.matches("[a-z2-7]{26}"), joe);
        assertEquals(joe, vault().of(JOE), "another instance finds the same");
        assertEquals(List.of(joe), vault().known(JOE));
        assertFalse(IngestHarness.keyed(KEY).known(JOE).contains(joe));
        assertEquals(List.of(), vault().known(Account.ofHandle(Platform.X, "nobody-has-seen-me")));
    }

    @Test
    void instances_that_meet_an_account_at_once_give_it_one_surrogate() throws Exception {
        int instances = 8;
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            accounts.add(Account.ofHandle(Platform.REDDIT, "crowd" + i));
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            VaultPseudonyms instance = vault();
            tasks.add(() -> {
                start.await();
                instance.prepare(accounts);
                return accounts.stream().map(instance::of).toList();
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(instances)) {
            List<Future<List<String>>> answers =
                    tasks.stream().map(pool::submit).toList();
            start.countDown();
            Set<List<String>> different = new HashSet<>();
            for (Future<List<String>> answer : answers) {
                different.add(answer.get());
            }
            assertEquals(1, different.size());
            assertEquals(50, new HashSet<>(different.iterator().next()).size());
        }
    }

    @Test
    void taking_an_account_out_of_the_vault_cuts_the_link() {
        VaultPseudonyms vault = vault();
        Account ann = Account.ofHandle(Platform.X, "ann");
        String before = vault.of(ann);
        assertTrue(vault.forget(before));
        assertFalse(vault.forget(before), "it is gone");
        assertEquals(List.of(), vault().known(ann));
        assertNotEquals(before, vault.of(ann));
    }

    @Test
    void a_link_that_could_not_be_cut_is_no_success() throws Exception {
        KeyRing ring = IngestHarness.ring(KEY, "the second key of 16+ b");
        VaultPseudonyms vault = vault();
        Account eve = Account.ofHandle(Platform.X, "eve");
        String before = vault.of(eve);
        String settings = "/" + names.pseudonymVault() + "/_settings";
        requests.send("PUT", settings, "{\"index.blocks.write\":true}".getBytes(StandardCharsets.UTF_8));
        try {
            assertThrows(PseudonymsUnavailableException.class, () -> vault.forget(before));
            assertThrows(
                    PseudonymsUnavailableException.class,
                    () -> new RekeyJob(requests, requests, names, ring).run(done -> {}));
        } finally {
            requests.send("PUT", settings, "{\"index.blocks.write\":null}".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of(before), vault().known(eve));
        assertTrue(vault.forget(before));
    }

    @Test
    void an_entry_that_cannot_be_read_for_a_moment_does_not_give_an_account_a_second_name() throws Exception {
        Account dan = Account.ofHandle(Platform.X, "dan");
        String before = vault().of(dan);
        KeyRing ring = IngestHarness.ring(KEY, "the second key of 16+ b");
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> path.endsWith("/_mget"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint())) {
            proxy.inject(Fault.BUSY_SHARDS);
            VaultIndex far = new VaultIndex(troubled.requests(), names);
            assertEquals(before, new VaultPseudonyms(ring, far, Clock.systemUTC()).of(dan));
            assertTrue(proxy.isHealed());
        }
    }

    @Test
    void where_an_account_got_a_second_name_a_rotation_keeps_the_entry_of_the_first_one() {
        String[] keys = {"another first key of 16+", "another second key 16+"};
        Account kim = Account.ofHandle(Platform.X, "kim");
        String first = vault(IngestHarness.ring(keys[0])).of(kim);
        KeyRing ring = IngestHarness.ring(keys);
        // As an instance did that could not read the first entry.
        String id = takeAway(first, ring);
        String second = vault(ring).of(kim);
        assertNotEquals(first, second);
        giveBack(id, first, ring);
        RekeyJob job = new RekeyJob(requests, requests, names, ring);
        job.run(done -> {});
        assertEquals(1, job.vaultCountByKey().get(ring.ids().getFirst()), "it is still there");
        assertEquals(second, vault(ring).of(kim), "the later one, always");
        assertEquals(Set.of(first, second), Set.copyOf(vault(ring).known(kim)));
        assertTrue(vault(ring).forget(first));
        assertTrue(vault(ring).forget(second));
    }

    /** Takes an entry away for a while; its id. */
    private String takeAway(String surrogate, KeyRing ring) {
        requests.send("POST", "/" + names.pseudonymVault() + "/_refresh", null);
        String id = requests.get("/" + names.pseudonymVault() + "/_search?q=surrogate:" + surrogate)
                .json()
                .at("/hits/hits/0/_id")
                .asText();
        assertTrue(vault(ring).forget(surrogate));
        return id;
    }

    private void giveBack(String id, String surrogate, KeyRing ring) {
        String entry = "{\"surrogate\":\"" + surrogate + "\",\"key_id\":\""
                + ring.ids().getFirst() + "\"}";
        String path = "/" + names.pseudonymVault() + "/_doc/" + id;
        assertTrue(requests.send("PUT", path, entry.getBytes(StandardCharsets.UTF_8))
                .isSuccess());
    }

    @Test
    void a_rotation_changes_the_vault_and_no_post() {
        String before = vault().of(JOE);
        KeyRing ring = IngestHarness.ring(KEY, "the second key of 16+ b");
        assertEquals(before, vault(ring).of(JOE), "found under its earlier name");
        RekeyJob job = new RekeyJob(requests, requests, names, ring);
        assertTrue(job.run(done -> {}).vaultEntries() > 0);
        assertEquals(Set.of(ring.currentId()), job.vaultCountByKey().keySet());
        assertEquals(before, vault(ring).of(JOE));
        assertEquals(0, job.run(done -> {}).vaultEntries());
        assertEquals(List.of(), vault().known(JOE), "the earlier key alone opens nothing any more");
    }

    @Test
    void only_the_day_of_a_moment_is_stored_and_a_later_day_wins() throws Exception {
        try (IngestHarness harness = new IngestHarness(clients, names, 30_000, config, vault())) {
            harness.send(List.of(post("2026-05-03T17:45:10.123Z", "2026-05-04T08:01:02Z", "first")));
            assertEquals(
                    "1=0+0+1+0",
                    IngestHarness.sums(harness.send(
                            List.of(post("2026-05-03T17:45:10.123Z", "2026-05-03T23:59:59Z", "an older edit")))));
            assertEquals(
                    "1=0+1+0+0",
                    IngestHarness.sums(harness.send(
                            List.of(post("2026-05-03T17:45:10.123Z", "2026-05-04T09:30:00Z", "same day")))));
            assertEquals(
                    "1=0+1+0+0",
                    IngestHarness.sums(harness.send(
                            List.of(post("2026-05-03T17:45:10.123Z", "2026-05-05T00:00:01Z", "next day")))));
            List<JsonNode> stored = harness.stored(names.posts());
            assertEquals(1, stored.size());
            JsonNode source = stored.getFirst().path("_source");
            assertEquals("next day, thanks [HANDLE]", source.path("text").asText());
            assertEquals("2026-05-03T00:00:00Z", source.path("created_at").asText());
            assertEquals("2026-05-05T00:00:00Z", source.path("edited_at").asText());
            assertEquals("2026-06-01T00:00:00Z", source.path("ingested_at").asText());
            assertTrue(source.path("local_time").isMissingNode(), "the hour would undo the cut to the day");
            assertEquals(
                    0, stored.getFirst().path("_version").asLong() % 86_400_000L, "the version tells the day only");
            assertEquals("vault", source.at("/author/key_id").asText());
            assertEquals(vault().of(JOE), source.at("/author/key").asText());
            assertEquals(
                    vault().of(Account.ofHandle(Platform.X, "jane")),
                    source.at("/mentions/0").asText());
        }
    }

    private static String post(String createdAt, String editedAt, String text) {
        return "{\"id\":\"day\",\"platform\":\"x\",\"created_at\":\"" + createdAt + "\",\"edited_at\":\"" + editedAt
                + "\",\"author\":{\"handle\":\"joe\"},\"text\":\"" + text + ", thanks @jane\"}";
    }

    @Test
    void records_beyond_one_look_up_keep_their_order_and_their_account() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            lines.add(
                    i % 100 == 50
                            ? "{broken"
                            : "{\"id\":\"many" + i + "\",\"platform\":\"reddit\","
                                    + "\"created_at\":\"2026-05-03T10:00:00Z\",\"author\":{\"handle\":\"a" + i % 300
                                    + "\"},\"text\":\"t\"}");
        }
        try (IngestHarness harness = new IngestHarness(clients, names, 30_000, config, vault())) {
            IngestSummary summary = harness.send(lines);
            assertEquals("1100=1089+0+0+11", IngestHarness.sums(summary));
            assertEquals(
                    List.of(50L, 150L, 250L, 350L, 450L, 550L, 650L, 750L, 850L, 950L, 1050L),
                    summary.errors().stream().map(RecordError::index).toList());
        }
    }

    @Test
    void without_the_vault_nothing_is_written_and_the_sender_is_told_to_send_again() throws Exception {
        String vaultIndex = "/" + names.pseudonymVault();
        assertTrue(requests.send("POST", vaultIndex + "/_close", null).isSuccess());
        List<String> lines = List.of(post("2026-05-03T17:45:10Z", "2026-05-04T08:01:02Z", "never"));
        try (IngestHarness harness = new IngestHarness(clients, names, 30_000, config, vault())) {
            IngestSummary summary = harness.send(lines);
            assertEquals("0=0+0+0+0", IngestHarness.sums(summary));
            assertEquals(List.of(new IngestSummary.Range(0, null)), summary.notWritten(), "to be sent again");
        } finally {
            assertTrue(requests.send("POST", vaultIndex + "/_open", null).isSuccess());
        }
    }
}

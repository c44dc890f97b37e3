package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.config.Config;
import org.listeningpost.config.Imports;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.http.ProblemException;
import org.listeningpost.ingest.IngestHarness;
import org.listeningpost.ingest.files.SampleFiles;
import org.listeningpost.ingest.imports.ImportJob.Order;
import org.listeningpost.ingest.imports.ImportJob.State;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.post.Platform;
import org.listeningpost.testing.ElasticExtension;

/** Files that were sent over HTTP, from the disk to the posts, through stops, restarts and second thoughts. */
@ExtendWith(ElasticExtension.class)
final class ImportJobsIT {
    private static final Redactor REDACTOR = Redactor.standard();
    private static final Order ORDER = order("forum", false);

    private final IngestHarness harness;
    private final IndexNames names;
    private final ElasticClients clients;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<ImportJobs> open = new ArrayList<>();

    @TempDir
    Path folder;

    ImportJobsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.harness = new IngestHarness(clients, names, 30_000);
    }

    @BeforeEach
    void schema() {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() throws IOException {
        for (ImportJobs each : open) {
            each.close();
        }
        harness.close();
    }

    private static Order order(String platform, boolean isDryRun) {
        return new Order(null, Map.of("Nr", "id"), platform, null, null, null, null, isDryRun);
    }

    private ImportJobs jobs() {
        return jobs(FileImportTest.config(folder, Imports.DEFAULT));
    }

    private ImportJobs jobs(Config config) {
        return jobs(config, harness);
    }

    private ImportJobs jobs(Config config, IngestHarness through) {
        return jobs(config, through, harness.audit::add);
    }

    private ImportJobs jobs(Config config, IngestHarness through, AuditLog audit) {
        ImportJobs jobs = new ImportJobs(new ImportJobs.Parts(
                config, harness.requests, names, through.service, REDACTOR, audit, IngestHarness.CLOCK));
        open.add(jobs);
        return jobs;
    }

    private static String send(ImportJobs jobs, byte[] file, Order order) throws IOException {
        return jobs.submit(new ByteArrayInputStream(file), order, "key-1", id -> {})
                .id();
    }

    private static ImportJob awaited(ImportJobs jobs, String id, State state) throws Exception {
        await(() -> jobs.find(id).orElseThrow().state() == state);
        return jobs.find(id).orElseThrow();
    }

    private static String codeOf(ImportJob job) {
        ImportJob.Trouble trouble = job.error();
        return trouble == null ? "" : trouble.code();
    }

    private long stored(String platform) {
        return harness.stored(names.posts()).stream()
                .filter(hit -> hit.at("/_source/platform").asText().equals(platform))
                .count();
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("imports/spool"))) {
            return files.filter(each -> each.toString().endsWith(".sealed")).toList();
        }
    }

    private static byte[] csv(int rows) {
        StringBuilder text = new StringBuilder("Nr,created_at,text\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",2026-05-01,waited ").append(i).append(" hours\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void archive_is_kept_sealed_then_accounted_for_and_its_rejected_rows_come_back_redacted() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "a.csv",
                SampleFiles.utf8("Nr,created_at,author,text\n1,2026-05-01,ana,Good\n"
                        + "2,sometime,ana,\"=cmd, call me at 415-867-5309\"\n"));
        entries.put(
                "b.xlsx",
                SampleFiles.xlsx(List.of(List.of("Nr", "Fecha", "Comentario"), List.of("7", "@46146", "Bien"))));
        ImportJobs jobs = jobs();
        String id = send(jobs, SampleFiles.zip(entries), ORDER);
        assertEquals(State.WAITING, jobs.find(id).orElseThrow().state());
        String onDisk = Files.readString(spooled().getFirst(), StandardCharsets.ISO_8859_1);
        assertFalse(onDisk.contains("PK") && onDisk.contains("a.csv"));
        jobs.start(metrics);
        ImportJob job = awaited(jobs, id, State.DONE);
        assertEquals(
                List.of("a.csv 2/1/1", "b.xlsx > May 1/1/0"),
                job.progress().entries().stream()
                        .map(each -> each.name() + " " + each.read() + "/" + each.indexed() + "/" + each.rejected())
                        .toList());
        assertEquals(3, job.progress().received());
        assertEquals(2, stored("forum"));
        assertNull(job.key());
        await(() -> spooled().isEmpty());
        RejectedRow row = jobs.rejected(id, -1).getFirst();
        assertEquals("a.csv", row.content().entry());
        assertEquals(3, row.content().row());
        assertEquals("created_at", row.content().field());
        assertEquals("=cmd, call me at [PHONE]", row.content().text());
        assertEquals(1, jobs.rejected(id, -1).size());
        assertEquals(
                1,
                metrics.get("listening_post_import_records")
                        .tag("outcome", "rejected")
                        .counter()
                        .count());
        assertTrue(harness.audit.stream()
                .anyMatch(event ->
                        event.action().equals("posts.ingest") && event.keyId().equals("key-1")));
        String author = String.valueOf(row.author());
        Erasure erasure =
                new Erasure(harness.requests, harness.requests, names, harness.audit::add, IngestHarness.CLOCK);
        assertEquals(
                1,
                erasure.erase(new Erasure.Order(List.of(), List.of(author)), "test", 100)
                        .rejectedRows());
        assertEquals(List.of(), jobs.rejected(id, -1));
    }

    @Test
    void rejected_row_knows_the_account_of_its_author_so_that_a_notice_of_its_platform_takes_it() throws Exception {
        KeyRing ring = KeyRing.of(List.of("a key of more than 16 bytes".getBytes(StandardCharsets.UTF_8)));
        Pseudonyms pseudonyms = new KeyedPseudonyms(ring);
        ImportJobs jobs = jobs().start(metrics);
        byte[] file =
                SampleFiles.utf8("Nr,created_at,author_handle,author_id,text\n1,sometime,@Rowan,\" 6501 \",Good\n");
        String id = send(jobs, file, order("x", false));
        awaited(jobs, id, State.DONE);
        RejectedRow row = jobs.rejected(id, -1).getFirst();
        String account = pseudonyms.of(Account.ofId(Platform.X, "6501"));
        assertEquals(pseudonyms.of(Account.ofHandle(Platform.X, "rowan")), row.author());
        assertEquals(account, row.account());
        assertEquals(ring.currentId(), row.keyId());
        Erasure erasure =
                new Erasure(harness.requests, harness.requests, names, harness.audit::add, IngestHarness.CLOCK);
        assertEquals(Set.of(account), erasure.eraseKnown(List.of(account), "test"));
        assertEquals(List.of(), jobs.rejected(id, -1));
    }

    @Test
    void file_that_a_dead_process_had_begun_is_read_by_the_next_one_and_nothing_is_lost_or_double() throws Exception {
        ImportJobs first = jobs();
        String id = send(first, csv(1_000), order("x", false));
        // So it lies there when a process was killed: begun, a part of it stored.
        ImportIndex index = new ImportIndex(harness.requests, names);
        VersionedRecords.Held<ImportJob> held = index.hold(id).orElseThrow();
        index.replace(held, held.value().begun(IngestHarness.CLOCK.instant()));
        ImportJobs part = jobs(FileImportTest.config(folder.resolve("other"), Imports.DEFAULT))
                .start(metrics);
        awaited(part, send(part, csv(400), order("x", false)), State.DONE);
        assertEquals(400, stored("x"));
        first.close();
        ImportJobs second = jobs().start(metrics);
        ImportJob job = awaited(second, id, State.DONE);
        assertEquals(2, job.attempts());
        assertEquals(1_000, job.progress().received());
        assertTrue(job.progress().unchanged() >= 400, "what was stored met itself");
        assertEquals(1_000, job.progress().indexed() + job.progress().unchanged());
        assertEquals(1_000, stored("x"));
        assertEquals(job.bytes(), job.progress().bytesRead());
    }

    @Test
    void while_elasticsearch_takes_nothing_a_file_waits_and_can_be_cancelled() throws Exception {
        IngestHarness impatient = new IngestHarness(clients, names, 1_000);
        ImportJobs jobs = jobs(FileImportTest.config(folder, Imports.DEFAULT), impatient);
        awaited(jobs.start(metrics), send(jobs, csv(1), order("reddit", false)), State.DONE);
        harness.settings(names.postsPattern(), "{\"index.blocks.write\":true}");
        String patient = send(jobs, csv(50), order("reddit", false));
        await(() -> jobs.find(patient).orElseThrow().version() > 3);
        String unwanted = send(jobs, csv(60), order("tiktok", false));
        jobs.cancel(unwanted);
        harness.settings(names.postsPattern(), "{\"index.blocks.write\":null}");
        ImportJob done = awaited(jobs, patient, State.DONE);
        assertEquals(50, done.progress().received());
        assertEquals(50, stored("reddit"));
        ImportJob cancelled = awaited(jobs, unwanted, State.CANCELLED);
        assertNull(cancelled.key());
        assertEquals(0, stored("tiktok"));
        await(() -> spooled().isEmpty());
        jobs.close();
        impatient.close();
    }

    /** So many rows do not fit into the queue of posts: the reader waits for room until it is interrupted. */
    @Test
    void file_whose_reading_is_interrupted_at_the_end_of_the_process_waits_again_as_if_never_begun() throws Exception {
        ImportJobs jobs = jobs();
        awaited(jobs.start(metrics), send(jobs, csv(1), order("mastodon", false)), State.DONE);
        harness.settings(names.postsPattern(), "{\"index.blocks.write\":true}");
        try {
            String id = send(jobs, csv(8_000), order("mastodon", false));
            await(() -> jobs.find(id).orElseThrow().version() > 3);
            jobs.close();
            ImportJob job = jobs.find(id).orElseThrow();
            assertEquals(State.WAITING, job.state());
            assertEquals(0, job.attempts());
        } finally {
            harness.settings(names.postsPattern(), "{\"index.blocks.write\":null}");
        }
    }

    @Test
    void file_on_which_the_service_fails_does_not_hold_up_those_behind_it() throws Exception {
        AtomicReference<String> failing = new AtomicReference<>("");
        ImportJobs jobs = jobs(FileImportTest.config(folder, Imports.DEFAULT), harness, event -> {
            if (event.targets().contains(failing.get())) {
                throw new StackOverflowError();
            }
        });
        String first = send(jobs, csv(1), order("bluesky", false));
        failing.set(first);
        jobs.start(metrics);
        await(() -> stored("bluesky") == 1);
        awaited(jobs, send(jobs, csv(2), order("bluesky", false)), State.DONE);
        assertEquals(State.RUNNING, jobs.find(first).orElseThrow().state());
    }

    @Test
    void an_attempt_that_the_audit_log_ended_is_not_counted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AuditLog full = event -> {
            if (asked.getAndIncrement() == 0) {
                throw new AuditUnavailableException("too much is waiting for the audit index");
            }
        };
        ImportJobs jobs = jobs(FileImportTest.config(folder, Imports.DEFAULT), harness, full)
                .start(metrics);
        ImportJob read = awaited(jobs, send(jobs, csv(3), order("reddit", false)), State.DONE);
        assertEquals(2, asked.get());
        assertEquals(1, read.attempts());
    }

    @Test
    void nothing_is_kept_where_it_cannot_be_audited() throws Exception {
        ImportJobs jobs = jobs();
        List<ImportJob> before = jobs.page(100, null);
        assertThrows(
                AuditUnavailableException.class,
                () -> jobs.submit(new ByteArrayInputStream(csv(1)), ORDER, "key-1", id -> {
                    throw new AuditUnavailableException("too much is waiting for the audit index");
                }));
        assertEquals(List.of(), spooled());
        assertEquals(before, jobs.page(100, null));
    }

    @Test
    void dry_run_shows_what_columns_are_taken_for_and_stores_nothing() throws Exception {
        ImportJobs jobs = jobs().start(metrics);
        byte[] file = SampleFiles.utf8("Nr;Comentario;Jane Doe\n1;Bien;x\n");
        ImportJob job = awaited(jobs, send(jobs, file, order("survey", true)), State.DONE);
        assertEquals(
                List.of(
                        new ImportJob.Column("Nr", "id", null),
                        new ImportJob.Column("Comentario", "text", null),
                        new ImportJob.Column("[PERSON]", null, null)),
                job.progress().entries().getFirst().columns());
        assertEquals(Map.of("created_at missing", 1L), job.progress().rejections());
        assertEquals(0, stored("survey"));
    }

    @Test
    void of_two_processes_on_one_folder_one_reads_and_the_other_goes_on_when_it_ends() throws Exception {
        ImportJobs one = jobs().start(metrics);
        awaited(one, send(one, csv(1), order("youtube", false)), State.DONE);
        ImportJobs two = jobs().start(new SimpleMeterRegistry());
        ImportJob read = awaited(two, send(two, csv(10), order("youtube", false)), State.DONE);
        assertEquals(1, read.attempts());
        one.close();
        assertEquals(
                20,
                awaited(two, send(two, csv(20), order("youtube", false)), State.DONE)
                        .progress()
                        .received());
        assertEquals(20, stored("youtube"));
    }

    @Test
    void what_is_no_file_or_one_too_many_is_refused_and_what_is_damaged_says_so() throws Exception {
        Imports usual = Imports.DEFAULT;
        Imports one = new Imports(
                usual.parserHeapMegabytes(),
                usual.parserSilenceSecondsMax(),
                usual.parserSecondsMax(),
                usual.documentBytesMax(),
                usual.entriesMax(),
                usual.depthMax(),
                usual.expandedBytesMax(),
                usual.uploadBytesMax(),
                1,
                usual.rejectedRowsMax(),
                usual.keepDays());
        ImportJobs jobs = jobs(FileImportTest.config(folder, one));
        assertThrows(ProblemException.class, () -> send(jobs, new byte[0], ORDER));
        String lost = send(jobs, csv(3), ORDER);
        ProblemException full = assertThrows(ProblemException.class, () -> send(jobs, csv(3), ORDER));
        assertEquals(503, full.problem().status());
        Files.delete(spooled().getFirst());
        byte[] gzip = SampleFiles.gzip(csv(50_000));
        String damaged = send(jobs, java.util.Arrays.copyOf(gzip, gzip.length / 2), order("linkedin", true));
        jobs.start(metrics);
        assertEquals("lost", codeOf(awaited(jobs, lost, State.FAILED)));
        ImportJob half = awaited(jobs, damaged, State.FAILED);
        assertEquals("damaged", codeOf(half));
        assertTrue(half.progress().received() > 0, "what came before the damage is accounted for");
    }
}

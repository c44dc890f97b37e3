package org.listeningpost.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The journal with an index that can be away. */
final class JournaledAuditLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void every_event_arrives_once_and_the_journal_is_gone_after_a_clean_stop() throws Exception {
        FakeIndex index = new FakeIndex();
        try (JournaledAuditLog log = open(index)) {
            for (int i = 0; i < 500; i++) {
                log.record(event("flu " + i));
            }
        }
        assertEquals(500, index.documents.size());
        assertTrue(index.documents.values().iterator().next().contains("\"query\":\"flu 0\""));
        assertEquals(List.of(), files());
    }

    @Test
    void leftover_that_cannot_be_opened_keeps_nobody_from_starting() throws Exception {
        Path strange = Files.createDirectory(directory.resolve("audit-20260101T000000-root.ndjson"));
        FakeIndex index = new FakeIndex();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        try (JournaledAuditLog log = open(index)) {
            log.bindTo(metrics);
            log.record(event("flu"));
            assertEquals(
                    1,
                    metrics.get("listening_post_audit_unreadable_files").gauge().value());
        }
        assertEquals(1, index.documents.size());
        Files.delete(strange);
    }

    @Test
    void events_recorded_while_the_index_is_away_are_replayed_at_the_next_start() throws Exception {
        FakeIndex index = new FakeIndex();
        index.isAway = true;
        try (JournaledAuditLog log = open(index)) {
            log.record(event("first"));
            log.record(event("second"));
            TimeUnit.MILLISECONDS.sleep(400);
        }
        assertEquals(0, index.documents.size());
        assertEquals(1, files().size());
        index.isAway = false;
        try (JournaledAuditLog log = open(index)) {
            log.record(event("third"));
        }
        assertEquals(3, index.documents.size());
        assertEquals(List.of(), files());
    }

    @Test
    void an_index_that_takes_nothing_is_told_once_in_the_log_and_all_the_time_in_the_metrics() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(JournaledAuditLog.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Level level = logger.getLevel();
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.INFO);
        FakeIndex index = new FakeIndex();
        index.isAway = true;
        MeterRegistry metrics = new SimpleMeterRegistry();
        try (JournaledAuditLog log = open(index)) {
            log.bindTo(metrics);
            assertEquals(0, gauge(metrics, "pending_bytes"));
            assertEquals(0, gauge(metrics, "waiting_seconds"));
            log.record(AuditEvent.ofQuery(NOW.minusSeconds(90), "key", "search", "flu", 3));
            log.record(event("shot"));
            await(() -> index.attempts.get() >= 2);
            assertEquals((double) Files.size(files().getFirst()), gauge(metrics, "pending_bytes"));
            assertEquals(90, gauge(metrics, "waiting_seconds"));
            index.isAway = false;
            await(() -> logged.list.size() == 2);
            assertEquals(0, gauge(metrics, "pending_bytes"));
            assertEquals(0, gauge(metrics, "waiting_seconds"));
        } finally {
            logger.detachAppender(logged);
            logger.setLevel(level);
        }
        assertEquals(
                List.of(Level.WARN, Level.INFO),
                logged.list.stream().map(ILoggingEvent::getLevel).toList());
        assertEquals(
                "the audit index answered 403",
                logged.list.getFirst().getKeyValuePairs().getFirst().value);
    }

    private static double gauge(MeterRegistry metrics, String name) {
        return metrics.get("listening_post_audit_" + name).gauge().value();
    }

    @Test
    void what_was_kept_before_a_kill_is_in_the_index_after_the_next_start() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        JournalWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int kept = -1;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.matches("\\d+")) {
                    continue;
                }
                kept = Integer.parseInt(line);
                if (kept == 2_000) {
                    writer.toHandle().destroyForcibly(); // the pipe stays: what was said before is still to be read
                }
            }
        }
        assertTrue(kept >= 2_000);
        FakeIndex index = new FakeIndex();
        open(index).close();
        for (int i = 0; i < kept; i++) {
            String query = "\"query\":\"query " + i + "\"";
            assertEquals(
                    1,
                    index.documents.values().stream()
                            .filter(d -> d.contains(query))
                            .count(),
                    query);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void an_event_costs_microseconds() {
        try (JournaledAuditLog log = open(new FakeIndex())) {
            long start = 0;
            for (int i = 0; i < 25_000; i++) {
                if (i == 5_000) {
                    start = System.nanoTime();
                }
                log.record(event("flu shot"));
            }
            long micros = (System.nanoTime() - start) / 20_000 / 1_000;
            assertTrue(micros < 200, micros + " microseconds for each event");
        }
    }

    @Test
    void a_half_written_line_is_left_out_and_replaying_twice_leaves_each_event_once() throws Exception {
        Path left = directory.resolve("audit-20260101T000000-abc.ndjson");
        byte[] line = AuditLines.write("audit-20260101T000000-abc-0", event("whole"), "whole");
        Files.write(left, line);
        Files.writeString(left, "{\"id\":\"audit-20260101T000000-abc-1\",\"at\":\"20", StandardOpenOption.APPEND);
        FakeIndex index = new FakeIndex();
        index.documents.put("audit-20260101T000000-abc-0", new String(line, StandardCharsets.UTF_8));
        open(index).close();
        assertEquals(1, index.documents.size());
        assertEquals(List.of(), files());
    }

    @Test
    void the_query_is_redacted_before_it_reaches_the_file() throws Exception {
        FakeIndex index = new FakeIndex();
        index.isAway = true;
        try (JournaledAuditLog log = JournaledAuditLog.open(
                directory, index, query -> query.replaceAll("\\d{3}-\\d{2}-\\d{4}", "[SSN]"), CLOCK)) {
            log.record(event("ssn 123-45-6789 \ud800"));
            String journal = Files.readString(files().getFirst());
            assertTrue(journal.contains("ssn [SSN] ?"), journal);
            assertFalse(journal.contains("123-45"), journal);
        }
    }

    @Test
    void what_cannot_be_kept_is_refused() {
        JournaledAuditLog log = open(new FakeIndex());
        log.close();
        assertThrows(AuditUnavailableException.class, () -> log.record(event("late")));
    }

    @Test
    void an_interrupted_request_does_not_break_the_journal() throws Exception {
        FakeIndex index = new FakeIndex();
        try (JournaledAuditLog log = open(index)) {
            Thread.currentThread().interrupt();
            log.record(event("interrupted"));
            assertTrue(Thread.interrupted());
            log.record(event("next"));
        }
        assertEquals(2, index.documents.size());
    }

    @Test
    void a_target_that_is_no_id_is_not_kept() throws Exception {
        byte[] line =
                AuditLines.write("x", new AuditEvent(NOW, "k", "post.read", null, null, List.of("a b@c.org")), null);
        assertFalse(new String(line, StandardCharsets.UTF_8).contains("b@c.org"));
    }

    private JournaledAuditLog open(FakeIndex index) {
        return JournaledAuditLog.open(directory, index, query -> query, CLOCK);
    }

    private static AuditEvent event(String query) {
        return AuditEvent.ofQuery(NOW, "key", "search", query, 3);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.toList());
        }
    }

    private static final class FakeIndex implements AuditSink {
        final Map<String, String> documents = new ConcurrentSkipListMap<>();
        final AtomicInteger attempts = new AtomicInteger();
        volatile boolean isAway;

        @Override
        public void write(List<AuditDocument> batch) throws IOException {
            attempts.incrementAndGet();
            if (isAway) {
                throw new AuditSink.RefusedException(403);
            }
            for (AuditDocument document : batch) {
                documents.put(document.id(), new String(document.json(), StandardCharsets.UTF_8));
            }
        }
    }
}

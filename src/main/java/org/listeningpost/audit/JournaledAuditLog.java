package org.listeningpost.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends each event to a local file before the request is answered and brings it to the audit index afterwards. The
 * file survives a kill of the process, is replayed at the next start, and is deleted once everything in it is indexed;
 * ids follow from the file's name and the line's number, so replaying twice leaves each event once. When the file
 * cannot be written, or more is waiting than the bound allows, events are refused. Safe for use by any number of threads.
 */
public final class JournaledAuditLog implements AuditLog, MeterBinder, AutoCloseable {
    /** No event is longer: what a query and its targets take is bounded. */
    private static final int LINE_BYTES_MAX = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(JournaledAuditLog.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final long SEGMENT_BYTES_MAX = 4L << 20;
    private static final long PENDING_BYTES_MAX = 256L << 20;
    private static final int QUERY_CHARACTERS_MAX = 4_000;
    private static final long GATHER_MILLIS = 250;
    private static final long RETRY_MILLIS = 2_000;
    private static final long CLOSE_MILLIS_MAX = 5_000;

    private final Path directory;
    private final AuditSink sink;
    private final UnaryOperator<String> queryRedactor;
    private final Clock clock;
    private final Object lock = new Object();
    private final Deque<AuditSegment> finished = new ArrayDeque<>();
    private final Thread shipper;
    private @Nullable AuditSegment active;
    private int unreadable;
    private long pendingBytes;
    private volatile boolean isClosed;

    /** Of the shipper alone. */
    private boolean isIndexAway;

    private JournaledAuditLog(Path directory, AuditSink sink, UnaryOperator<String> queryRedactor, Clock clock) {
        this.directory = directory;
        this.sink = sink;
        this.queryRedactor = queryRedactor;
        this.clock = clock;
        this.shipper = new Thread(this::shipUntilClosed, "audit-shipper");
        this.shipper.setDaemon(true);
    }

    /**
     * Opens the journal in that directory and starts to bring what it holds to the index.
     *
     * @param queryRedactor takes identifiers out of a query text; what it cannot redact it must not return
     */
    public static JournaledAuditLog open(
            Path directory, AuditIndex index, UnaryOperator<String> queryRedactor, Clock clock) {
        return open(directory, index::write, queryRedactor, clock);
    }

    static JournaledAuditLog open(Path directory, AuditSink sink, UnaryOperator<String> queryRedactor, Clock clock) {
        JournaledAuditLog log = new JournaledAuditLog(directory, sink, queryRedactor, clock);
        try {
            Files.createDirectories(directory);
            log.adoptLeftovers();
            log.active = log.newSegment();
        } catch (IOException e) {
            throw new AuditUnavailableException("the audit journal cannot be opened: " + directory, e);
        }
        log.shipper.start();
        return log;
    }

    @Override
    public void record(AuditEvent event) {
        String safeQuery = event.query() == null ? null : queryRedactor.apply(shortened(event.query()));
        synchronized (lock) {
            if (isClosed) {
                throw new AuditUnavailableException("the audit journal is closed");
            }
            if (pendingBytes > PENDING_BYTES_MAX) {
                throw new AuditUnavailableException("too much is waiting for the audit index");
            }
            try {
                // Whoever brings events gathers them once it is awake; to wake it for each would cost each reader a
                // moment.
                boolean isFirst = pendingBytes == 0;
                append(event, safeQuery);
                if (isFirst) {
                    lock.notifyAll();
                }
            } catch (IOException e) {
                throw new AuditUnavailableException("the audit journal cannot be written", e);
            }
        }
    }

    /** How much waits for the index and for how long: when too much does, nobody reads any more. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("listening_post_audit_pending_bytes", this::pendingBytes)
                .description("Audit events in the journal that are not in the audit index yet; reads are refused above "
                        + PENDING_BYTES_MAX)
                .register(registry);
        Gauge.builder("listening_post_audit_unreadable_files", () -> unreadable)
                .description(
                        "Files of the journal that belong to another user, and whose events wait until that is changed")
                .register(registry);
        Gauge.builder("listening_post_audit_waiting_seconds", this::waitingSeconds)
                .description("Age of the oldest audit event that is not in the audit index yet")
                .register(registry);
    }

    private long pendingBytes() {
        synchronized (lock) {
            return pendingBytes;
        }
    }

    private double waitingSeconds() {
        synchronized (lock) {
            AuditSegment oldest = finished.isEmpty() ? active : finished.getFirst();
            try {
                Instant since = oldest == null ? null : AuditLines.firstTime(oldest.unshipped(LINE_BYTES_MAX));
                return since == null
                        ? 0
                        : Duration.between(since, clock.instant()).toMillis() / 1_000.0;
            } catch (IOException e) {
                return Double.NaN;
            }
        }
    }

    /** Brings what is left to the index if it answers soon; else the next start does. */
    @Override
    public void close() {
        synchronized (lock) {
            isClosed = true;
            lock.notifyAll();
        }
        try {
            shipper.join(CLOSE_MILLIS_MAX);
            shipper.interrupt();
            shipper.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lock) {
            try {
                closeSegments();
            } catch (IOException e) {
                LOG.warn("the audit journal could not be closed; the next start replays it");
            }
        }
    }

    private void append(AuditEvent event, @Nullable String safeQuery) throws IOException {
        AuditSegment segment = active;
        if (segment == null || segment.writtenBytes() >= SEGMENT_BYTES_MAX) {
            AuditSegment next = newSegment();
            if (segment != null) {
                finished.addLast(segment);
            }
            active = next;
            segment = next;
        }
        byte[] line = AuditLines.write(segment.nextId(), event, safeQuery);
        segment.append(line);
        pendingBytes += line.length;
    }

    private AuditSegment newSegment() throws IOException {
        String name = "audit-" + NAME.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".ndjson";
        return AuditSegment.create(directory.resolve(name));
    }

    private void adoptLeftovers() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "audit-*.ndjson")) {
            files.forEach(paths::add);
        }
        Collections.sort(paths);
        for (Path path : paths) {
            try {
                AuditSegment segment = AuditSegment.open(path);
                if (segment != null) {
                    finished.addLast(segment);
                    pendingBytes += segment.pendingBytes();
                }
            } catch (FileNotFoundException e) {
                // Such as that of a command that another user ran: no reason to have no service.
                unreadable++;
                LOG.atWarn()
                        .addKeyValue("file", path)
                        .log(
                                "events of the audit journal wait in a file that this user may not open; change its owner");
            }
        }
    }

    private void shipUntilClosed() {
        while (true) {
            try {
                boolean isLast = awaitWork();
                shipAll();
                tellOfReturn();
                if (isLast) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                tellOf(e);
                if (isClosed || !pause()) {
                    return;
                }
            }
        }
    }

    /** Once and not at each attempt: it may be away for days, and only who is told can do anything about it. */
    private void tellOf(Exception e) {
        if (!isIndexAway) {
            LOG.atWarn()
                    .addKeyValue(
                            "reason",
                            e instanceof AuditSink.RefusedException
                                    ? e.getMessage()
                                    : e.getClass().getName())
                    .log("the audit index takes no events; they stay in the journal");
        }
        isIndexAway = true;
    }

    private void tellOfReturn() {
        if (isIndexAway) {
            LOG.info("the audit index takes events again; nothing waits in the journal");
        }
        isIndexAway = false;
    }

    /** Waits until something is pending and a batch had time to gather; true when this is the last round. */
    private boolean awaitWork() throws InterruptedException {
        synchronized (lock) {
            while (pendingBytes == 0 && finished.isEmpty() && !isClosed) {
                lock.wait();
            }
            // Without this each event would be brought, and made safe on the disk, by itself; only close() ends it
            // early.
            long until = System.nanoTime() + GATHER_MILLIS * 1_000_000;
            for (long left = GATHER_MILLIS; left > 0 && !isClosed; left = (until - System.nanoTime()) / 1_000_000) {
                lock.wait(left);
            }
            return isClosed;
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void shipAll() throws IOException {
        while (true) {
            AuditSegment segment;
            byte[] chunk;
            synchronized (lock) {
                segment = finished.isEmpty() ? active : finished.getFirst();
                if (segment == null) {
                    return;
                }
                chunk = segment.unshipped();
                if (chunk.length == 0) {
                    if (segment == active) {
                        return;
                    }
                    pendingBytes -= segment.pendingBytes();
                    segment.skipRest();
                    finished.removeFirst().delete();
                    continue;
                }
            }
            segment.sync(); // once a batch: a kill loses nothing anyway, a power cut at most the last moments
            sink.write(AuditLines.read(chunk));
            synchronized (lock) {
                segment.markShipped(chunk.length);
                pendingBytes -= chunk.length;
            }
        }
    }

    private void closeSegments() throws IOException {
        for (AuditSegment segment : finished) {
            segment.close();
        }
        finished.clear();
        AuditSegment last = active;
        active = null;
        if (last != null) {
            if (last.pendingBytes() == 0) {
                last.delete();
            } else {
                last.close();
            }
        }
    }

    private static String shortened(String query) {
        return query.length() <= QUERY_CHARACTERS_MAX ? query : query.substring(0, QUERY_CHARACTERS_MAX);
    }
}

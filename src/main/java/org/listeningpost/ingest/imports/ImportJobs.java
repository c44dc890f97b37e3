package org.listeningpost.ingest.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.redact.Redactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were sent over HTTP, one after the other. A file belongs to the instance that took it; of several processes on
 * one folder one reads. Thread-safe.
 */
public final class ImportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration TROUBLE_WAIT = Duration.ofSeconds(15);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final int RETRY_AFTER_SECONDS = 60;
    private static final long CLOSE_MILLIS_MAX = 20_000;

    private final Parts parts;
    private final ImportIndex index;
    private final RejectedRowIndex rejectedRows;
    private final Spool spool;
    private final ImportRunner runner;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread worker = new Thread(this::work, "imports");
    private @Nullable MeterRegistry metrics;
    private volatile boolean isRunning;
    private volatile boolean isClosed;
    private @Nullable Instant keptHouse;

    /**
     * What it works with.
     *
     * @param requests may write the indices of imports
     * @param ingest may outwait a restart of the engine
     */
    public record Parts(
            Config config,
            ElasticRequests requests,
            IndexNames names,
            IngestService ingest,
            Redactor redactor,
            AuditLog audit,
            Clock clock) {}

    /** Takes files; {@link #start} begins to read them. */
    public ImportJobs(Parts parts) {
        this.parts = parts;
        this.index = new ImportIndex(parts.requests(), parts.names());
        this.rejectedRows = new RejectedRowIndex(parts.requests(), parts.names());
        try {
            this.spool = Spool.open(FileImport.folder(parts.config()));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for imports cannot be used", e);
        }
        this.runner = new ImportRunner(parts, index, rejectedRows, spool);
        worker.setDaemon(true);
    }

    public Routes routes() {
        return new ImportRoutes(
                this, parts.audit(), parts.clock(), parts.config().imports().uploadBytesMax());
    }

    public ImportJobs start(MeterRegistry registry) {
        metrics = registry;
        Gauge.builder("listening_post_imports_waiting", this::waiting)
                .description("Files on this instance's disk that wait to be read or are being read")
                .register(registry);
        Gauge.builder("listening_post_imports_running", () -> isRunning ? 1 : 0)
                .description("Whether a file is being read")
                .register(registry);
        worker.start();
        return this;
    }

    private double waiting() {
        try {
            return spool.count();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** The dates that posts may have. */
    DateRange dates() {
        return parts.ingest().dates();
    }

    /**
     * Takes a file; it is safe when this returns.
     *
     * @param recorder told the id before the job is there; where it throws, there is none
     * @throws SpoolException where the file cannot be kept; any other is one of the stream
     */
    ImportJob submit(InputStream in, ImportJob.Order order, String by, Consumer<String> recorder) throws IOException {
        if (spool.count() >= parts.config().imports().waitingMax()) {
            throw new ProblemException(Problem.unavailable(
                    "As many files wait as may; send it again when some are done.", RETRY_AFTER_SECONDS));
        }
        Instant now = parts.clock().instant();
        byte[] chance = new byte[8];
        random.nextBytes(chance);
        // The time in front, so that the order of ids is that of their coming.
        String id = HexFormat.of().toHexDigits(now.toEpochMilli(), 12)
                + HexFormat.of().formatHex(chance);
        Spool.Kept kept = spool.put(id, in);
        if (kept.bytes() == 0) {
            spool.remove(id);
            throw new ProblemException(Problem.badRequest("The body is empty; a file is required."));
        }
        ImportJob job = ImportJob.of(id, by, now, kept, order);
        try {
            recorder.accept(id);
            index.create(job);
        } catch (RuntimeException e) {
            spool.remove(id);
            throw e;
        }
        wakeUps.release();
        return job;
    }

    Optional<ImportJob> find(String id) {
        return index.hold(id).map(Held::value);
    }

    List<ImportJob> page(int size, @Nullable String after) {
        return index.page(size, after);
    }

    /** At most {@value RejectedRowIndex#PAGE} rows behind that place. */
    List<RejectedRow> rejected(String id, long after) {
        return rejectedRows.page(id, after);
    }

    /** Asks for the end of a file; empty where it is not there any more. */
    Optional<ImportJob> cancel(String id) {
        for (Optional<Held<ImportJob>> held = index.hold(id); held.isPresent(); held = index.hold(id)) {
            ImportJob job = held.get().value();
            if (job.state().isOver()) {
                return Optional.of(job);
            }
            Optional<Held<ImportJob>> asked =
                    index.replace(held.get(), job.cancelRequested(parts.clock().instant()));
            if (asked.isPresent()) {
                wakeUps.release();
                return asked.map(Held::value);
            }
        }
        return Optional.empty();
    }

    private void work() {
        boolean isTroubled = false;
        while (!isClosed) {
            Duration wait;
            try {
                wait = !spool.isOurs() || look() ? LOOK : TROUBLE_WAIT;
                isTroubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (ElasticUnreachableException | IOException e) {
                if (!isTroubled) {
                    warn(e);
                }
                isTroubled = true;
                wait = TROUBLE_WAIT;
            } catch (RuntimeException | Error e) {
                // Also where memory is short: without this thread no file is read until the next start.
                warn(e);
                wait = TROUBLE_WAIT;
            }
            try {
                wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                wakeUps.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A message may quote what was read. */
    private static void warn(Throwable failure) {
        LOG.warn("an import failed: {}", failure.getClass().getName());
    }

    /** Reads what waits; false where some of it failed and is to be begun anew after a while. */
    private boolean look() throws IOException, InterruptedException {
        keepHouse();
        boolean isWell = true;
        for (ImportJob job : index.open(spool.id())) {
            if (isClosed) {
                return isWell;
            }
            isRunning = true;
            try {
                runner.run(job.id()).ifPresent(this::count);
            } catch (InterruptedException e) {
                runner.putBack(job.id(), UnaryOperator.identity());
                throw e;
            } catch (ElasticUnreachableException | AuditUnavailableException e) {
                // Nothing that another file would fare better with.
                throw e;
            } catch (ParserStartException e) {
                // A text needs none.
                warn(e);
                isWell = false;
            } catch (RuntimeException | Error e) {
                // Another file may go well; without this thread none would.
                warn(e);
                isWell = false;
            } finally {
                isRunning = false;
            }
        }
        return isWell;
    }

    private void count(IngestSummary summary) {
        count("indexed", summary.indexed());
        count("updated", summary.updated());
        count("unchanged", summary.unchanged());
        count("erased", summary.erased());
        count("rejected", summary.rejected());
    }

    private void count(String outcome, long records) {
        MeterRegistry registry = metrics;
        if (registry != null) {
            Counter.builder("listening_post_import_records")
                    .description("Records of files that were read to their end")
                    .tag("outcome", outcome)
                    .register(registry)
                    .increment(records);
        }
    }

    /** Removes accounts that are old enough, and files that nobody could read. */
    private void keepHouse() throws IOException {
        Instant now = parts.clock().instant();
        Instant last = keptHouse;
        if (last != null && Duration.between(last, now).compareTo(HOUSEKEEPING) < 0) {
            return;
        }
        Duration kept = Duration.ofDays(parts.config().imports().keepDays());
        for (ImportJob old : index.overBefore(now.minus(kept))) {
            rejectedRows.removeAll(old.id());
            index.hold(old.id()).ifPresent(held -> index.delete(held, now));
        }
        keptHouse = now;
        try {
            spool.sweep(index.open(spool.id()).stream().map(ImportJob::id).collect(Collectors.toSet()), now);
        } catch (IOException e) {
            // A file that cannot be removed must not keep others from being read.
            warn(e);
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        runner.stop();
        wakeUps.release();
        try {
            worker.join(CLOSE_MILLIS_MAX);
            if (worker.isAlive()) {
                worker.interrupt();
                worker.join(CLOSE_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        spool.close();
    }
}

package org.listeningpost.ingest.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.imports.ImportJob.Progress;
import org.listeningpost.ingest.imports.ImportJob.State;
import org.listeningpost.ingest.imports.ImportJob.Trouble;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one file from the spool through to its end, or to where it has to be begun anew: from the first row, for ids are
 * made of what the rows say, and what is stored already meets itself. Used by one thread.
 */
final class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private static final int ATTEMPTS_MAX = 10;
    private static final int ENTRIES_MAX = 1_000;
    private static final int COLUMNS_MAX = 200;
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ImportJobs.Parts parts;
    private final ImportIndex index;
    private final RejectedRowIndex rejectedRows;
    private final Spool spool;
    private final FileImport files;
    private final Set<String> excused = new HashSet<>();
    private volatile boolean isStopping;

    ImportRunner(ImportJobs.Parts parts, ImportIndex index, RejectedRowIndex rejectedRows, Spool spool) {
        this.parts = parts;
        this.index = index;
        this.rejectedRows = rejectedRows;
        this.spool = spool;
        this.files = new FileImport(parts.config(), parts.clock());
    }

    /** What is being read is put back; somebody else may go on with it. */
    void stop() {
        isStopping = true;
    }

    /** The account of a file that came to its end; empty where it did not, or there was nothing to do. */
    Optional<IngestSummary> run(String id) throws IOException, InterruptedException {
        Optional<Held<ImportJob>> found = index.hold(id);
        if (found.isEmpty() || found.get().value().state().isOver()) {
            spool.remove(id);
            return Optional.empty();
        }
        Held<ImportJob> held = found.get();
        ImportJob job = held.value();
        String key = job.key();
        if (job.cancelRequested()) {
            end(id, State.CANCELLED, job.progress(), null);
        } else if (job.attempts() >= ATTEMPTS_MAX && !excused.contains(id)) {
            String reason = "it was begun " + ATTEMPTS_MAX + " times and never ended; split it, or export it as CSV";
            end(id, State.FAILED, job.progress(), new Trouble("gave_up", reason));
        } else if (key == null || !spool.has(id, job.bytes())) {
            end(id, State.FAILED, job.progress(), new Trouble("lost", "its bytes are not there; send it again"));
        } else {
            ImportJob begun = excused.contains(id) ? job.begunAgain(now()) : job.begun(now());
            if (index.replace(held, begun).isEmpty()) {
                // Somebody was faster; the next look sees what he wanted.
                return Optional.empty();
            }
            excused.remove(id);
            try {
                return read(job, key);
            } catch (ElasticUnreachableException | AuditUnavailableException | ParserStartException e) {
                // No fault of the file, and nothing can be written down now: the next attempt takes the place of this
                // one.
                excused.add(id);
                throw e;
            }
        }
        return Optional.empty();
    }

    private Optional<IngestSummary> read(ImportJob job, String key) throws IOException, InterruptedException {
        Reading reading = new Reading(job);
        IngestSummary summary = null;
        Trouble trouble = null;
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("import-progress").daemon().factory());
        try {
            beats.scheduleWithFixedDelay(reading::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            summary = reading.consume(spool.source(job.id(), key, reading::counting));
        } catch (FormatChoice.UnclearFormatException e) {
            trouble = new Trouble("unclear_format", String.valueOf(e.getMessage()));
        } catch (ParserStartException e) {
            throw e;
        } catch (IOException e) {
            // What a stream says of itself may quote it.
            trouble = new Trouble("damaged", "it ends early or cannot be unpacked; export or download it again");
        } finally {
            beats.shutdown();
            beats.awaitTermination(1, TimeUnit.MINUTES);
        }
        boolean isUnsettled = summary != null && !summary.isComplete();
        boolean isCancelled = reading.isCancelled;
        if (!isCancelled && (isStopping || isUnsettled)) {
            reading.putBack();
            return Optional.empty();
        }
        reading.rejected.writeAll();
        rejectedRows.refresh();
        State end = isCancelled ? State.CANCELLED : trouble != null ? State.FAILED : State.DONE;
        Progress reached = reading.progress(true, summary == null ? Map.of() : summary.rejections());
        if (!job.order().dryRun()) {
            show();
            parts.audit()
                    .record(new AuditEvent(
                            now(),
                            job.by(),
                            "posts.ingest",
                            null,
                            reached.indexed() + reached.updated(),
                            List.of(job.id())));
        }
        end(job.id(), end, reached, isCancelled ? null : trouble);
        return Optional.ofNullable(summary);
    }

    /** Where a month takes no refresh now its posts are seen later; the file need not be read again for that. */
    private void show() {
        try {
            parts.ingest().refresh();
        } catch (ElasticUnreachableException e) {
            LOG.debug("what an import wrote is seen later");
        }
    }

    /** The document first: a file without a job is swept up, a job without its file would be lost. */
    private void end(String id, State state, Progress reached, @Nullable Trouble trouble) throws IOException {
        for (Optional<Held<ImportJob>> held = index.hold(id); held.isPresent(); held = index.hold(id)) {
            ImportJob over = held.get().value().over(state, now(), reached, trouble);
            if (index.replace(held.get(), over).isPresent()) {
                break;
            }
        }
        excused.remove(id);
        spool.remove(id);
    }

    /** To be begun anew, without an attempt counted: the file was not at fault. */
    void putBack(String id, UnaryOperator<Progress> reached) {
        index.hold(id).filter(held -> !held.value().state().isOver()).ifPresent(held -> {
            ImportJob job = held.value();
            index.replace(held, job.waitingAgain(now(), reached.apply(job.progress())));
        });
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /** One attempt at one file. */
    private final class Reading {
        private final ImportJob job;
        private final Defaults defaults;
        private final SafeRows safe;
        private final RejectedRows rejected;
        private final EntryList entries = new EntryList();
        private final AtomicLong bytesRead = new AtomicLong();
        private volatile boolean isCancelled;

        Reading(ImportJob job) {
            this.job = job;
            this.defaults = ImportOrders.defaults(job.order());
            this.safe = new SafeRows(parts.redactor(), raw -> parts.ingest().traceOf(raw, defaults));
            this.rejected = new RejectedRows(job.id(), parts.config().imports().rejectedRowsMax(), safe, rejectedRows);
        }

        IngestSummary consume(FileSource source) throws IOException, InterruptedException {
            FileRecords.Options options = ImportOrders.options(job.order());
            FileImport.Watch watch = new FileImport.Watch(
                    entries, rejected, count -> rejected.writeSome(), () -> isCancelled || isStopping);
            return job.order().dryRun()
                    ? files.check(source, options, defaults, watch).summary()
                    : files.run(source, options, parts.ingest(), new FileImport.Delivery(defaults, job.by()), watch);
        }

        InputStream counting(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int value = super.read();
                    bytesRead.addAndGet(value < 0 ? 0 : 1);
                    return value;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    bytesRead.addAndGet(Math.max(0, read));
                    return read;
                }
            };
        }

        /** Says how far it is, and hears whether it shall end. */
        void beat() {
            try {
                Optional<Held<ImportJob>> held = index.hold(job.id());
                isCancelled |= held.isEmpty() || held.get().value().cancelRequested();
                held.ifPresent(seen -> index.replace(seen, seen.value().reaching(now(), progress(false, Map.of()))));
            } catch (ElasticUnreachableException e) {
                LOG.debug("the progress of an import is told later");
            } catch (RuntimeException | Error e) {
                // What leaves here ends all beats: nobody would see how far it is, or could cancel it.
                LOG.warn(
                        "the progress of an import cannot be told: {}",
                        e.getClass().getName());
            }
        }

        void putBack() {
            ImportRunner.this.putBack(job.id(), before -> progress(false, Map.of()));
        }

        Progress progress(boolean isEnd, Map<String, Long> rejections) {
            List<EntryAccount> accounts = entries.accounts();
            long[] sums = new long[6];
            for (EntryAccount each : accounts) {
                sums[0] += each.read();
                sums[1] += each.indexed();
                sums[2] += each.updated();
                sums[3] += each.unchanged();
                sums[4] += each.erased();
                sums[5] += each.rejected();
            }
            List<ImportJob.Entry> shown = new ArrayList<>();
            if (isEnd) {
                accounts.stream().limit(ENTRIES_MAX).forEach(each -> shown.add(entry(each)));
            }
            return new Progress(
                    bytesRead.get(),
                    sums[0],
                    sums[1],
                    sums[2],
                    sums[3],
                    sums[4],
                    sums[5],
                    rejections,
                    rejected.taken(),
                    shown,
                    isEnd ? accounts.size() - shown.size() : 0);
        }

        private ImportJob.Entry entry(EntryAccount account) {
            List<ImportJob.Column> columns = account.columns().stream()
                    .limit(COLUMNS_MAX)
                    .map(safe::safeColumn)
                    .toList();
            return new ImportJob.Entry(
                    safe.safeName(account.name()),
                    account.type(),
                    account.headingRow() == 0 ? null : Long.valueOf(account.headingRow()),
                    columns,
                    account.read(),
                    account.indexed(),
                    account.updated(),
                    account.unchanged(),
                    account.rejected(),
                    account.erased());
        }
    }
}

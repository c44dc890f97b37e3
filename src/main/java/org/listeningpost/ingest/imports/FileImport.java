package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.ingest.IngestRun;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.normalize.Normalization;
import org.listeningpost.ingest.normalize.RecordNormalizer;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord;

/** Brings one file of any kind in, or shows what would come in. Thread-safe; each file is an import of its own. */
public final class FileImport {
    private final Config config;
    private final Clock clock;

    public FileImport(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param entries what is in it; one with an empty name is the file itself
     * @param errors the first rejections, with their place in the file; of texts, hold nothing
     * @param withoutPlatform of a check: records that would be stored and name no platform
     */
    public record Result(IngestSummary summary, List<EntryAccount> entries, List<String> errors, long withoutPlatform) {
        public Result(IngestSummary summary, List<EntryAccount> entries, List<String> errors) {
            this(summary, entries, errors, 0);
        }
    }

    /** What a check found, and how many of the records that would be stored name no platform. */
    record Checked(IngestSummary summary, long withoutPlatform) {}

    /** @param actor whose delivery it is, for the audit log */
    public record Delivery(Defaults defaults, String actor) {}

    /**
     * @param rejected takes what is not taken; null where nobody wants it
     * @param progress told the number of records now and then
     */
    public Result run(
            FileSource source,
            FileRecords.Options options,
            IngestService ingest,
            Delivery delivery,
            RejectedFile.@Nullable Part rejected,
            LongConsumer progress)
            throws IOException, InterruptedException {
        EntryOutcomes.First first = new EntryOutcomes.First();
        EntryOutcomes.Rejections rejections = rejected == null
                ? first
                : first.and(rejected.rejections(raw -> ingest.traceOf(raw, delivery.defaults())));
        Watch watch = new Watch(new EntryList(), rejections, progress, () -> false);
        IngestSummary summary = run(source, options, ingest, delivery, watch);
        return new Result(summary, watch.entries().accounts(), first.lines());
    }

    /**
     * Who looks on while a file is read.
     *
     * @param progress told the number of records now and then
     * @param isStopped asked at every step; what was taken before has its outcome all the same
     */
    record Watch(
            EntryList entries, EntryOutcomes.Rejections rejections, LongConsumer progress, BooleanSupplier isStopped) {}

    IngestSummary run(
            FileSource source, FileRecords.Options options, IngestService ingest, Delivery delivery, Watch watch)
            throws IOException, InterruptedException {
        IngestRun run = ingest.begin(
                delivery.defaults(), delivery.actor(), new EntryOutcomes(watch.entries(), watch.rejections()));
        try (FileRecords records = open(source, options, watch)) {
            run.consume(records, watch.progress());
        } catch (IOException | RuntimeException | Error e) {
            run.finish();
            throw e;
        }
        // Not on an interrupt: the file is begun anew, and nobody waits for what became of this half.
        return run.finish();
    }

    /**
     * Reads and checks all records and stores none of them: no engine is needed.
     *
     * @param rejected takes what would not be taken; null where nobody wants it
     */
    public Result check(
            FileSource source, FileRecords.Options options, Defaults defaults, RejectedFile.@Nullable Part rejected)
            throws IOException {
        EntryOutcomes.First first = new EntryOutcomes.First();
        // Nothing is stored, so there is nothing that an erasure would have to find.
        EntryOutcomes.Rejections rejections =
                rejected == null ? first : first.and(rejected.rejections(raw -> IngestService.Trace.ofPost(null)));
        Watch watch = new Watch(new EntryList(), rejections, count -> {}, () -> false);
        Checked checked = check(source, options, defaults, watch);
        return new Result(checked.summary(), watch.entries().accounts(), first.lines(), checked.withoutPlatform());
    }

    Checked check(FileSource source, FileRecords.Options options, Defaults defaults, Watch watch) throws IOException {
        EntryOutcomes outcomes = new EntryOutcomes(watch.entries(), watch.rejections());
        RecordNormalizer normalizer = new RecordNormalizer(
                clock, config.ingest().horizonYears(), config.ingest().textCharactersMax());
        Map<String, Long> rejections = new TreeMap<>();
        long received = 0;
        long rejected = 0;
        long withoutPlatform = 0;
        try (FileRecords records = open(source, options, watch)) {
            for (RawRecord record = records.next(); record != null; record = records.next()) {
                received++;
                RecordError error = errorOf(record, normalizer, defaults);
                if (error != null) {
                    rejected++;
                    rejections.merge(error.field() + " " + error.code(), 1L, Long::sum);
                    outcomes.rejected(error, record instanceof RawRecord.Read read ? read.post() : null);
                } else if (record instanceof RawRecord.Read read && read.post().platform() == null) {
                    withoutPlatform++;
                }
                watch.progress().accept(received);
            }
        }
        IngestSummary summary =
                new IngestSummary(received, 0, 0, 0, 0, rejected, List.of(), rejected, rejections, List.of(), false, 0);
        return new Checked(summary, withoutPlatform);
    }

    private FileRecords open(FileSource source, FileRecords.Options options, Watch watch) throws IOException {
        return FileRecords.open(source, options, config, folder(config), watch.entries(), watch.isStopped());
    }

    static @Nullable RecordError errorOf(RawRecord record, RecordNormalizer normalizer, Defaults defaults) {
        return switch (record) {
            case RawRecord.Unreadable unreadable ->
                new RecordError(
                        unreadable.position(), null, unreadable.field(), unreadable.code(), unreadable.reason());
            case RawRecord.Deleted deleted -> null;
            case RawRecord.Read read -> faultOf(read.post(), normalizer, defaults);
        };
    }

    private static @Nullable RecordError faultOf(RawPost post, RecordNormalizer normalizer, Defaults defaults) {
        return normalizer.normalize(post, defaults) instanceof Normalization.Faulty faulty
                ? new RecordError(
                        post.position(),
                        null,
                        faulty.fault().field(),
                        faulty.fault().code(),
                        faulty.fault().reason())
                : null;
    }

    /** Private, for what a parser cannot keep in memory. */
    static Path folder(Config config) throws IOException {
        Path folder = config.dataDirectory().toAbsolutePath().resolve("imports");
        PrivateFile.createFolder(folder);
        return folder;
    }
}

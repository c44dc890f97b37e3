package org.listeningpost.ingest;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.ingest.IngestOutcome.Accepted;
import org.listeningpost.ingest.IngestOutcome.Rejected;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.RecordReader;

/**
 * One stream of records on its way: the next records are read and redacted while the last batch is being written. Used by
 * one thread.
 */
public final class IngestRun {
    private final IngestPipeline pipeline;
    private final BulkWriter writer;
    private final Defaults defaults;
    private final IngestAccount account = new IngestAccount();
    private final long startedNanos = System.nanoTime();

    IngestRun(IngestPipeline pipeline, BulkWriter writer, Defaults defaults) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.defaults = defaults;
    }

    /** Takes all records, or those up to the moment when Elasticsearch turns out to be away. */
    public void consume(RecordReader reader) throws IOException, InterruptedException {
        consume(reader, received -> {});
    }

    /** @param progress told the number of records now and then */
    public void consume(RecordReader reader, LongConsumer progress) throws IOException, InterruptedException {
        long count = 0;
        for (RawRecord record = reader.next(); record != null; record = reader.next()) {
            switch (record) {
                case Unreadable unreadable -> account.reject(unreadable);
                case Read read -> take(read.post());
            }
            if ((++count & 0xFF) == 0) {
                progress.accept(count);
            }
            if (account.isUnavailable()) {
                account.cutShort();
                return;
            }
        }
    }

    private void take(RawPost raw) throws InterruptedException {
        switch (pipeline.process(raw, defaults)) {
            case Rejected rejected -> account.reject(rejected);
            case Accepted accepted ->
                writer.submit(
                        accepted.post(),
                        account.expect(raw.position(), accepted.post().id().value()));
        }
    }

    /** Waits until every record taken has its outcome; to be called in every case, also after a failure. */
    public IngestSummary finish() throws InterruptedException {
        writer.flush();
        account.awaitAll();
        return account.summary(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
    }
}

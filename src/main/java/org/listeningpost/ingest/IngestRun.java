package org.listeningpost.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.ingest.IngestOutcome.Accepted;
import org.listeningpost.ingest.IngestOutcome.Rejected;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Deleted;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.RecordReader;

/**
 * One stream of records on its way: the next records are read and redacted while the last batch is being written. Used by
 * one thread.
 */
public final class IngestRun {
    /** Bounds what waits for a look-up, whatever the size of a record. */
    private static final long WAITING_CHARACTERS_MAX = 4_000_000;

    private final IngestPipeline pipeline;
    private final BulkWriter writer;
    private final Erasures erasures;
    private final IntakeCounts counts;
    private final Defaults defaults;
    private final String actor;
    private final IngestAccount account;
    private final long startedNanos = System.nanoTime();
    /** Records whose accounts are looked up together; in the order in which they came. */
    private final List<RawRecord> waiting = new ArrayList<>();

    private final GoneNotices gone;

    private long waitingCharacters;

    /** @param actor whose delivery it is, for the audit log */
    IngestRun(
            IngestPipeline pipeline,
            BulkWriter writer,
            Erasures erasures,
            IntakeCounts counts,
            Defaults defaults,
            String actor,
            OutcomeListener listener) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.erasures = erasures;
        this.counts = counts;
        this.defaults = defaults;
        this.actor = actor;
        this.account = new IngestAccount(listener);
        this.gone = new GoneNotices(pipeline.pseudonyms(), defaults);
    }

    /** Takes all records, or those up to the moment when Elasticsearch turns out to be away. */
    public void consume(RecordReader reader) throws IOException, InterruptedException {
        consume(reader, received -> {});
    }

    /** @param progress told the number of records now and then */
    public void consume(RecordReader reader, LongConsumer progress) throws IOException, InterruptedException {
        long count = 0;
        for (RawRecord record = reader.next(); record != null; record = reader.next()) {
            waiting.add(record);
            waitingCharacters += record instanceof Read read ? charactersOf(read.post()) : 0;
            if ((++count & 0xFF) == 0) {
                progress.accept(count);
            }
            boolean isEnough =
                    waiting.size() >= pipeline.recordsTogether() || waitingCharacters > WAITING_CHARACTERS_MAX;
            if (isEnough && !takeWaiting()) {
                return;
            }
        }
        takeWaiting();
    }

    /** False when Elasticsearch is away, so that what follows cannot be written either. */
    private boolean takeWaiting() throws InterruptedException {
        if (waiting.isEmpty()) {
            return true;
        }
        try {
            if (pipeline.recordsTogether() > 1) {
                pipeline.prepare(readable(), defaults);
            }
            for (RawRecord record : waiting) {
                switch (record) {
                    case Unreadable unreadable -> account.reject(unreadable);
                    case Read read -> take(read.post());
                    case Deleted deleted -> take(deleted);
                }
                if (account.isUnavailable()) {
                    account.cutShort();
                    return false;
                }
            }
            return true;
        } catch (PseudonymsUnavailableException | ElasticUnreachableException e) {
            account.cutShort();
            return false;
        } finally {
            waiting.clear();
            waitingCharacters = 0;
        }
    }

    private List<RawPost> readable() {
        List<RawPost> posts = new ArrayList<>(waiting.size());
        for (RawRecord record : waiting) {
            if (record instanceof Read read) {
                posts.add(read.post());
            }
        }
        return posts;
    }

    private static long charactersOf(RawPost post) {
        long characters = 0;
        for (String each : new @Nullable String[] {post.text(), post.title(), post.attachmentText()}) {
            characters += each == null ? 0 : each.length();
        }
        return characters;
    }

    private void take(RawPost raw) throws InterruptedException {
        switch (pipeline.process(raw, defaults)) {
            case Rejected rejected -> account.reject(rejected, raw);
            case Accepted accepted -> {
                String id = accepted.post().id().value();
                if (erasures.erased().contains(id)) {
                    account.reject(
                            new Rejected(
                                    raw.position(), id, "id", "erased", "the post was erased and is not taken again"),
                            raw);
                } else {
                    writer.submit(
                            accepted.post(),
                            account.expect(raw.position(), id),
                            erasures.erased().lookNanos());
                }
            }
        }
    }

    private void take(Deleted deleted) throws InterruptedException {
        if (!gone.add(deleted)) {
            account.reject(new Unreadable(
                    deleted.position(),
                    "id",
                    "missing",
                    "the notice names nothing that could be a post or an account"));
            return;
        }
        account.expectErasure();
        if (gone.size() >= PostErasure.POSTS_MAX) {
            eraseGone();
        }
    }

    /** Not at each notice: what was sent before it must be written first, so that it is found. */
    private void eraseGone() throws InterruptedException {
        if (gone.isEmpty()) {
            return;
        }
        writer.flush();
        account.awaitAll();
        try {
            gone.erase(erasures, actor, account);
        } finally {
            gone.clear();
        }
    }

    /** Waits until every record taken has its outcome; to be called in every case, also after a failure. */
    public IngestSummary finish() throws InterruptedException {
        try {
            // A connection may have ended while records waited for more.
            takeWaiting();
            eraseGone();
        } finally {
            // Also where an erasure fails: what was taken before is being written.
            writer.flush();
            account.awaitAll();
        }
        IngestSummary summary = account.summary(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
        counts.add(defaults.source(), summary);
        return summary;
    }
}

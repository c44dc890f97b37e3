package org.listeningpost.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.Receipt;
import org.listeningpost.elastic.WriteStatus;
import org.listeningpost.ingest.IngestOutcome.Rejected;
import org.listeningpost.ingest.IngestSummary.Range;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** Counts what becomes of the records of one stream. Thread-safe: receipts come from the writer's threads. */
final class IngestAccount {
    private static final int ERRORS_MAX = 100;

    private final OutcomeListener listener;
    private final List<RecordError> errors = new ArrayList<>();
    /** Start to end of records that were not acknowledged; few, because the stream ends when the first appears. */
    private final TreeMap<Long, Long> notWritten = new TreeMap<>();

    private final Map<String, Long> rejections = new TreeMap<>();

    private long received;
    private long indexed;
    private long updated;
    private long unchanged;
    private long erased;
    private long rejected;
    private long unreadable;
    private long outstanding;
    private boolean isCutShort;

    IngestAccount(OutcomeListener listener) {
        this.listener = listener;
    }

    synchronized void reject(Unreadable record) {
        received++;
        unreadable += record.field().equals("record") ? 1 : 0;
        addError(new RecordError(record.position(), null, record.field(), record.code(), record.reason()), null);
    }

    synchronized void reject(Rejected record, RawPost raw) {
        received++;
        addError(new RecordError(record.index(), record.id(), record.field(), record.code(), record.reason()), raw);
    }

    private void addError(RecordError error, @Nullable RawPost raw) {
        listener.rejected(error, raw);
        rejected++;
        rejections.merge(error.field() + " " + error.code(), 1L, Long::sum);
        if (errors.size() < ERRORS_MAX) {
            errors.add(error);
        }
    }

    /** A receipt for the record at that place. */
    synchronized Receipt expect(long index, String id) {
        received++;
        outstanding++;
        return (status, code) -> settle(index, id, status, code);
    }

    /** A notice that a post is gone; {@link #settleErasure} follows. */
    synchronized void expectErasure() {
        received++;
    }

    /** What became of the notices of one post: the first erased it, where there was one. */
    synchronized void settleErasure(boolean wasThere, List<Long> positions) {
        for (int i = 0; i < positions.size(); i++) {
            if (wasThere && i == 0) {
                erased++;
                listener.erased(positions.get(i));
            } else {
                unchanged++;
                listener.settled(positions.get(i), WriteStatus.UNCHANGED);
            }
        }
    }

    /** Notices that could not be acted upon. */
    synchronized void cannotErase(List<Long> positions) {
        positions.forEach(this::addNotWritten);
    }

    private static RecordError refusal(long index, String id, String code) {
        return switch (code) {
            case "deleted" -> new RecordError(index, id, "record", code, "the post was deleted a moment ago");
            case "identifier_found" ->
                new RecordError(
                        index,
                        id,
                        "record",
                        code,
                        "the last guard found what looks like an identifier; the dead letters hold a note without words");
            default ->
                new RecordError(
                        index, id, "record", "refused", "Elasticsearch refused the post; it lies in the dead letters");
        };
    }

    private synchronized void settle(long index, String id, WriteStatus status, String code) {
        if (status != WriteStatus.REFUSED && status != WriteStatus.UNAVAILABLE) {
            listener.settled(index, status);
        }
        switch (status) {
            case INDEXED -> indexed++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case REFUSED -> addError(refusal(index, id, code), null);
            case UNAVAILABLE -> addNotWritten(index);
        }
        outstanding--;
        if (outstanding == 0) {
            // Not for each post: to wake the waiting thread costs more than the post's other bookkeeping.
            notifyAll();
        }
    }

    private void addNotWritten(long index) {
        Map.Entry<Long, Long> before = notWritten.floorEntry(index - 1);
        long from = before != null && before.getValue() == index - 1 ? before.getKey() : index;
        Long to = notWritten.remove(index + 1);
        notWritten.put(from, to == null ? index : to);
    }

    synchronized boolean isUnavailable() {
        return !notWritten.isEmpty();
    }

    /** The records from the next one on were not read, because Elasticsearch stays away. */
    synchronized void cutShort() {
        isCutShort = true;
    }

    synchronized long received() {
        return received;
    }

    synchronized void awaitAll() throws InterruptedException {
        while (outstanding > 0) {
            wait();
        }
    }

    synchronized IngestSummary summary(long tookMillis) {
        List<Range> ranges = new ArrayList<>();
        notWritten.forEach((from, to) -> ranges.add(new Range(from, to)));
        if (isCutShort) {
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            boolean joins = last != null && last.to() != null && last.to() == received - 1;
            if (joins) {
                ranges.remove(ranges.size() - 1);
            }
            ranges.add(new Range(joins && last != null ? last.from() : received, null));
        }
        errors.sort(java.util.Comparator.comparingLong(RecordError::index));
        return new IngestSummary(
                received,
                indexed,
                updated,
                unchanged,
                erased,
                rejected,
                List.copyOf(errors),
                rejected - errors.size(),
                new TreeMap<>(rejections),
                ranges,
                received > 0 && unreadable == received,
                tookMillis);
    }
}

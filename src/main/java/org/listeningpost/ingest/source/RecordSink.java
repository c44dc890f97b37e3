package org.listeningpost.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Deleted;
import org.listeningpost.ingest.source.RawRecord.Gone;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers and keeps what came out of one element. For one thread. */
public final class RecordSink {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSink.class);

    private final Deque<RawRecord> records = new ArrayDeque<>();
    private long position;

    public void post(Draft draft) {
        records.add(new Read(draft.build(position++)));
    }

    /** @param mayComeBefore see {@link Deleted} */
    public void deleted(@Nullable String platform, String nativeId, boolean mayComeBefore) {
        records.add(new Deleted(position++, platform, nativeId, mayComeBefore, Gone.POST));
    }

    /** Whoever has that id has left, or does not want to be read any more. */
    public void accountGone(String platform, String nativeId) {
        records.add(new Deleted(position++, platform, nativeId, false, Gone.ACCOUNT));
    }

    /** A post or an account of that id, of which something is stored. */
    public void eitherGone(String platform, String nativeId) {
        records.add(new Deleted(position++, platform, nativeId, false, Gone.POST_OR_ACCOUNT));
    }

    /** What cannot be taken, with a reason that holds nothing of it. */
    public void rejected(String field, String code, String reason) {
        records.add(new Unreadable(position++, field, code, reason));
    }

    /** Maps a part of an element: where the part is broken, it costs itself. */
    public void take(JsonNode part, RecordMapper mapper) {
        take(() -> mapper.map(part, this));
    }

    /** Gives a part of an element: where it is broken, or hits a bug of ours, it costs itself. */
    public void take(Runnable part) {
        try {
            part.run();
        } catch (RejectedElementException e) {
            rejected(e.field(), e.code(), e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            // The message of an exception may quote the element, so only its type and place are logged.
            StackTraceElement[] trace = e.getStackTrace();
            LOG.error(
                    "element {} failed: {} at {}",
                    position,
                    e.getClass().getName(),
                    trace.length == 0 ? "?" : trace[0]);
            rejected("record", "internal", "the element could not be processed");
        }
    }

    /** What comes next; null until more is given. */
    public @Nullable RawRecord next() {
        return records.poll();
    }
}

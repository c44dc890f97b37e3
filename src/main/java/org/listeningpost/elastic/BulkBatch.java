package org.listeningpost.elastic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts that go to Elasticsearch in one request, as the bytes of its body. Not thread-safe: it has one owner at a time. */
final class BulkBatch {
    private final ByteSink body = new ByteSink(1 << 14);
    private final List<Entry> entries = new ArrayList<>();
    private final long openedNanos;
    private boolean urgent;

    BulkBatch(long nowNanos) {
        this.openedNanos = nowNanos;
    }

    /** One post and where its bytes lie. */
    static final class Entry {
        final String id;
        final String index;
        final long version;
        final boolean isEdited;
        final Receipt receipt;
        final long deadlineNanos;
        final int actionStart;
        final int documentStart;
        final int end;
        /** Sent again so that this delivery wins over the stored one, if that is still the one that was looked at. */
        boolean replaces;

        long replacedSequence;
        long replacedTerm;
        /** What it is to be acknowledged with, once it is known that nothing else has to go. */
        @Nullable
        WriteStatus written;

        int attempts;
        private boolean isSettled;

        Entry(Target target, Receipt receipt, long deadlineNanos, int[] offsets) {
            this.id = target.id;
            this.index = target.index;
            this.version = target.version;
            this.isEdited = target.isEdited;
            this.receipt = receipt;
            this.deadlineNanos = deadlineNanos;
            this.actionStart = offsets[0];
            this.documentStart = offsets[1];
            this.end = offsets[2];
        }

        /**
         * Is stored as it should be, whoever did it: an earlier attempt or delivery that stored an edited post may have
         * ended before it removed the copies.
         */
        void stored(WriteStatus status) {
            written = status;
        }

        void settle(WriteStatus status, String code) {
            if (!isSettled) {
                isSettled = true;
                receipt.settled(status, code);
            }
        }

        boolean isSettled() {
            return isSettled;
        }
    }

    /** Where a document goes. */
    record Target(String index, String id, long version, boolean isEdited) {
        void writeAction(ByteSink out) {
            writePlace(out);
            out.ascii(",\"version\":");
            out.ascii(Long.toString(version));
            out.ascii(",\"version_type\":\"external\"}}\n");
        }

        private void writePlace(ByteSink out) {
            out.ascii("{\"index\":{\"_index\":\"");
            out.ascii(index);
            out.ascii("\",\"_id\":\"");
            out.ascii(id);
            out.ascii("\"");
        }

        /** Over exactly what was looked at. */
        void writeReplacement(ByteSink out, long sequence, long term) {
            writePlace(out);
            out.ascii(",\"if_seq_no\":" + sequence + ",\"if_primary_term\":" + term + "}}\n");
        }
    }

    void add(Target target, ByteSink document, Receipt receipt, long deadlineNanos) {
        int actionStart = body.size();
        target.writeAction(body);
        int documentStart = body.size();
        body.write(document.bytes(), 0, document.size());
        int end = body.size();
        body.write('\n');
        entries.add(new Entry(target, receipt, deadlineNanos, new int[] {actionStart, documentStart, end}));
    }

    List<Entry> entries() {
        return entries;
    }

    int size() {
        return body.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    byte[] bytes() {
        return body.bytes();
    }

    long openedNanos() {
        return openedNanos;
    }

    /** Somebody waits for what is in here and will not add to it. */
    boolean isUrgent() {
        return urgent;
    }

    void markUrgent() {
        urgent = true;
    }

    /** The body for some of the entries; without a copy where these are all and as they were added. */
    ByteSink bodyOf(List<Entry> some) {
        if (some.size() == entries.size() && some.stream().noneMatch(entry -> entry.replaces)) {
            return body;
        }
        ByteSink out = new ByteSink(1 << 14);
        for (Entry entry : some) {
            if (entry.replaces) {
                new Target(entry.index, entry.id, entry.version, entry.isEdited)
                        .writeReplacement(out, entry.replacedSequence, entry.replacedTerm);
                out.write(body.bytes(), entry.documentStart, entry.end - entry.documentStart);
                out.write('\n');
            } else {
                out.write(body.bytes(), entry.actionStart, entry.end + 1 - entry.actionStart);
            }
        }
        return out;
    }
}

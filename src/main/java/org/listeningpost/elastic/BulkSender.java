package org.listeningpost.elastic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.listeningpost.elastic.BulkBatch.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one batch to its end: every entry gets its receipt, at the latest at its deadline. Keeps no state between
 * batches, so all threads of the writer share it.
 */
final class BulkSender {
    private static final Logger LOG = LoggerFactory.getLogger(BulkSender.class);
    private static final String PATH = "/_bulk?" + BulkReply.FILTER;

    private final TimedRequests requests;
    private final StoredVersions stored;
    private final MovedCopies moved;
    private final DeadLetterBox deadLetters;
    private final ErasedPosts erased;
    private final LongSupplier nanoTime;

    BulkSender(
            TimedRequests requests,
            MovedCopies moved,
            DeadLetterBox deadLetters,
            ErasedPosts erased,
            LongSupplier nanoTime) {
        this.requests = requests;
        this.stored = new StoredVersions(requests);
        this.moved = moved;
        this.deadLetters = deadLetters;
        this.erased = erased;
        this.nanoTime = nanoTime;
    }

    void send(BulkBatch batch) {
        Backoff backoff = new Backoff();
        List<Entry> pending = live(batch.entries());
        while (!pending.isEmpty()) {
            int replacing = 0;
            try {
                replacing = round(batch, pending);
            } catch (IOException e) {
                // Only the type: a message may hold an address, and a body never belongs here.
                Throwable cause = e.getCause() == null ? e : e.getCause();
                LOG.warn(
                        "bulk request failed, {} posts wait: {}",
                        pending.size(),
                        cause.getClass().getSimpleName());
            }
            pending = live(pending);
            // What is only sent again under another version type need not wait.
            if (pending.size() > replacing && !pause(Math.min(backoff.nextMillis(), millisLeft(pending)))) {
                pending.forEach(entry -> entry.settle(WriteStatus.UNAVAILABLE, ""));
                return;
            }
        }
    }

    /** Those without a receipt; the ones whose time is over get it now. */
    private List<Entry> live(List<Entry> entries) {
        List<Entry> live = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (!entry.isSettled() && entry.deadlineNanos - nanoTime.getAsLong() <= 0) {
                entry.settle(WriteStatus.UNAVAILABLE, "");
            }
            if (!entry.isSettled()) {
                live.add(entry);
            }
        }
        return live;
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One request and what follows from its answer; returns how many are to be sent again at once. */
    private int round(BulkBatch batch, List<Entry> pending) throws IOException {
        List<Entry> toSend = only(pending, entry -> entry.written == null);
        int replacing = toSend.isEmpty() ? 0 : sendAndSettle(batch, toSend);
        List<Entry> written = only(pending, entry -> entry.written != null);
        if (!written.isEmpty()) {
            removeErased(written);
            acknowledge(only(written, entry -> !entry.isSettled()));
        }
        return replacing;
    }

    /**
     * What was erased after whoever sent it had looked must not come back: the engine itself remembers a deletion for a minute
     * only, and none of a post that was not there yet.
     */
    private void removeErased(List<Entry> written) throws IOException {
        try {
            erased.lookAgain();
        } catch (ElasticUnreachableException e) {
            throw new IOException("what was erased cannot be known now", e);
        }
        List<Entry> back = only(written, entry -> erased.isKnown(entry.id));
        if (back.isEmpty()) {
            return;
        }
        ByteSink body = new ByteSink(back.size() * 150);
        back.forEach(entry -> body.ascii("{\"delete\":{\"_index\":\"" + entry.index + "\",\"_id\":\"" + entry.id
                + "\",\"version_type\":\"external_gte\",\"version\":" + ErasedPosts.VERSION_OF_ERASED + "}}\n"));
        ElasticReply reply = requests.ndjson(PATH, body, millisLeft(back));
        if (!reply.isSuccess()
                || !BulkReply.parse(reply.body()).items().stream().allMatch(BulkReply.Item::isGone)) {
            throw new IOException("posts that were erased cannot be removed now");
        }
        back.forEach(entry -> entry.settle(WriteStatus.REFUSED, "deleted"));
    }

    private void acknowledge(List<Entry> written) throws IOException {
        for (Entry entry : written) {
            if (!entry.isEdited) {
                entry.settle(Objects.requireNonNull(entry.written), "");
            }
        }
        // A copy of an edited post may lie in the index of another month.
        List<Entry> edited = only(written, entry -> entry.isEdited);
        if (!edited.isEmpty()) {
            moved.removeOlder(edited, millisLeft(edited));
        }
    }

    private int sendAndSettle(BulkBatch batch, List<Entry> sent) throws IOException {
        // Counted before the answer: one that is lost may have stored them all the same.
        sent.forEach(entry -> entry.attempts++);
        ElasticReply reply = requests.ndjson(PATH, batch.bodyOf(sent), millisLeft(sent));
        if (!reply.isSuccess()) {
            // 429 and 503 pass; anything else is our set-up, which an operator mends while senders wait and repeat.
            LOG.warn("bulk request answered {}, {} posts wait", reply.status(), sent.size());
            return 0;
        }
        List<BulkReply.Item> items = BulkReply.parse(reply.body()).items();
        if (items.size() != sent.size()) {
            throw new IOException("the answer does not match the request");
        }
        List<Entry> conflicts = new ArrayList<>();
        List<DeadLetterBox.Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            BulkReply.Item item = items.get(i);
            Entry entry = sent.get(i);
            if (item.isSuccess()) {
                entry.stored(item.status() == 201 ? WriteStatus.INDEXED : WriteStatus.UPDATED);
            } else if (item.isConflict()) {
                conflicts.add(entry);
            } else if (!item.isTemporary()) {
                refusals.add(new DeadLetterBox.Refusal(entry, item));
            }
        }
        if (!refusals.isEmpty()) {
            deadLetters.store(batch, refusals, millisLeft(sent));
            refusals.forEach(
                    each -> each.entry().settle(WriteStatus.REFUSED, each.item().code()));
        }
        return conflicts.isEmpty() ? 0 : stored.compare(batch, conflicts, millisLeft(sent));
    }

    private static List<Entry> only(List<Entry> entries, Predicate<Entry> condition) {
        return entries.stream().filter(condition).toList();
    }

    private long millisLeft(List<Entry> entries) {
        long latest = Long.MIN_VALUE;
        long now = nanoTime.getAsLong();
        for (Entry entry : entries) {
            latest = Math.max(latest, entry.deadlineNanos - now);
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(latest));
    }
}

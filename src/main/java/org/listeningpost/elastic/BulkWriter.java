package org.listeningpost.elastic;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkBatch.Target;
import org.listeningpost.post.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes posts to Elasticsearch in batches that form by themselves: while requests are under way, what arrives gathers in
 * the next one. Memory is bounded, so a sender that is faster than Elasticsearch waits. Every post gets a receipt, at the
 * latest when its time is over. Thread-safe.
 */
public final class BulkWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);
    /** A sender that pauses in the middle of its stream does not keep others' posts from being written. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final IndexNames names;
    private final BulkLimits limits;
    private final ErasedPosts erased;
    private final BulkSender sender;
    private final ThreadLocal<ByteSink> scratch = ThreadLocal.withInitial(() -> new ByteSink(1 << 12));
    private final List<Thread> threads = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<BulkBatch> full = new ArrayDeque<>();
    private BulkBatch open = new BulkBatch(System.nanoTime());
    private long queuedBytes;
    private boolean closed;

    public BulkWriter(ElasticClients clients, IndexNames names, BulkLimits limits, Clock clock) {
        this.names = names;
        this.limits = limits;
        this.erased = new ErasedPosts(clients.requests(), names);
        TimedRequests requests = clients.timedRequests();
        this.sender = new BulkSender(
                requests,
                new MovedCopies(requests, new Months(requests, names, System::nanoTime)),
                new DeadLetterBox(requests, names, clock),
                erased,
                System::nanoTime);
        for (int i = 0; i < limits.inFlightMax(); i++) {
            Thread thread = new Thread(this::work, "bulk-writer-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /**
     * Hands over a post; waits while the queue is full. The receipt may come before this returns, when the time is over.
     *
     * @param waitedNanos how much of the time has been spent on Elasticsearch before
     * @throws InterruptedException while waiting; the receipt says {@link WriteStatus#UNAVAILABLE} then
     */
    public void submit(Post post, Receipt receipt, long waitedNanos) throws InterruptedException {
        ByteSink document = scratch.get();
        document.reset();
        PostDocument.write(post, document);
        Target target = new Target(
                names.postsOf(post.times().createdAt()),
                post.id().value(),
                post.times().version(),
                post.times().editedAt() != null);
        long waitNanosMax = TimeUnit.MILLISECONDS.toNanos(limits.waitMillisMax());
        submit(target, document, receipt, Math.max(0, waitNanosMax - waitedNanos));
    }

    /** Of what it has written, nothing that is in here stays. */
    ErasedPosts erased() {
        return erased;
    }

    /** For documents that are stored already in another place. */
    void submit(Target target, ByteSink document, Receipt receipt) throws InterruptedException {
        submit(target, document, receipt, TimeUnit.MILLISECONDS.toNanos(limits.waitMillisMax()));
    }

    private void submit(Target target, ByteSink document, Receipt receipt, long waitNanos) throws InterruptedException {
        long deadline = System.nanoTime() + waitNanos;
        boolean isQueued = false;
        try {
            isQueued = enqueue(target, document, receipt, deadline);
        } finally {
            // Also on an interrupt: who waits for all receipts waits for this one, too.
            if (!isQueued) {
                receipt.settled(WriteStatus.UNAVAILABLE, "");
            }
        }
    }

    /** False where there is no room in time. */
    private boolean enqueue(Target target, ByteSink document, Receipt receipt, long deadline)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!awaitRoom(document.size(), deadline)) {
                return false;
            }
            if (isFullWith(document.size())) {
                seal();
            }
            if (open.isEmpty()) {
                open = new BulkBatch(System.nanoTime());
                work.signal();
            }
            int before = open.size();
            open.add(target, document, receipt, deadline);
            queuedBytes += open.size() - before;
            if (isFullWith(0)) {
                seal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What was handed over so far is sent as soon as a request may start, without waiting for more. */
    public void flush() {
        lock.lock();
        try {
            open.markUrgent();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitRoom(int bytes, long deadlineNanos) throws InterruptedException {
        while (!closed && queuedBytes > 0 && queuedBytes + bytes > 2L * limits.batchBytesMax()) {
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0 || room.awaitNanos(left) <= 0) {
                return false;
            }
        }
        return !closed;
    }

    private boolean isFullWith(int bytes) {
        return !open.isEmpty()
                && (open.entries().size() >= limits.batchDocumentsMax()
                        || open.size() + bytes >= limits.batchBytesMax());
    }

    private void seal() {
        full.add(open);
        open = new BulkBatch(System.nanoTime());
        work.signal();
    }

    private void work() {
        for (BulkBatch batch = take(); batch != null; batch = take()) {
            try {
                sender.send(batch);
            } catch (RuntimeException | Error e) {
                // Also where memory is short: without its threads nothing is written until the next start.
                LOG.error(
                        "a batch of {} posts failed: {}",
                        batch.entries().size(),
                        e.getClass().getName());
                batch.entries().forEach(entry -> entry.settle(WriteStatus.UNAVAILABLE, ""));
            }
        }
    }

    /** The next batch, or null when there is none left and there will be none. */
    private @Nullable BulkBatch take() {
        lock.lock();
        try {
            while (true) {
                BulkBatch next = full.poll();
                long lingerNanos = open.openedNanos() + LINGER_NANOS - System.nanoTime();
                if (next == null && !open.isEmpty() && (open.isUrgent() || closed || lingerNanos <= 0)) {
                    next = open;
                    open = new BulkBatch(System.nanoTime());
                }
                if (next != null) {
                    queuedBytes -= next.size();
                    room.signalAll();
                    return next;
                }
                if (closed) {
                    return null;
                }
                if (open.isEmpty()) {
                    work.await();
                } else {
                    work.awaitNanos(lingerNanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is queued, within the time that a post may take, and ends the threads. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            for (Thread thread : threads) {
                thread.join(limits.waitMillisMax() + 1_000L);
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}

package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.PostMonths.Month;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a month to an index of the current schema while it is written to and searched. What is copied goes on being
 * written in the old index, so it is copied again, in the order of writing, until little is left; for that little, writers
 * wait. Then reading moves in one step, and the old index goes. May be ended at any point and begun again.
 */
public final class Reindex {
    private static final Logger LOG = LoggerFactory.getLogger(Reindex.class);
    /** Passes that find more than this are followed by another one before writers have to wait. */
    private static final long LITTLE = 2_000;

    private static final int PASSES_MAX = 20;
    private static final long POLL_MILLIS = 100;

    private final PostMonths months;
    private final MonthCopy copy;
    private final long readersMillisMax;

    /**
     * Works as two users.
     *
     * @param months as the one that manages indices
     * @param indexer the one that reads and writes posts
     * @param readersMillisMax how long searches and exports that are under way are waited for before the old index goes
     * @param renewal changes a post to what would be stored of it today, the same each time
     */
    public Reindex(PostMonths months, ElasticRequests indexer, long readersMillisMax, Consumer<ObjectNode> renewal) {
        this.months = months;
        this.copy = new MonthCopy(indexer, months, renewal);
        this.readersMillisMax = readersMillisMax;
    }

    /**
     * Does one month.
     *
     * @param progress hears how many posts the new index got so far
     * @return posts in the new index
     */
    public long run(Month month, LongConsumer progress) {
        if (month.isMoved()) {
            String old = Objects.requireNonNull(month.other());
            try {
                // Nobody may go on writing where nobody reads; whoever did so all the same is not forgotten. Nothing is
                // deleted here: the index that is read is the one to believe.
                months.block(old);
                copy.pass(old, month.read(), progress);
                finish(month, old, month.read());
                return copy.countNow(month.read());
            } catch (RuntimeException e) {
                // Where another run was faster, the old name is one of the index that is read by now.
                unblock(old, e);
                throw e;
            }
        }
        @Nullable String begun = month.other();
        String target = begun == null ? months.create(month) : begun;
        copyWhileWritten(month.read(), target, progress);
        try {
            months.block(month.read());
            copy.pass(month.read(), target, progress);
            long posts = copy.agree(month.read(), target);
            months.moveReading(month.read(), target);
            finish(month, month.read(), target);
            return posts;
        } catch (RuntimeException e) {
            unblock(month.read(), e);
            throw e;
        }
    }

    /**
     * Lets writers go on where they are read. Where an answer was lost, or another run was faster, the reading may have moved
     * all the same: then they wait until it is run again.
     */
    private void unblock(String old, RuntimeException failure) {
        try {
            if (months.isRead(old)) {
                months.unblock(old);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void copyWhileWritten(String from, String to, LongConsumer progress) {
        long copied = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES_MAX && copied > LITTLE; pass++) {
            copied = copy.pass(from, to, progress);
        }
        copy.removeDeleted(from, to);
    }

    /** Gives up a month that was begun: the new index goes, the old one is as it was. */
    public void abandon(Month month) {
        String begun = month.other();
        if (begun != null && !month.isMoved()) {
            months.delete(begun);
            months.unblock(month.read());
        }
    }

    private void finish(Month month, String old, String target) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(readersMillisMax);
        while (months.isBeingRead(old)) {
            if (System.nanoTime() > end) {
                LOG.warn("somebody still reads {}, which goes now: such an export has to be begun again", old);
                break;
            }
            pause();
        }
        // Another run that failed meanwhile may have let writers in again.
        months.block(old);
        copy.pass(old, target, copied -> {});
        months.moveWriting(month, old, target);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReindexException("interrupted");
        }
    }
}

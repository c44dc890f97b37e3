package org.listeningpost.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.source.RawPost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the rows of one job that are not taken, and keeps as many as may be kept. Thread-safe. */
final class RejectedRows implements EntryOutcomes.Rejections {
    private static final Logger LOG = LoggerFactory.getLogger(RejectedRows.class);

    private static final int TOGETHER = 200;

    private final String job;
    private final int rowsMax;
    private final SafeRows rows;
    private final RejectedRowIndex index;
    private final List<RejectedRow> waiting = new ArrayList<>();
    private long taken;

    RejectedRows(String job, int rowsMax, SafeRows rows, RejectedRowIndex index) {
        this.job = job;
        this.rowsMax = rowsMax;
        this.rows = rows;
        this.index = index;
    }

    @Override
    public void add(Place place, String entry, RecordError error, @Nullable RawPost raw) {
        synchronized (this) {
            if (taken >= rowsMax) {
                return;
            }
            taken++;
        }
        RejectedRow row = rows.row(job, place, entry, error, raw);
        synchronized (this) {
            waiting.add(row);
        }
    }

    synchronized long taken() {
        return taken;
    }

    /** Writes what waits, once it is worth a request. Where Elasticsearch is away it goes on waiting. */
    void writeSome() {
        synchronized (this) {
            if (waiting.size() < TOGETHER) {
                return;
            }
        }
        try {
            writeAll();
        } catch (ElasticUnreachableException e) {
            // There is another time, at the end at the latest.
            LOG.debug("rejected rows wait for Elasticsearch");
        }
    }

    /** Writes all that waits. */
    void writeAll() {
        while (true) {
            List<RejectedRow> some;
            synchronized (this) {
                some = List.copyOf(waiting.subList(0, Math.min(waiting.size(), TOGETHER)));
            }
            if (some.isEmpty()) {
                return;
            }
            index.put(some);
            synchronized (this) {
                waiting.subList(0, some.size()).clear();
            }
        }
    }
}

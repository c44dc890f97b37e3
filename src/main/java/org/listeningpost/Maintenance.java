package org.listeningpost;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.PostMonths;
import org.listeningpost.elastic.PostMonths.Month;
import org.listeningpost.elastic.Reindex;
import org.listeningpost.erasure.Retention;
import org.listeningpost.ingest.StoredEnrichment;

/** What an administrator does to whole months; every change leaves a line in the audit log. For one thread. */
public final class Maintenance implements AutoCloseable {
    private final ElasticClients setup;
    private final ElasticRequests indexer;
    private final IndexNames names;
    private final AuditLog audit;
    private final Clock clock;
    private final PostMonths months;

    /**
     * Works as two users.
     *
     * @param setup the one that manages indices
     * @param indexer the one that reads and writes posts
     */
    Maintenance(Endpoint setup, ElasticRequests indexer, IndexNames names, AuditLog audit, Clock clock) {
        this.setup = ElasticClients.open(setup, Backend.SETUP_TIMEOUT);
        this.indexer = indexer;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
        this.months = new PostMonths(this.setup.requests(), names);
    }

    public PostMonths months() {
        return months;
    }

    /** Brings a month to an index of the current schema; how many posts it has. */
    public long reindex(Month month, String by, long readersMillisMax, LongConsumer progress) {
        record(by, "month.reindex", month);
        return reindex(readersMillisMax).run(month, progress);
    }

    /** Gives up a reindex that was begun. */
    public void abandon(Month month, String by) {
        record(by, "month.reindex_abandoned", month);
        reindex(0).abandon(month);
    }

    private Reindex reindex(long readersMillisMax) {
        return new Reindex(months, indexer, readersMillisMax, StoredEnrichment::renew);
    }

    public Retention retention() {
        return new Retention(months, indexer, names, audit, clock);
    }

    private void record(String by, String action, Month month) {
        audit.record(new AuditEvent(clock.instant(), by, action, null, null, List.of(month.label())));
    }

    @Override
    public void close() {
        setup.close();
    }
}

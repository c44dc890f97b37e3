package org.listeningpost.http;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;

/** What a caller reads or changes by a request, for the audit log; what cannot be recorded is not done. Thread-safe. */
public final class RequestTrail {
    private final AuditLog audit;
    private final Clock clock;

    public RequestTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param targets ids of what it is done to */
    public void record(Context context, String action, String... targets) {
        record(context, action, null, null, List.of(targets));
    }

    /** @param query that is asked, or becomes part of something */
    public void recordQuery(Context context, String action, @Nullable String query, String... targets) {
        record(context, action, query, null, List.of(targets));
    }

    /** @param hits how many are found or touched */
    public void record(
            Context context, String action, @Nullable String query, @Nullable Long hits, List<String> targets) {
        audit.record(new AuditEvent(clock.instant(), Callers.of(context).keyId(), action, query, hits, targets));
    }
}

package org.listeningpost.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events, newest first; {@code after} continues where a page ended. */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String action,
        @Nullable String keyId,
        int size,
        @Nullable Position after) {

    /** The last event of a page. */
    public record Position(Instant at, String id) {}
}

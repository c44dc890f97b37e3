package org.listeningpost.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, in UTC; the creation month chooses the index.
 *
 * @param localHour of the creation, on the organization's clocks; null where only the day may be known
 */
public record Timestamps(
        Instant createdAt,
        @Nullable Instant editedAt,
        Instant ingestedAt,
        @Nullable LocalHour localHour) {
    /** External version of the document: a newer edit replaces an older one, never the other way round. */
    public long version() {
        return Math.max(1, (editedAt == null ? createdAt : editedAt).toEpochMilli());
    }
}

package org.listeningpost.savedquery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A query that was saved.
 *
 * @param query in the query language
 * @param owner id of the key that saved it
 * @param isShared whether others may see and run it
 * @param version 1, 2, 3, ...: one more with each change
 */
public record SavedQuery(
        String id,
        String title,
        String description,
        String query,
        String owner,
        @JsonProperty("shared") boolean isShared,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        long version) {
    public SavedQuery {
        tags = List.copyOf(tags);
    }
}

package org.listeningpost.ingest;

import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Post;

/** What became of one record before it is written. */
public sealed interface IngestOutcome {
    /** A post that may be stored. */
    record Accepted(Post post) implements IngestOutcome {}

    /**
     * A record that may not.
     *
     * @param index 0-based place in the request or file
     * @param id ours, where the record got that far
     * @param field our name of the field, or {@code record}
     * @param code machine-readable
     * @param reason for people; holds nothing of the record
     */
    record Rejected(long index, @Nullable String id, String field, String code, String reason)
            implements IngestOutcome {}
}

package org.listeningpost.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Understands one element of somebody else's format. Safe for many threads. */
@FunctionalInterface
public interface RecordMapper {
    /**
     * Gives everything that the element holds to the sink: no record, one, or a post with its comments.
     *
     * @throws RejectedElementException where the element is not what its format says
     */
    void map(JsonNode element, RecordSink sink);

    /** How the elements of that list of an answer are understood; of the empty path those that stand by themselves. */
    default RecordMapper in(String list) {
        return this;
    }
}

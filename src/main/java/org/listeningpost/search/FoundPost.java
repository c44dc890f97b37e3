package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One hit.
 *
 * @param score as Elasticsearch wrote it; null where the order is not by score
 * @param start where the post begins in the answer's bytes
 * @param sortValue the first sort value; {@code sortNumber} is the same where it is a whole number
 */
record FoundPost(
        String index,
        String id,
        @Nullable String score,
        int start,
        int end,
        double sortValue,
        long sortNumber,
        @Nullable JsonNode highlight) {

    /** Filled by one pass over a hit. */
    static final class Builder {
        String index = "";
        String id = "";

        @Nullable
        String score;

        int start;
        int end;
        double sortValue;
        long sortNumber;

        @Nullable
        JsonNode highlight;

        FoundPost build() {
            return new FoundPost(index, id, score, start, end, sortValue, sortNumber, highlight);
        }
    }
}

package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Which version of a post a stored document is, by what its source said: {@code Timestamps.version()} read back. */
final class ContentVersion {
    private ContentVersion() {}

    /** @param otherwise where the document does not tell */
    static long of(JsonNode source, long otherwise) {
        String text = source.path("edited_at").asText(source.path("created_at").asText(""));
        try {
            return text.isEmpty() ? otherwise : Math.max(1, Instant.parse(text).toEpochMilli());
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}

package org.listeningpost.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a source stands. It moves only when everything before it is stored.
 *
 * @param since everything up to here was read: an id or a moment, as the source counts
 * @param page the next page of a walk from the newest backwards that is not at its end
 * @param newest the newest that this walk has seen: what {@code since} becomes at its end
 * @param tag what the source wants to hear to say that nothing is new
 */
record PollState(
        @Nullable String since,
        @Nullable String page,
        @Nullable String newest,
        @Nullable String tag) {
    static final PollState START = new PollState(null, null, null, null);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("since", since);
        json.put("page", page);
        json.put("newest", newest);
        json.put("tag", tag);
        return json;
    }

    static PollState of(JsonNode json) {
        return new PollState(text(json, "since"), text(json, "page"), text(json, "newest"), text(json, "tag"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}

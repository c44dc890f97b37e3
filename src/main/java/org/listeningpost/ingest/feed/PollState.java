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
 * @param place stands for what was asked; null where an earlier version wrote this
 */
record PollState(
        @Nullable String since,
        @Nullable String page,
        @Nullable String newest,
        @Nullable String tag,
        @Nullable String place) {
    static final PollState START = new PollState(null, null, null, null);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    PollState(@Nullable String since, @Nullable String page, @Nullable String newest, @Nullable String tag) {
        this(since, page, newest, tag, null);
    }

    PollState at(String where) {
        return new PollState(since, page, newest, tag, where);
    }

    /** From the start where something else is asked by now: its history was never read. */
    PollState orStart(String where) {
        return place == null || place.equals(where) ? this : START;
    }

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("since", since);
        json.put("page", page);
        json.put("newest", newest);
        json.put("tag", tag);
        json.put("place", place);
        return json;
    }

    static PollState of(JsonNode json) {
        return new PollState(
                text(json, "since"), text(json, "page"), text(json, "newest"), text(json, "tag"), text(json, "place"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}

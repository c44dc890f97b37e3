package org.listeningpost.topic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people made of a topic: a document that takes precedence over the bundled one.
 *
 * @param id of the document
 * @param topic id of the topic
 * @param query null where the bundled one is in force or none
 * @param version 1, 2, 3, ...: one more with each change; it goes on when a topic is reset or deleted and made anew
 */
record TopicChange(
        String id,
        String topic,
        State state,
        @Nullable String area,
        Topic.@Nullable Title title,
        @Nullable String query,
        Change created,
        Change updated,
        long version) {

    /** Where a topic stands. */
    enum State {
        /** As bundled. */
        BUNDLED,
        /** Bundled, with another query or title. */
        CHANGED,
        /** Not bundled. */
        OWN,
        /** Tags nothing. */
        OFF,
        /** Was somebody's own and is gone. */
        DELETED;

        /** Whether posts get the topic. */
        boolean tags() {
            return this != OFF && this != DELETED;
        }

        /** The spelling in JSON. */
        @JsonValue
        String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String keyword) {
            return valueOf(keyword.toUpperCase(Locale.ROOT));
        }
    }

    /** Who changed it, by the name of the key, and when. */
    record Change(Instant at, String by) {}

    static String documentOf(String topic) {
        return "topic:" + topic;
    }
}

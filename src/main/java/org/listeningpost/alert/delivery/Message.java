package org.listeningpost.alert.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is sent. It holds numbers and ids, and nothing of what a post says.
 *
 * @param id the same with every attempt
 * @param sentence everything in one sentence
 * @param json the whole alert, for machines; not copied, so treat it as read-only
 * @param link where people can look closer; null where the administrator has not said
 */
public record Message(
        String id,
        String severity,
        String sentence,
        Instant raisedAt,
        byte[] json,
        @Nullable URI link) {

    /** One line for a subject or a heading. */
    public String heading() {
        return severity.toUpperCase(Locale.ROOT) + ": "
                + sentence.lines().findFirst().orElse("");
    }
}

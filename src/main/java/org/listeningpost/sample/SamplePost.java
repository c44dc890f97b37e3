package org.listeningpost.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented record in the input shape of {@code POST /v1/posts}.
 *
 * @param rating of 5, reviews only
 * @param planted every personal datum in it, the author's included
 */
public record SamplePost(
        String id,
        String platform,
        String kind,
        Instant createdAt,
        @Nullable Instant editedAt,
        SampleAuthor author,
        String text,
        @Nullable String title,
        Counts counts,
        @Nullable Integer rating,
        @Nullable String country,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String inReplyTo,
        @Nullable String thread,
        List<Planted> planted) {
    public SamplePost {
        planted = List.copyOf(planted);
    }

    /** Invented engagement. */
    public record Counts(long likes, long shares, long comments, long views) {}

    /**
     * An invented author.
     *
     * @param kind person, organisation, media or official
     */
    public record SampleAuthor(
            String id,
            String handle,
            String name,
            @Nullable String url,
            String kind,
            long followers,
            boolean verified) {}
}

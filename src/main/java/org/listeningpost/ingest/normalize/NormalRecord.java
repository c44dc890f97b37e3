package org.listeningpost.ingest.normalize;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Engagement;
import org.listeningpost.post.Kind;
import org.listeningpost.post.Place;
import org.listeningpost.post.Platform;

/**
 * A record in our schema that is not yet safe: its words are mended but not redacted.
 *
 * @param nativeId null where the source has none
 * @param text null where the record has none, which a rating or a title excuses
 * @param language primary subtag that the sender named; null where it must be identified
 * @param rating 0..1
 */
public record NormalRecord(
        Platform platform,
        Kind kind,
        @Nullable String nativeId,
        Instant createdAt,
        @Nullable Instant editedAt,
        RawAuthor author,
        AuthorKind authorKind,
        @Nullable String text,
        @Nullable String title,
        @Nullable String attachmentText,
        List<String> hashtags,
        @Nullable String language,
        Engagement engagement,
        @Nullable Double rating,
        Place place,
        @Nullable String inReplyTo,
        @Nullable String thread)
        implements Normalization {
    @Override
    public String toString() {
        return "NormalRecord";
    }
}

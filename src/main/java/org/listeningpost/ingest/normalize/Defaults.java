package org.listeningpost.ingest.normalize;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Platform;

/**
 * What a sender says once for all records that do not say it themselves.
 *
 * @param platform where the record names none
 * @param createdAt where the record has no date; null means that such a record is rejected
 * @param language BCP 47, where the record names none; null means that it is identified
 * @param source name of the import or connector, stored with the post
 */
public record Defaults(
        Platform platform,
        @Nullable Instant createdAt,
        @Nullable String language,
        String source) {
    /** For records that came through the HTTP API. */
    public static final Defaults API = new Defaults(Platform.OTHER, null, null, "api");

    /** Of what names this platform, or none; null where it is not a known one. */
    public @Nullable Platform platformOf(@Nullable String named) {
        return named == null || named.isBlank() ? platform : Names.platform(named);
    }
}

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
 * @param customs how the sender writes what can be read in two ways
 */
public record Defaults(
        Platform platform,
        @Nullable Instant createdAt,
        @Nullable String language,
        String source,
        Customs customs) {
    /** For records that came through the HTTP API. */
    public static final Defaults API = new Defaults(Platform.OTHER, null, null, "api");

    public Defaults(Platform platform, @Nullable Instant createdAt, @Nullable String language, String source) {
        this(platform, createdAt, language, source, Customs.NONE);
    }

    /**
     * Of what names this platform, or none; null where it is not a known one. Whoever said a platform meant it for names that are
     * none, too: sheets have a column "channel" with the channel's own name.
     */
    public @Nullable Platform platformOf(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return platform;
        }
        Platform known = Names.platform(named);
        return known == null && platform != Platform.OTHER ? platform : known;
    }
}

package org.listeningpost.post;

import java.util.Locale;
import java.util.Optional;

/** Where a post was published. */
public enum Platform {
    FACEBOOK,
    INSTAGRAM,
    X,
    LINKEDIN,
    REDDIT,
    YOUTUBE,
    TIKTOK,
    MASTODON,
    BLUESKY,
    GOOGLE_REVIEWS,
    SURVEY,
    FORUM,
    OTHER;

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The value as stored and as typed in a query. */
    public String keyword() {
        return keyword;
    }

    public static Optional<Platform> of(String keyword) {
        for (Platform each : values()) {
            if (each.keyword.equals(keyword)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

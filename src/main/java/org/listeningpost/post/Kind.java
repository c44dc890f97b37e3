package org.listeningpost.post;

import java.util.Locale;
import java.util.Optional;

/** What sort of contribution a post is. */
public enum Kind {
    POST,
    COMMENT,
    REPLY,
    SHARE,
    REVIEW,
    SURVEY_ANSWER,
    MESSAGE;

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The value as stored and as typed in a query. */
    public String keyword() {
        return keyword;
    }

    public static Optional<Kind> of(String keyword) {
        for (Kind each : values()) {
            if (each.keyword.equals(keyword)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

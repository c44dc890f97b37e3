package org.listeningpost.post;

import java.util.Locale;
import java.util.Optional;

/** Who speaks; official only from the allow-list. */
public enum AuthorKind {
    PERSON,
    ORGANISATION,
    MEDIA,
    OFFICIAL;

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The value as stored and as typed in a query. */
    public String keyword() {
        return keyword;
    }

    /** In either spelling. */
    public static Optional<AuthorKind> of(String typed) {
        String keyword = typed.equals("organization") ? ORGANISATION.keyword : typed;
        for (AuthorKind each : values()) {
            if (each.keyword.equals(keyword)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

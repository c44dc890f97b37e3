package org.listeningpost.savedquery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.SentText;

/** A query as it is sent, to be saved or to take the place of one. */
record SavedQueryDraft(
        @Nullable String title,
        @Nullable String description,
        @Nullable String query,
        @Nullable Boolean shared,
        @Nullable List<@Nullable String> tags) {
    private static final int TITLE_MAX = 200;
    private static final int TEXT_MAX = 4_000;

    String checkedTitle() {
        return SentText.line("title", title, TITLE_MAX);
    }

    String checkedDescription() {
        return SentText.optional("description", description, TEXT_MAX);
    }

    String checkedQuery() {
        return SentText.query(query, "The query to save.");
    }

    boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }

    List<String> checkedTags() {
        return SentText.tags(tags);
    }
}

package org.listeningpost.savedquery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** A query as it is sent, to be saved or to take the place of one. */
record SavedQueryDraft(
        @Nullable String title,
        @Nullable String description,
        @Nullable String query,
        @Nullable Boolean shared,
        @Nullable List<String> tags) {
    private static final int TITLE_MAX = 200;
    private static final int TEXT_MAX = 4_000;
    private static final int TAGS_MAX = 20;
    private static final int TAG_MAX = 100;

    String checkedTitle() {
        return checked("title", title, 1, TITLE_MAX);
    }

    String checkedDescription() {
        return checked("description", description == null ? "" : description, 0, TEXT_MAX);
    }

    /** The text alone; the empty query finds every post, which hardly anybody wants to save. */
    String checkedQuery() {
        if (query == null || query.isBlank()) {
            throw new ProblemException(Problem.badField("query", "required", "The query to save."));
        }
        return query;
    }

    boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }

    List<String> checkedTags() {
        List<String> sent = tags == null ? List.of() : tags;
        if (sent.size() > TAGS_MAX) {
            throw new ProblemException(Problem.badField("tags", "out_of_range", "At most " + TAGS_MAX + "."));
        }
        List<String> checked = new ArrayList<>();
        for (@Nullable String tag : sent) {
            checked.add(checked("tags", tag, 1, TAG_MAX));
        }
        return checked.stream().distinct().toList();
    }

    private static String checked(String field, @Nullable String text, int charactersMin, int charactersMax) {
        String given = text == null ? "" : text.strip();
        if (given.length() < charactersMin
                || given.length() > charactersMax
                || given.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new ProblemException(Problem.badField(
                    field, "length", charactersMin + " to " + charactersMax + " characters, no control characters."));
        }
        return given;
    }
}

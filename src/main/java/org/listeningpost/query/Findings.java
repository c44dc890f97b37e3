package org.listeningpost.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong and what is odd in one text. */
final class Findings {
    private static final int ERRORS_MAX = 10;

    private final List<QueryError> errors = new ArrayList<>();
    private final List<QueryNote> notes = new ArrayList<>();
    private boolean aborted;

    void error(QueryError.Kind kind, Span place, String message) {
        error(kind, place, message, null);
    }

    void error(QueryError.Kind kind, Span place, String message, @Nullable String suggestion) {
        if (errors.size() < ERRORS_MAX && !aborted) {
            errors.add(new QueryError(kind, place.start(), place.length(), message, suggestion));
        }
    }

    void note(QueryNote.Kind kind, Span place, String message) {
        if (notes.size() < ERRORS_MAX) {
            notes.add(new QueryNote(kind, place.start(), place.length(), message, null));
        }
    }

    /** Records an error behind which nothing else is worth saying. */
    void abort(QueryError.Kind kind, Span place, String message) {
        if (!aborted) {
            errors.add(new QueryError(kind, place.start(), place.length(), message, null));
        }
        aborted = true;
    }

    boolean has(QueryError.Kind kind) {
        return errors.stream().anyMatch(error -> error.kind() == kind);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<QueryError> errors() {
        return errors.stream()
                .sorted(Comparator.comparingInt(QueryError::position))
                .toList();
    }

    List<QueryNote> notes() {
        return notes.stream()
                .sorted(Comparator.comparingInt(QueryNote::position))
                .toList();
    }
}

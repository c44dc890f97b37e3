package org.listeningpost.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryNote;

/**
 * A note of a query as clients see it: the form of a mistake.
 *
 * @param field where the query stands in the request; null where there is only one
 * @param position null where the field is no query but a single value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Note(
        @Nullable String field,
        @Nullable Integer position,
        @Nullable Integer length,
        String code,
        String message,
        @Nullable String suggestion) {

    public static List<Note> of(@Nullable String field, List<QueryNote> notes) {
        return notes.stream()
                .map(note -> new Note(
                        field, note.position(), note.length(), note.kind().code(), note.message(), note.suggestion()))
                .toList();
    }

    /** Notes of a field that holds values instead of a query. */
    public static List<Note> ofValues(String field, List<QueryNote> notes) {
        return notes.stream()
                .map(note -> new Note(field, null, null, note.kind().code(), note.message(), null))
                .toList();
    }
}

package org.listeningpost.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request. Holds nothing of a post: a message names the field and the rule, not the
 * value.
 *
 * @param field the JSON field or query parameter, where the mistake has one
 * @param position where in the query text, in UTF-16 units, where the mistake is in a query
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
        @Nullable String field,
        @Nullable Integer position,
        @Nullable Integer length,
        String code,
        String message,
        @Nullable String suggestion) {

    public static ProblemError ofField(String field, String code, String message) {
        return new ProblemError(field, null, null, code, message, null);
    }

    public static ProblemError ofPosition(
            int position, int length, String code, String message, @Nullable String suggestion) {
        return new ProblemError(null, position, length, code, message, suggestion);
    }
}

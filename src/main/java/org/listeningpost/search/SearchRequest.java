package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Parameters;

/**
 * A search as it was sent; all parts are optional.
 *
 * @param from earliest creation: a date or a date and time
 * @param to a date is the last day that counts; a date and time is the first moment that does not
 * @param filters field to one value or a list of values, any of which fits
 * @param collapse one post of each near-duplicate group
 */
public record SearchRequest(
        @Nullable String query,
        @Nullable String from,
        @Nullable String to,
        @Nullable Map<String, JsonNode> filters,
        @Nullable String sort,
        @Nullable Integer size,
        @Nullable String cursor,
        @Nullable Boolean highlight,
        @Nullable List<String> facets,
        @Nullable Boolean collapse) {

    /** A page of what is kept under a name: newest first, by the parameters {@code size}, {@code cursor} and so on. */
    public static SearchRequest page(String query, @Nullable Map<String, JsonNode> filters, Parameters parameters) {
        // What a page may hold is the planner's to say.
        int size = parameters.number("size", -1, 0, Integer.MAX_VALUE);
        return new SearchRequest(
                query,
                parameters.text("from", 40),
                parameters.text("to", 40),
                filters,
                parameters.oneOf("sort", "newest", List.of("relevance", "newest", "engagement")),
                size < 0 ? null : (Integer) size,
                parameters.text("cursor", 4_000),
                parameters.oneOf("highlight", "false", List.of("true", "false")).equals("true"),
                null,
                null);
    }
}

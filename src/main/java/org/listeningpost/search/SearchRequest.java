package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable Boolean collapse) {}

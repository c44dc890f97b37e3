package org.listeningpost.narrative.match;

import java.util.List;

/**
 * Why a post matches a query, or that it does not.
 *
 * @param parts what of the query the post fulfills; parts under a NOT fulfill by being absent and are left out
 */
public record Explanation(boolean matches, List<Part> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One part of the query.
     *
     * @param part as interpreted
     * @param position in the query as typed, in UTF-16 units
     */
    public record Part(String part, int position, int length, List<Words> words, List<Value> values) {
        public Part {
            words = List.copyOf(words);
            values = List.copyOf(values);
        }
    }

    /** Words of the post, from {@code start} inclusive to {@code end} exclusive, in UTF-16 units of the field. */
    public record Words(String field, int start, int end, String text) {}

    /** A field that holds what was asked for. */
    public record Value(String field, String value) {}
}

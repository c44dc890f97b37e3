package org.listeningpost.kibana;

import java.util.List;

/** By what a chart groups. */
sealed interface Bucket {
    String label();

    /** Whether its groups stand in their own order, not in that of a measure. */
    default boolean isSorted() {
        return false;
    }

    /** @param interval {@code auto}, or one of m, h, d, w, M, q, y */
    record Dates(String field, String interval, String label) implements Bucket {}

    /**
     * The values that the first plain measure is largest for.
     *
     * @param hasRest whether everything else is one more group
     * @param isSorted the first values in their own order instead
     */
    record Terms(String field, int size, boolean hasRest, boolean isSorted, String label) implements Bucket {}

    /** Groups that a query each describes. */
    record Filters(List<Filter> filters, String label) implements Bucket {
        public Filters {
            filters = List.copyOf(filters);
        }
    }

    /** @param query in Lucene's syntax */
    record Filter(String label, String query) {}
}

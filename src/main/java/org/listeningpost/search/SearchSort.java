package org.listeningpost.search;

import java.util.Locale;
import java.util.Optional;

/**
 * In which order posts come. Equal posts come by id, so that every page begins where the last one ended.
 * Collapsed pages are counted off instead, so that what is written meanwhile moves them.
 */
public enum SearchSort {
    /** Best match first. A walk over many pages sees each post once only while nothing is written. */
    RELEVANCE,
    /** Latest first, the default. A walk sees each post once, whatever is written meanwhile. */
    NEWEST,
    /** Most likes, shares and comments first. */
    ENGAGEMENT;

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SearchSort> of(String keyword) {
        for (SearchSort sort : values()) {
            if (sort.keyword().equals(keyword)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }
}

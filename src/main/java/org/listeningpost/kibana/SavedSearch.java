package org.listeningpost.kibana;

import java.util.List;

/**
 * A list of documents, newest first.
 *
 * @param query in Lucene's syntax
 * @param columns fields that are shown
 * @param sortField the newest of which comes first
 */
record SavedSearch(
        String id,
        String title,
        String description,
        String view,
        String query,
        List<String> columns,
        String sortField) {
    SavedSearch {
        columns = List.copyOf(columns);
    }
}

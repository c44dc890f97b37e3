package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticRequests;

/** Rows of imported files that were not taken, but kept to be mended; they know their author as a post does. Thread-safe. */
final class RowsOfPeople {
    private final DocumentRewriter rows;

    /** @param api the user that keeps the rows */
    RowsOfPeople(ElasticRequests api, IndexNames names) {
        this.rows = new DocumentRewriter(api, names.rejectedRows());
    }

    /** Which of these posts are named by a row. */
    Set<String> of(Set<String> posts) {
        Set<String> ids = new TreeSet<>();
        rows.refresh();
        rows.read(
                DocumentRewriter.anyOf(Map.of("post", posts)),
                row -> ids.add(row.path("post").asText()));
        return ids;
    }

    /** The names of these authors that rows have, those of the same accounts by handle among them. */
    Set<String> names(Collection<String> authors) {
        Set<String> asked = Set.copyOf(authors);
        Set<String> found = new TreeSet<>();
        rows.refresh();
        rows.read(DocumentRewriter.anyOf(Map.of("author", asked, "account", asked)), row -> {
            addName(row, "author", found);
            // Of an account that was not asked for only the handle may be the same: another person's, later or before.
            if (asked.contains(row.path("account").asText(""))) {
                addName(row, "account", found);
            }
        });
        return found;
    }

    /** Every author of a row, under every name that it has. */
    Set<String> authors() {
        Set<String> authors = new TreeSet<>();
        rows.refresh();
        rows.read(DocumentRewriter.everything(), row -> {
            addName(row, "author", authors);
            addName(row, "account", authors);
        });
        return authors;
    }

    private static void addName(ObjectNode row, String field, Set<String> names) {
        if (row.hasNonNull(field)) {
            names.add(row.path(field).asText());
        }
    }

    /** Removes those of these posts, and those of these authors; how many there were. */
    long forget(Set<String> posts, Set<String> authors) {
        rows.refresh();
        return rows.remove(
                DocumentRewriter.anyOf(Map.of("post", posts, "author", authors, "account", authors)), row -> true);
    }
}

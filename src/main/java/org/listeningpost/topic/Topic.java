package org.listeningpost.topic;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that posts are about, and the query that says when.
 *
 * @param id as in {@code topic:...} and in the field {@code topics} of a post
 * @param area id of the area that it belongs to; null for an area itself. A post with a topic carries its area, too
 * @param query in the query language; an area's finds what belongs to none of its topics
 * @param rows where the words of the query come from
 */
public record Topic(String id, @Nullable String area, Title title, String query, List<Row> rows) {
    /** Short, and nothing that a query would have to quote. */
    public static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,39}");

    public Topic {
        rows = List.copyOf(rows);
    }

    /** Its name in both languages. */
    public record Title(String en, String es) {}

    /** A part of a query and where it is from. */
    public record Row(Source source, String query) {}

    /**
     * Where words come from.
     *
     * @param id short name, as the files of the vocabulary call it
     * @param licence SPDX identifier
     */
    public record Source(
            String id,
            String name,
            String licence,
            @Nullable String url) {}

    public boolean isArea() {
        return area == null;
    }
}

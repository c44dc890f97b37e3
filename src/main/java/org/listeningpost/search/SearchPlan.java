package org.listeningpost.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query;

/** A search that was checked: everything in it is possible and bounded. */
public record SearchPlan(Criteria criteria, SearchSort sort, int size, SearchCursor.@Nullable Place place, View view) {

    /**
     * Which posts.
     *
     * @param text the query as typed
     * @param notes what in it may not mean what it looks like
     * @param from inclusive
     * @param to exclusive
     */
    public record Criteria(
            String text,
            Query query,
            String interpreted,
            List<Note> notes,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<PostField, List<String>> filters) {
        public Criteria {
            notes = List.copyOf(notes);
            filters = Map.copyOf(filters);
        }

        /** What the audit says of it: a filter asks for posts as a query does. */
        String audited() {
            if (filters.isEmpty()) {
                return text;
            }
            StringBuilder all = new StringBuilder(text);
            new TreeMap<>(filters)
                    .forEach((field, values) -> all.append(" filters.")
                            .append(field.indexField())
                            .append('=')
                            .append(String.join(",", values)));
            return all.toString().strip();
        }
    }

    /**
     * What to show of them.
     *
     * @param facets name as asked for to field, in the order asked for
     */
    public record View(boolean isHighlighted, boolean isCollapsed, List<Facet> facets) {
        public View {
            facets = List.copyOf(facets);
        }
    }

    /** One field to count by, under the name that it was asked for. */
    public record Facet(String name, PostField field) {}

    /** Ties a cursor to the search that it came from; page size, facets and highlights may change on the way. */
    long digest() {
        return SearchCursor.digestOf(sort + "|" + view.isCollapsed() + "|" + criteria.from() + "|" + criteria.to() + "|"
                + new TreeMap<>(criteria.filters()) + "|" + criteria.text());
    }
}

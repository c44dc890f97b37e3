package org.listeningpost.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a board. */
sealed interface Panel {
    /** Unique on its board; the ids in the saved objects come from it, so that it must not change. */
    String id();

    Grid at();

    /** Something to read. */
    record Text(String id, Grid at, String markdown) implements Panel {}

    /** A list of documents: the saved search of that id. */
    record Found(String id, Grid at, String title, String search) implements Panel {}

    /**
     * Something that is counted.
     *
     * @param view id of the data view
     * @param query only what it matches, in Lucene's syntax; empty: everything
     * @param x what runs from left to right (or, of horizontal bars, from top to bottom)
     * @param groups what makes the series, slices, tags or rows; outermost first
     */
    record Chart(
            String id,
            Grid at,
            String title,
            ChartType type,
            String view,
            String query,
            @Nullable Bucket x,
            List<Bucket> groups,
            List<Measure> measures)
            implements Panel {
        public Chart {
            groups = List.copyOf(groups);
            measures = List.copyOf(measures);
        }
    }
}

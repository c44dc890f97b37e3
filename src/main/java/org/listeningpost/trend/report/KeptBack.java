package org.listeningpost.trend.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of what in an answer small counts are kept back.
 *
 * @param isWhole of all of it
 * @param series or else of these
 */
record KeptBack(SmallCells cells, boolean isWhole, Set<String> series) {

    /** Null where nothing is kept back of what was asked for as a whole. */
    @Nullable
    SmallCells ofWhole() {
        return isWhole ? cells : null;
    }

    @Nullable
    SmallCells of(String value) {
        return isWhole || series.contains(value) ? cells : null;
    }

    /** Null where nothing is kept back of anything. */
    @Nullable
    SmallCells ofAny() {
        return isWhole || !series.isEmpty() ? cells : null;
    }
}

package org.listeningpost.trend.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The same, where no more than these series are shown. */
    KeptBack among(Collection<String> shown) {
        return new KeptBack(
                cells, isWhole, series.stream().filter(shown::contains).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The first values, by what is shown of each: between exact counts the place of one that is kept back would tell it, and so
     * would whether it is in the list.
     */
    List<String> ranked(List<RankIndex.Value> values, int size) {
        return values.stream()
                .filter(value -> figure(value) > 0)
                .sorted(Comparator.comparingDouble((RankIndex.Value value) -> -figure(value))
                        .thenComparing(RankIndex.Value::value))
                .limit(size)
                .map(RankIndex.Value::value)
                .toList();
    }

    /**
     * Whether these are the first of all values, although there are more.
     *
     * @param unseenMax the most posts that any other value has; {@link Long#MAX_VALUE} where that is not known
     */
    boolean isFirst(List<RankIndex.Value> values, int size, long unseenMax) {
        if (unseenMax == 0) {
            return true;
        }
        // What is kept back is rounded, by less than k, and may so overtake. Doubles, for the most may be
        // Long.MAX_VALUE.
        double ahead = (double) unseenMax + cells.k();
        return values.stream().filter(value -> figure(value) >= ahead).count() >= size;
    }

    /** What is kept back stands behind everything that is shown. */
    private double figure(RankIndex.Value value) {
        if (of(value.value()) == null) {
            return value.posts();
        }
        double shown = cells.count(value.over());
        return Double.isNaN(shown) ? 0.5 : shown;
    }
}

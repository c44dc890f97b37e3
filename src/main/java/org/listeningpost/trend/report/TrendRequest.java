package org.listeningpost.trend.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query;
import org.listeningpost.search.Note;
import org.listeningpost.search.PostField;

/**
 * A trend that was checked: everything in it is possible and bounded.
 *
 * @param question which posts
 * @param split null where the posts are shown as a whole
 * @param size series or values that are shown, at most
 * @param cutFrom the end that was asked for, where the window ends earlier: with the bucket that holds now or, by place, with
 *     the one before
 * @param csv the table that is written as CSV; null for JSON
 */
record TrendRequest(
        TrendKind kind,
        Question question,
        Window window,
        @Nullable PostField split,
        int size,
        @Nullable Instant cutFrom,
        TrendCsv.@Nullable Table csv) {
    /** What a rounded count is overtaken by stands close to it. */
    private static final int SURVEYED_MORE = 20;

    /**
     * Which posts, as typed and as understood.
     *
     * @param isLocal whether it speaks of a place or facility, by itself or by a narrative or topic that does; only asked where
     *     small counts are kept back
     * @param notes what in it may not mean what it looks like
     */
    record Question(String text, Query query, String interpreted, boolean isLocal, List<Note> notes) {
        Question {
            notes = List.copyOf(notes);
        }

        boolean isEverything() {
            return query instanceof Query.Everything;
        }
    }

    /** What the audit says of it: a split by place asks of places as a query does. */
    String audited() {
        return split == null ? question.text() : (question.text() + " split=" + split.indexField()).strip();
    }

    /** The field whose values are the series; null where there is one series only. */
    @Nullable
    PostField ranked() {
        return split == null ? kind.ranked() : split;
    }

    /** Whether the answer is one by place or facility, where small counts are kept back. */
    boolean isLocal() {
        return isLocal(question, split);
    }

    static boolean isLocal(Question question, @Nullable PostField split) {
        return split == PostField.FACILITY || split == PostField.REGION || question.isLocal();
    }

    /** The same, or whether one of its series may be one by place: a narrative or a topic whose own query names one. */
    boolean mayBeLocal() {
        return isLocal() || ranked() == PostField.TOPICS || ranked() == PostField.NARRATIVES;
    }

    /**
     * How many values are counted at once with their buckets, so that it can be told from the counts which ones are shown; 0
     * where that would rarely do, because the most frequent ones of the time that is compared with may be others.
     */
    int surveyed() {
        @Nullable PostField ranked = ranked();
        boolean hasFew = ranked == PostField.PLATFORM || ranked == PostField.LANGUAGE || ranked == PostField.KIND;
        return ranked == null || window.isCompared() && !hasFew
                ? 0
                : Math.min(
                        size + SURVEYED_MORE,
                        TrendRequests.CELLS_MAX / window.counted().size() - 1);
    }
}

package org.listeningpost.trend.report;

import org.jspecify.annotations.Nullable;
import org.listeningpost.search.PostField;

/** What may be asked for under {@code /v1/trends}. */
enum TrendKind {
    VOLUME(Measure.VOLUME, null),
    SENTIMENT(Measure.SENTIMENT, null),
    TOPICS(Measure.VOLUME, PostField.TOPICS),
    /** Words that set the posts apart from others. */
    TERMS(Measure.VOLUME, null),
    HASHTAGS(Measure.VOLUME, PostField.HASHTAGS),
    DOMAINS(Measure.VOLUME, PostField.DOMAINS),
    QUESTIONS(Measure.QUESTIONS, null),
    ENGAGEMENT(Measure.ENGAGEMENT, null);

    private final Measure measure;
    private final @Nullable PostField ranked;

    TrendKind(Measure measure, @Nullable PostField ranked) {
        this.measure = measure;
        this.ranked = ranked;
    }

    Measure measure() {
        return measure;
    }

    /** The field whose most frequent values are shown; null where it is the posts as a whole. */
    @Nullable
    PostField ranked() {
        return ranked;
    }

    /** A ranking is a split of its own, and a second one would be a cube. */
    boolean canBeSplit() {
        return ranked == null && this != TERMS;
    }

    String keyword() {
        return Keywords.of(this);
    }
}

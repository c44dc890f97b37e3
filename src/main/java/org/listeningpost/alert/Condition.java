package org.listeningpost.alert;

import org.listeningpost.search.PostField;
import org.listeningpost.trend.BucketWidth;

/** What has to happen in a bucket. */
sealed interface Condition {

    /** As many posts as this, or more. */
    record Threshold(int atLeast) implements Condition {}

    /** Far more posts than the past explains, in number and as a share of all posts. */
    record Spike(Sensitivity sensitivity) implements Condition {}

    /** A rise too slow for any bucket to stand out. */
    record Rise() implements Condition {}

    /** A value of a field that the query did not find before. */
    record NewValue(PostField field, int postsMin, int lookbackDays) implements Condition {}

    /** A much larger share of posts with one sentiment than before. */
    record SentimentTurn(String label, int postsMin) implements Condition {}

    /** No posts where there should be some; told for each source or platform that the query used to find. */
    record Silence(PostField by) implements Condition {}

    /**
     * How rare chance must be; the rates are false alarms a day, measured by simulation. A day has 24 hours to be wrong in,
     * so an hour has to stand out more.
     */
    enum Sensitivity {
        /** About 1 in 2,500 days. */
        LOW(3.29, 4.25),
        /** About 1 in 300 days. */
        NORMAL(2.58, 3.85),
        /** About 1 in 80 days. */
        HIGH(2.17, 3.5);

        private final double ofDay;
        private final double ofHour;

        Sensitivity(double ofDay, double ofHour) {
            this.ofDay = ofDay;
            this.ofHour = ofHour;
        }

        double z(BucketWidth width) {
            return width == BucketWidth.DAY ? ofDay : ofHour;
        }
    }

    /** As in JSON. */
    default String kind() {
        return switch (this) {
            case Threshold t -> "threshold";
            case Spike s -> "spike";
            case Rise r -> "rise";
            case NewValue n -> "new_value";
            case SentimentTurn s -> "sentiment_turn";
            case Silence s -> "silence";
        };
    }
}

package org.listeningpost.trend;

import java.util.Locale;
import java.util.Optional;

/** How long a bucket is on the wall clock. */
public enum BucketWidth {
    HOUR("1h"),
    DAY("1d");

    private final String calendarInterval;

    BucketWidth(String calendarInterval) {
        this.calendarInterval = calendarInterval;
    }

    /** As Elasticsearch's {@code date_histogram} calls it. */
    public String calendarInterval() {
        return calendarInterval;
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BucketWidth> of(String keyword) {
        for (BucketWidth width : values()) {
            if (width.keyword().equals(keyword)) {
                return Optional.of(width);
            }
        }
        return Optional.empty();
    }
}

package org.listeningpost.trend.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as it was sent; query and window are required.
 *
 * @param baseline none is as many days right before the window
 * @param control what was not meant to change: one of query, topic, facility
 */
public record CompareRequest(
        @Nullable String query,
        @Nullable Stretch window,
        @Nullable Stretch baseline,
        @Nullable Control control,
        @Nullable List<String> measures,
        @Nullable String timeZone) {

    /** Whole days; both count. */
    public record Stretch(@Nullable String from, @Nullable String to) {}

    /** Exactly one of them. */
    public record Control(
            @Nullable String query,
            @Nullable String topic,
            @Nullable String facility) {}
}

package org.listeningpost.ingest.normalize;

import java.util.Locale;
import java.util.Optional;

/** Which comes first in {@code 5/3/2026}. Nobody can see it in a date. */
public enum DateOrder {
    /** The day. */
    DMY,
    /** The month. */
    MDY;

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DateOrder> of(String keyword) {
        for (DateOrder each : values()) {
            if (each.keyword().equalsIgnoreCase(keyword)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

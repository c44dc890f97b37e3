package org.listeningpost.trend.effect;

import java.util.Locale;

/** What may be said. */
public enum Verdict {
    INCREASE,
    DECREASE,
    /** The interval holds no change as large as the one that matters. */
    NO_LARGE_CHANGE,
    /** It may have changed or not: the interval holds both. */
    INCONCLUSIVE,
    /** No test was made. */
    TOO_LITTLE_DATA;

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.listeningpost.trend.effect;

/** How a change is measured. */
public enum Scale {
    /** A rate by day, post or view; the change is a ratio. Log link, variance in proportion to the mean. */
    RATIO,
    /** A share of posts; the change is a difference. Identity link, weighted by the posts of a day. */
    SHARE,
    /** A mean of values from -1 to 1; the change is a difference. Fitted as a share is. */
    MEAN;

    boolean isLog() {
        return this == RATIO;
    }
}

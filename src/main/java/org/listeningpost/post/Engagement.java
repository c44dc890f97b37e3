package org.listeningpost.post;

/** Counts of reactions at the time of the last delivery; total is their sum without views. */
public record Engagement(long likes, long shares, long comments, long views) {
    public static final Engagement NONE = new Engagement(0, 0, 0, 0);

    public Engagement {
        if (likes < 0 || shares < 0 || comments < 0 || views < 0) {
            throw new IllegalArgumentException("engagement counts are not negative");
        }
    }

    public long total() {
        return likes + shares + comments;
    }
}

package org.listeningpost.query;

import java.util.Locale;

/** Fields that hold numbers. */
public enum NumberField {
    LIKES("engagement.likes"),
    SHARES("engagement.shares"),
    COMMENTS("engagement.comments"),
    VIEWS("engagement.views"),
    ENGAGEMENT("engagement.total"),
    FOLLOWERS("author.followers"),
    /** 0..1, whatever the scale of the platform. */
    RATING("rating");

    private final String indexField;

    NumberField(String indexField) {
        this.indexField = indexField;
    }

    public String typedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String indexField() {
        return indexField;
    }

    boolean isFraction() {
        return this == RATING;
    }
}

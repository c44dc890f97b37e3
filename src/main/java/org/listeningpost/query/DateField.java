package org.listeningpost.query;

import java.util.Locale;

/** Fields that hold times. */
public enum DateField {
    CREATED("created_at"),
    EDITED("edited_at");

    private final String indexField;

    DateField(String indexField) {
        this.indexField = indexField;
    }

    public String typedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String indexField() {
        return indexField;
    }
}

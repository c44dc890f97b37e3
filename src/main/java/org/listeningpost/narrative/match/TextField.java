package org.listeningpost.narrative.match;

import java.util.Locale;

/** Where words are looked for; a word, phrase or NEAR lies inside one of them. */
public enum TextField {
    TEXT,
    TITLE,
    ATTACHMENT_TEXT;

    /** In the index, and in answers. */
    public String indexField() {
        return name().toLowerCase(Locale.ROOT);
    }
}

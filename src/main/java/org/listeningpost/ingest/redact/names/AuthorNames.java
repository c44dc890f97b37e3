package org.listeningpost.ingest.redact.names;

import org.jspecify.annotations.Nullable;

/** The author's own names: exact terms to take out of that author's post. Never stored. */
public record AuthorNames(@Nullable String handle, @Nullable String displayName) {
    public static final AuthorNames UNKNOWN = new AuthorNames(null, null);

    @Override
    public String toString() {
        return "AuthorNames";
    }
}

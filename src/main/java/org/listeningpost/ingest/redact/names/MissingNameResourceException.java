package org.listeningpost.ingest.redact.names;

/** The jar lacks a list or the model, or holds one of another version: names could not be found, so nothing may start. */
public final class MissingNameResourceException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingNameResourceException(String what) {
        super("bundled name resource is missing or of another version: " + what);
    }
}

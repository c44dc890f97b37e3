package org.listeningpost.narrative;

/** A back-fill cannot go on, now or later. */
public final class BackfillException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackfillException(String message) {
        super(message);
    }
}

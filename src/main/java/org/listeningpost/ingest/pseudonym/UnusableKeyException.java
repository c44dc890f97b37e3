package org.listeningpost.ingest.pseudonym;

import org.jspecify.annotations.Nullable;

/** The pseudonym keys are there but cannot be used; the message says why and holds nothing of a key. */
public final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message, @Nullable Throwable cause) {
        super(message, cause, false, true);
    }
}

package org.listeningpost.elastic.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded engine can't run; the message says what to do, for the person at the terminal. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineException(String message) {
        this(message, null);
    }

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

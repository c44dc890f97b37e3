package org.listeningpost.elastic;

import org.jspecify.annotations.Nullable;

/** The configured cluster can't be used as configured; the message says what to change. */
public final class EndpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.listeningpost.kibana;

import org.jspecify.annotations.Nullable;

/** Kibana did not take the boards; the message says why and what to do. */
public final class KibanaException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    KibanaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

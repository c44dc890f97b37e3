package org.listeningpost.elastic;

import org.jspecify.annotations.Nullable;

/** The configured CA certificate can't be used, so nothing that the cluster shows could be trusted. */
public final class UntrustedEndpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UntrustedEndpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.listeningpost.http;

import org.jspecify.annotations.Nullable;

/** The certificate or key in the configuration cannot be used; ends the start. */
public final class TlsSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsSettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

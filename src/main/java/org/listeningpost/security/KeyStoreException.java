package org.listeningpost.security;

/** The keys could not be read or changed; names no key. */
public final class KeyStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.listeningpost.security;

/** There are as many keys as can be kept, revoked ones among them. */
public final class TooManyKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyKeysException(int max) {
        super("There are " + max + " keys, revoked ones among them; no more can be made.");
    }
}

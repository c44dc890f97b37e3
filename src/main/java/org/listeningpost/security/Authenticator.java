package org.listeningpost.security;

import org.jspecify.annotations.Nullable;

/** Says whose key this is. Safe for use by any number of threads; must not block on the network. */
public interface Authenticator {
    /** The caller, or null when the key is unknown, revoked or malformed. */
    @Nullable
    Caller authenticate(String key);
}

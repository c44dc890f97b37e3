package org.listeningpost.security;

import java.io.IOException;
import java.util.List;

/** Where keys are kept, shared by all instances. */
public interface KeyStore {
    /** Every key, revoked ones too, oldest first. */
    List<ApiKey> all() throws IOException;

    /** Stores a key that must not exist yet; false when one with that id does. */
    boolean add(ApiKey key) throws IOException;

    void replace(ApiKey key) throws IOException;
}

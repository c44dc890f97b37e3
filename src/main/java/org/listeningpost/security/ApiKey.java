package org.listeningpost.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a key. The key itself is shown once, when it is made.
 *
 * @param hash SHA-256 of the key, hexadecimal. A plain hash is enough, and fast: a key has 256 random bits, so there is
 *     nothing to guess that a slow, salted hash would protect
 */
public record ApiKey(
        String id,
        String name,
        Set<Role> roles,
        String hash,
        Instant createdAt,
        String createdBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {
    public ApiKey {
        roles = Set.copyOf(roles);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    ApiKey revoked(Instant at, String by) {
        return new ApiKey(id, name, roles, hash, createdAt, createdBy, at, by);
    }

    Caller caller() {
        return new Caller(id, name, roles);
    }

    @Override
    public String toString() {
        return "ApiKey " + id;
    }
}

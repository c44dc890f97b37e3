package org.listeningpost.security;

import java.util.Set;

/**
 * Whose key a request came with.
 *
 * @param keyId public identifier of the key, fit for logs and audit; never the key itself
 * @param name what the administrator called it
 */
public record Caller(String keyId, String name, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean hasAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}

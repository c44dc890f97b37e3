package org.listeningpost.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key may do. No role implies another: an administrator's key does not read posts. */
public enum Role {
    INGEST,
    ANALYST,
    MONITOR,
    MANAGER,
    PRIVACY,
    OPERATOR,
    ADMIN;

    /** The spelling in JSON, configuration and on the command line. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keywords() {
        return Arrays.stream(values()).map(Role::keyword).toList();
    }

    public static Optional<Role> of(String keyword) {
        for (Role role : values()) {
            if (role.keyword().equals(keyword)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

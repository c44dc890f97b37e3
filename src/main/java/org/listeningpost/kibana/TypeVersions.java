package org.listeningpost.kibana;

import java.util.Map;
import java.util.Optional;

/**
 * Which version of each type Kibana 9.5 takes. Without a version Kibana takes an object for one of 7.x and migrates it to
 * pieces; one above its own it refuses.
 */
final class TypeVersions {
    private static final Map<String, String> BY_TYPE = Map.of(
            "dashboard", "10.2.0",
            "lens", "10.1.0",
            "index-pattern", "8.0.0",
            "tag", "8.0.0",
            "search", "10.5.0",
            "query", "10.2.0");

    private TypeVersions() {}

    /** Empty for a type that is not known here. */
    static Optional<String> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}

package org.listeningpost.ingest.source;

import java.util.HashSet;
import java.util.Set;

/**
 * Where in an answer its elements lie. Each element is a record of its own, so that an answer may be of any length.
 *
 * @param arrays paths of the lists of elements, such as {@code data.children}; none where an answer must be seen whole
 * @param hasAssignment whether a script's {@code name =} may stand before the value, as in an account archive
 */
public record Containers(Set<String> arrays, boolean hasAssignment) {
    /** An answer that must be seen whole, or elements one after the other. */
    public static final Containers NONE = new Containers(Set.of(), false);

    public Containers {
        arrays = Set.copyOf(arrays);
    }

    public static Containers of(String... arrays) {
        return new Containers(Set.of(arrays), false);
    }

    /** Paths of the objects on the way to the lists. */
    Set<String> prefixes() {
        Set<String> prefixes = new HashSet<>();
        for (String path : arrays) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                prefixes.add(path.substring(0, dot));
            }
        }
        return prefixes;
    }
}

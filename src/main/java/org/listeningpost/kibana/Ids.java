package org.listeningpost.kibana;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that are the same whenever the same definition is built, so that an import replaces what an earlier one made. */
final class Ids {
    private static final String PREFIX = "listening-post-";

    private Ids() {}

    /** Of a saved object. */
    static String object(String id) {
        return PREFIX + id;
    }

    /** Of a part of one, by its place in the definition. */
    static String part(String... path) {
        byte[] name = (PREFIX + String.join("/", path)).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}

package org.listeningpost.ingest.redact.names;

import java.io.InputStream;

/** What this package brings along in the jar. */
final class Resources {
    private Resources() {}

    static InputStream open(String name) {
        InputStream stream = Resources.class.getResourceAsStream(name);
        if (stream == null) {
            throw new MissingNameResourceException(name);
        }
        return stream;
    }
}

package org.listeningpost.http;

import java.util.Set;

/**
 * Which bodies a route takes.
 *
 * @param contentTypes lower-case media types without parameters; anything else is 415. Empty: the route takes no body
 * @param bytesMax bound of the decoded body, after gzip; more is 413
 * @param areFiles bodies are files of any encoding, which is found in the file; anything else is UTF-8
 */
public record Accepts(Set<String> contentTypes, long bytesMax, boolean areFiles) {
    /** One JSON object of ordinary size. */
    public static final Accepts JSON = new Accepts(Set.of("application/json"), 1 << 20);

    static final Accepts NOTHING = new Accepts(Set.of(), 0);

    public Accepts {
        contentTypes = Set.copyOf(contentTypes);
    }

    /** What is text is UTF-8. */
    public Accepts(Set<String> contentTypes, long bytesMax) {
        this(contentTypes, bytesMax, false);
    }
}

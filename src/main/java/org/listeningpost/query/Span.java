package org.listeningpost.query;

/**
 * Where something stands in the typed text, in UTF-16 code units: what a browser and Java call an index.
 *
 * @param start 0-based
 */
public record Span(int start, int length) {
    /** For queries that no one typed. */
    public static final Span NONE = new Span(0, 0);

    public int end() {
        return start + length;
    }

    static Span between(int start, int end) {
        return new Span(start, end - start);
    }
}

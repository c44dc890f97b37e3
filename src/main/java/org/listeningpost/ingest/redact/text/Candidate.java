package org.listeningpost.ingest.redact.text;

/**
 * Something that a rule wants out of a text.
 *
 * @param start inclusive, in UTF-16 units of the original text
 * @param end exclusive
 * @param strength which type names the union of overlapping candidates: the stronger, then the longer one
 * @param placeholder what shall stand there, such as {@code [PHONE]} or {@code [DATE:2024]}
 */
public record Candidate(int start, int end, IdentifierType type, int strength, String rule, String placeholder) {
    public static final int WEAK = 1;
    public static final int SHAPED = 2;
    public static final int CUED = 3;
    public static final int CHECKED = 4;

    public Candidate {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a candidate has at least one character");
        }
    }

    public int length() {
        return end - start;
    }
}

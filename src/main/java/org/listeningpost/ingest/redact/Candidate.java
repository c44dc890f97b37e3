package org.listeningpost.ingest.redact;

/**
 * Something that a rule wants out of a text.
 *
 * @param start inclusive, in UTF-16 units of the original text
 * @param end exclusive
 * @param strength which type names the union of overlapping candidates: the stronger, then the longer one
 * @param placeholder what shall stand there, such as {@code [PHONE]} or {@code [DATE:2024]}
 */
record Candidate(int start, int end, IdentifierType type, int strength, String rule, String placeholder) {
    static final int WEAK = 1;
    static final int SHAPED = 2;
    static final int CUED = 3;
    static final int CHECKED = 4;

    Candidate {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a candidate has at least one character");
        }
    }

    int length() {
        return end - start;
    }
}

package org.listeningpost.ingest.enrich.sentiment;

/** A file of labelled posts holds something else than 0, 1, 2 or negative, neutral, positive before its first tab. */
public final class UnreadableLabelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableLabelException(String file) {
        super(file + ": a line starts with a label (0 negative, 1 neutral, 2 positive) and a tab");
    }
}

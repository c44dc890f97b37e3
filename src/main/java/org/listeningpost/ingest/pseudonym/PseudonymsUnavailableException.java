package org.listeningpost.ingest.pseudonym;

/** The vault did not answer, so that nobody can be named now. */
public final class PseudonymsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PseudonymsUnavailableException(String message) {
        super(message);
    }
}

package org.listeningpost.bench;

/** The measurement cannot go on, or would not be one; the message says why. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }
}

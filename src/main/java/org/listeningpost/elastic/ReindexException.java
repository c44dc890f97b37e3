package org.listeningpost.elastic;

/** A month cannot be brought to a new index; nothing was lost, and doing it again goes on where it stopped. */
public final class ReindexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReindexException(String message) {
        super(message);
    }
}

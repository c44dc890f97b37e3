package org.listeningpost.topic;

/** A vocabulary that cannot be used; the message says where and why. */
public final class VocabularyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VocabularyException(String message) {
        super(message);
    }

    VocabularyException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.listeningpost.narrative.match;

/** A query that {@link StandingRules} refuses was handed to the compiler all the same: a mistake of ours. */
public final class NotStandingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStandingException(String message) {
        super(message);
    }
}

package org.listeningpost.narrative.analysis;

/** The analysis JSON asks for something that the local chain does not know: a mistake in a file that we ship. */
public final class AnalysisDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnalysisDefinitionException(String message) {
        super(message);
    }

    AnalysisDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}

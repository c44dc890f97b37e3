package org.listeningpost.kibana;

/** A definition cannot be understood; the message says in which file, where in it and why. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public DefinitionException(String message) {
        super(message);
    }
}

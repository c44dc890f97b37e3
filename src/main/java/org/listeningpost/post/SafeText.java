package org.listeningpost.post;

/**
 * Text that went through the redactor. {@code ArchitectureTest} holds that only {@code ingest.redact} calls the
 * constructor, so a method that takes a {@code SafeText} cannot be handed what a person typed.
 */
public record SafeText(String value) {
    public static final SafeText EMPTY = new SafeText("");

    @Override
    public String toString() {
        return value;
    }
}

package org.listeningpost.ingest.redact;

/** A text was redacted, or it must not be stored. Errors, time-outs and over-long texts fail closed. */
public sealed interface RedactionOutcome {
    record Redacted(Redaction redaction) implements RedactionOutcome {}

    /** @param code machine-readable; holds nothing of the text */
    record Quarantined(String code, String reason) implements RedactionOutcome {}
}

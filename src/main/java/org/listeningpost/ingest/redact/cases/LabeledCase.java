package org.listeningpost.ingest.redact.cases;

import org.listeningpost.ingest.redact.text.IdentifierType;

/**
 * A text with one invented identifier in it.
 *
 * @param start where the identifier starts, in UTF-16 units
 * @param end exclusive
 * @param disguised whether it is written to evade
 */
public record LabeledCase(IdentifierType type, boolean disguised, String text, int start, int end) {}

/**
 * What does a rule see of a text, and how does it say what it found? The text in a plain form ({@code NormalizedText}), cut into words, numbers and marks
 * with what they mean ({@code Tokens}), while rules look at it ({@code Scan}). Every other package of redaction builds on this one.
 */
@NullMarked
package org.listeningpost.ingest.redact.text;

import org.jspecify.annotations.NullMarked;

/**
 * How much leaks? Runs the redactor over labeled texts and counts what stayed and what went too far.
 */
@NullMarked
package org.listeningpost.ingest.redact.evaluation;

import org.jspecify.annotations.NullMarked;

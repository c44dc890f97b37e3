package org.listeningpost.ingest.redact.hidden;

/**
 * What a reader understands where letters hide it.
 *
 * @param first the first token that it stands for
 * @param last the last one
 * @param text what they mean
 * @param tight whether the blanks on both sides go, too
 */
record Reading(int first, int last, String text, boolean tight) {
    Reading(int first, int last, String text) {
        this(first, last, text, false);
    }
}

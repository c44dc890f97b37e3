package org.listeningpost.ingest.redact.names;

/**
 * A word as the lists know it, and what it alone says to the model: of itself and of its neighbors. Immutable, so that threads
 * share it without a lock.
 *
 * @param hash of its folded letters
 * @param isWordLike whether it can be part of a name
 * @param own packed sums of {@link Weights#sum} for its own features
 * @param asLeft for the token after it
 * @param asLeft2 for the token after that
 * @param asRight for the token before it
 * @param asRight2 for the token before that
 */
record Word(
        long hash,
        boolean isWordLike,
        int flags,
        int cues,
        long own,
        long asLeft,
        long asLeft2,
        long asRight,
        long asRight2) {}

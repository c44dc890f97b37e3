package org.listeningpost.ingest.redact.names;

/** Passes over the tokens that cannot be names, before anything expensive is done with them. */
final class Gate {
    private Gate() {}

    static boolean canBeName(PostView post, int token) {
        return post.tokens().isWordLike(token) && !Cue.FUNCTION.in(post.cues(token));
    }
}

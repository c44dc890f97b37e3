package org.listeningpost.ingest.redact.names;

/** Passes over the tokens that cannot be names, before anything expensive is done with them. */
final class Gate {
    private Gate() {}

    static boolean canBeName(PostView post, int token) {
        return post.tokens().isWordLike(token) && (!Cue.FUNCTION.in(post.cues(token)) || isNameToo(post, token));
    }

    /** Al, Ella, Del: capitalized inside a sentence, and in the list of first names. */
    private static boolean isNameToo(PostView post, int token) {
        return post.shape(token) == Shape.CAPITALIZED
                && (post.flags(token) & Lexicon.FIRST_NAME) != 0
                && post.caseOfPost() == PostView.CASE_NORMAL
                && token > 0
                && post.shape(token - 1) != Shape.SENTENCE_END;
    }
}

package org.listeningpost.ingest.redact.names;

/** A name found once is taken out wherever the post repeats it, written together ("#janedoe") too. Linear in the post's length. */
final class Repetition {
    private static final int LETTERS_MIN = 3;

    private Repetition() {}

    static void mark(PostView post, NameMarks marks) {
        LongSet names = null;
        for (int token = 0; token < post.count(); token++) {
            if (marks.isCertain(token) && isTelling(post, token)) {
                names = names == null ? new LongSet(post.count() * 2) : names;
                names.add(post.hash(token));
                if (token + 1 < post.count() && marks.isCertain(token + 1)) {
                    names.add(post.joinedHash(token, token + 1));
                }
            }
        }
        for (int token = 0; names != null && token < post.count(); token++) {
            if (!marks.isMarked(token) && post.tokens().isWordLike(token) && names.contains(post.hash(token))) {
                marks.guess(token, "repeated");
            }
        }
    }

    /** A word that also means something else is not carried along in lower case. */
    private static boolean isTelling(PostView post, int token) {
        return post.tokens().end(token) - post.tokens().wordStart(token) >= LETTERS_MIN
                && !WordSense.isNonNameOnly(post.flags(token));
    }
}

package org.listeningpost.ingest.redact.names;

/** Half a name found names the other half: the first name before a surname, the surname after a first name. Stateless. */
final class FullNames {
    private FullNames() {}

    static void mark(PostView post, NameMarks marks) {
        for (int token = 0; token < post.count(); token++) {
            boolean shouted = marks.isMarked(token)
                    && post.shape(token) == Shape.UPPER
                    && post.caseOfPost() == PostView.CASE_NORMAL;
            if (marks.isCertain(token) || shouted) {
                if (token > 0 && !marks.isMarked(token - 1) && isFirst(post, token - 1, token)) {
                    marks.guess(token - 1, "full");
                }
                if (token + 1 < post.count() && !marks.isMarked(token + 1) && isLast(post, token + 1, token)) {
                    marks.guess(token + 1, "full");
                }
            }
        }
    }

    private static boolean isFirst(PostView post, int token, int last) {
        return isHalf(post, token, last, Lexicon.FIRST_NAME) && (post.flags(last) & Lexicon.SURNAME) != 0;
    }

    private static boolean isLast(PostView post, int token, int first) {
        return isHalf(post, token, first, Lexicon.SURNAME) && (post.flags(first) & Lexicon.FIRST_NAME) != 0;
    }

    /** In the list that it takes, and, where it is an ordinary word too, written like the other half with a capital. */
    private static boolean isHalf(PostView post, int token, int other, int list) {
        if ((post.flags(token) & list) == 0 || !Gate.canBeName(post, token) || WordSense.isVerbToo(post.hash(token))) {
            return false;
        }
        boolean capitals = post.shape(token) == Shape.CAPITALIZED
                && post.shape(other) == Shape.CAPITALIZED
                && post.caseOfPost() == PostView.CASE_NORMAL;
        boolean rare = list == Lexicon.FIRST_NAME
                && (WordSense.isRare(post.flags(token)) || CommonNoun.isNamed(post.hash(token)))
                && WordSense.isNameOnly(post.flags(other))
                && post.shape(token) == post.shape(other)
                && !CommonNoun.isIntroduced(post, token);
        return capitals || rare || !WordSense.isOrdinary(post.flags(token));
    }
}

package org.listeningpost.ingest.redact.names;

/** Names written letter by letter to get past filters: "j a n e", "J.a.n.e". Linear in the post's length; stateless. */
final class SpacedLetters {
    private static final int RUN_MIN = 4;
    private static final int NAME_MIN = 3;
    private static final int WORD_MIN = 5;

    /** Longer runs are no names; bounds the work a run. */
    private static final int RUN_MAX = 32;

    private SpacedLetters() {}

    static void mark(PostView post, Lexicon lexicon, NameMarks marks) {
        int token = 0;
        while (token < post.count()) {
            int end = endOfRun(post, token);
            if (end > token && holdsName(post, token, end, lexicon)) {
                for (int i = token; i < end; i++) {
                    marks.guess(i, "spaced");
                }
            }
            token = Math.max(end, token + 1);
        }
    }

    /** After the last single letter of a run of enough of them, one mark or space apart; the start where none is. */
    private static int endOfRun(PostView post, int start) {
        int letters = 0;
        int end = start;
        for (int token = start; token < post.count() && letters < RUN_MAX; token++) {
            if (isLetter(post, token)) {
                letters++;
                end = token + 1;
            } else if (!isSeparator(post, token) || token != end) {
                break;
            }
        }
        return letters >= RUN_MIN ? end : start;
    }

    private static boolean isLetter(PostView post, int token) {
        Tokens tokens = post.tokens();
        return tokens.kind(token) == Tokens.WORD && tokens.end(token) - tokens.start(token) == 1;
    }

    private static boolean isSeparator(PostView post, int token) {
        if (post.tokens().kind(token) != Tokens.PUNCTUATION) {
            return false;
        }
        char mark = post.folded(post.tokens().start(token));
        return mark == '.' || mark == '-' || mark == '_' || mark == '*';
    }

    /** Do the letters start with a first name, or are they a surname altogether, and no ordinary word? */
    private static boolean holdsName(PostView post, int start, int end, Lexicon lexicon) {
        long hash = WordHash.START;
        int letters = 0;
        boolean name = false;
        for (int token = start; token < end; token++) {
            if (isLetter(post, token)) {
                hash = WordHash.step(hash, post.folded(post.tokens().start(token)));
                letters++;
                int flags = lexicon.flags(WordHash.finish(hash));
                if (letters >= WORD_MIN && WordSense.isOrdinary(flags) && (flags & Lexicon.NAME) == 0) {
                    return false;
                }
                boolean whole = token == end - 1 && letters >= WORD_MIN && WordSense.isNameOnly(flags);
                name |= whole || letters >= NAME_MIN && (flags & Lexicon.FIRST_NAME) != 0;
            }
        }
        return name;
    }
}

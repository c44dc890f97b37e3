package org.listeningpost.ingest.redact.names;

/**
 * A word after a cue is a name when the lists allow it: "my friend Hope", "nurse becky", "Dr Patel", "me llamo Lucía". What
 * the model leaves open, the cue decides. Stateless.
 */
final class CueRules {
    /** More words than these do not make one name. */
    private static final int NAME_WORDS_MAX = 4;

    private CueRules() {}

    static void mark(PostView post, NameMarks marks) {
        for (int token = 0; token < post.count(); token++) {
            int cues = post.cues(token);
            if (Cue.TITLE.in(cues)) {
                markAfter(post, marks, token, "cue:title");
            } else if (Cue.ROLE.in(cues)) {
                markAfter(post, marks, token, "cue:role");
            } else if (Cue.KIN.in(cues)) {
                markAfter(post, marks, token, "cue:kin");
            } else if (Cue.NAMING.in(cues)) {
                markAfter(post, marks, token, "cue:naming");
            }
        }
    }

    /** The title before a name belongs to it: "Dr. Patel", "Mrs Doe". */
    static void markTitles(PostView post, NameMarks marks) {
        for (int token = post.count() - 2; token >= 0; token--) {
            int next = post.shape(token + 1) == Shape.SENTENCE_END ? token + 2 : token + 1;
            if (next < post.count() && marks.isMarked(next) && isShortTitle(post, token)) {
                marks.guess(token, "cue:title");
            }
        }
    }

    private static boolean isShortTitle(PostView post, int token) {
        return Cue.TITLE.in(post.cues(token)) && length(post, token) <= 3;
    }

    private static void markAfter(PostView post, NameMarks marks, int cue, String rule) {
        int token = skipLinkWords(post, cue, rule);
        if (token < 0 || !opens(post, cue, token) || ThingFrame.isNamedThing(post, token)) {
            return;
        }
        marks.mark(token, rule);
        int words = 1;
        for (int next = token + 1; next < post.count() && words < NAME_WORDS_MAX; next++) {
            if (isJoint(post, next) && next + 1 < post.count() && continues(post, next + 1)) {
                continue;
            }
            if (!continues(post, next)) {
                return;
            }
            marks.mark(next, rule);
            words++;
        }
    }

    /** The token after the cue, past "name is", "dr." and "my friend, "; -1 where none can be a name. */
    private static int skipLinkWords(PostView post, int cue, String rule) {
        int token = cue + 1;
        boolean naming = rule.equals("cue:naming");
        for (int skipped = 0; token < post.count() && skipped < 2; skipped++, token++) {
            int shape = post.shape(token);
            boolean mark = shape == Shape.COMMA || shape == Shape.COLON || shape == Shape.QUOTE;
            boolean period = shape == Shape.SENTENCE_END
                    && rule.equals("cue:title")
                    && post.folded(post.tokens().start(token)) == '.';
            boolean link = naming
                    && (post.shape(token) == Shape.CLITIC
                            || Cue.FUNCTION.in(post.cues(token)) && length(post, token) == 2);
            if (!mark && !period && !link) {
                break;
            }
        }
        return token < post.count() && Gate.canBeName(post, token) ? token : -1;
    }

    /** Can a name start here, after that cue? */
    private static boolean opens(PostView post, int cue, int token) {
        int flags = post.flags(token);
        if (isCueItself(post, token)) {
            return false;
        }
        boolean adjacent = token == cue + 1;
        boolean owned = cue > 0 && Cue.POSSESSIVE.in(post.cues(cue - 1));
        if (stands(post, token)) {
            return (flags & Lexicon.NAME) != 0 || !WordSense.isOrdinary(flags) || isShortTitle(post, cue);
        }
        if ((flags & Lexicon.FIRST_NAME) != 0 && !WordSense.isVerbToo(post.hash(token))) {
            return !WordSense.isOrdinary(flags) || (adjacent && owned && Cue.KIN.in(post.cues(cue)));
        }
        return adjacent
                && !WordSense.isOrdinary(flags)
                && (flags & Lexicon.PLACE) == 0
                && !UnknownWord.isToldByEnding(post, token);
    }

    /** Does the name go on with this token? */
    private static boolean continues(PostView post, int token) {
        if (!Gate.canBeName(post, token) || isCueItself(post, token)) {
            return false;
        }
        int flags = post.flags(token);
        if (stands(post, token)) {
            return (flags & Lexicon.NAME) != 0 || !WordSense.isOrdinary(flags);
        }
        return post.caseOfPost() != PostView.CASE_NORMAL && (flags & Lexicon.NAME) != 0 && !WordSense.isOrdinary(flags);
    }

    private static boolean isJoint(PostView post, int token) {
        return post.shape(token) == Shape.DASH
                || (post.shape(token) == Shape.SENTENCE_END && post.shape(token - 1) == Shape.INITIAL);
    }

    /** Capitalized where capitals mean something. */
    private static boolean stands(PostView post, int token) {
        int shape = post.shape(token);
        boolean capital = shape == Shape.CAPITALIZED || shape == Shape.INITIAL || shape == Shape.MIXED;
        return capital && post.caseOfPost() == PostView.CASE_NORMAL;
    }

    private static boolean isCueItself(PostView post, int token) {
        int cues = post.cues(token) & ~(Cue.GREETING.bit() | Cue.DEED.bit());
        return cues != 0 || post.cues(token) == Cue.DEED.bit();
    }

    private static int length(PostView post, int token) {
        return post.tokens().end(token) - post.tokens().start(token);
    }
}

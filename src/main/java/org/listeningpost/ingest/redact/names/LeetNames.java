package org.listeningpost.ingest.redact.names;

import org.listeningpost.ingest.redact.text.NormalizedText;

/**
 * First names with signs and digits for letters: {@code J@n3}, {@code D3$m0nd}. Only what reads as a known name and not as
 * an ordinary word is taken. Linear in the post's length; stateless.
 */
final class LeetNames {
    private static final int LENGTH_MIN = 3;
    private static final int LENGTH_MAX = 20;
    private static final int HIDDEN_MIN = 5;
    private static final int TURNS_MIN = 3;
    private static final String SIGNS = "@$!013457";
    private static final String LETTERS = "asioieast";
    private static final boolean[] IS_SIGN = signs();

    private LeetNames() {}

    static void mark(PostView post, NormalizedText text, Lexicon lexicon, NameMarks marks) {
        if (!hasSignInWord(text)) {
            return;
        }
        int token = 0;
        while (token < post.count()) {
            int start = post.tokens().start(token);
            int end = endOf(text, start);
            int next = token + 1;
            while (next < post.count() && post.tokens().start(next) < end) {
                next++;
            }
            boolean free =
                    start == 0 || !isPart(text.charAt(start - 1)) && "#./_-:".indexOf(text.charAt(start - 1)) < 0;
            if (free && isName(text, start, end, lexicon)) {
                markAll(marks, token, next);
                markOther(post, text, marks, next, end);
            } else if (free
                    && isHidden(text, start, end)
                    && isHidden(text, end + 1, endOf(text, end + 1))
                    && text.charAt(end) == ' ') {
                markAll(marks, token, next);
                markOther(post, text, marks, next, end);
            }
            token = next;
        }
    }

    private static void markAll(NameMarks marks, int from, int to) {
        for (int i = from; i < to; i++) {
            marks.guess(i, "leet");
        }
    }

    /** The word behind it, where its letters are hidden too: {@code Th1b0d34ux}. */
    private static void markOther(PostView post, NormalizedText text, NameMarks marks, int next, int end) {
        int start = end + 1;
        if (start >= text.length() || text.charAt(end) != ' ') {
            return;
        }
        int last = endOf(text, start);
        if (!isHidden(text, start, last)) {
            return;
        }
        for (int token = next; token < post.count() && post.tokens().start(token) < last; token++) {
            marks.guess(token, "leet");
        }
    }

    /** {@code Th1b0d34ux}, {@code 544v3dr4}: letters and signs by turns, which no dose and no product has so often. */
    private static boolean isHidden(NormalizedText text, int start, int end) {
        if (start >= end || end - start < HIDDEN_MIN || end - start > LENGTH_MAX) {
            return false;
        }
        int turns = 0;
        int signs = 0;
        boolean before = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean sign = SIGNS.indexOf(c) >= 0;
            if (!sign && !Character.isLetter(c) || Character.isUpperCase(c) && i > start + 1 && !sign && c != 'O') {
                return false;
            }
            turns += i > start && sign != before ? 1 : 0;
            signs += sign ? 1 : 0;
            before = sign;
        }
        return turns >= TURNS_MIN && signs >= 2;
    }

    /** Most posts have no such sign behind a letter but what ends a sentence, and need no more than this look. */
    private static boolean hasSignInWord(NormalizedText text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < IS_SIGN.length && IS_SIGN[c] && Character.isLetter(text.charAt(i - 1))) {
                boolean closing = c == '!' && (i + 1 == text.length() || !isPart(text.charAt(i + 1)));
                if (!closing) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean[] signs() {
        boolean[] signs = new boolean[0x80];
        for (char c : SIGNS.toCharArray()) {
            signs[c] = true;
        }
        return signs;
    }

    private static int endOf(NormalizedText text, int start) {
        int end = start;
        while (end < text.length() && end - start <= LENGTH_MAX && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '@' || c == '$' || c == '!';
    }

    /** Starts with a letter, holds a sign inside, reads as a first name; "covid19" and "b12" read as nothing. */
    private static boolean isName(NormalizedText text, int start, int end, Lexicon lexicon) {
        int length = end - start;
        boolean shaped = length >= LENGTH_MIN && length <= LENGTH_MAX && Character.isLetter(text.charAt(start));
        if (!shaped) {
            return false;
        }
        long hash = WordHash.START;
        int signs = 0;
        int letters = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int sign = SIGNS.indexOf(c);
            boolean closing = c == '!' && i == end - 1;
            if (closing) {
                break;
            }
            signs += sign >= 0 ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            if (sign < 0 && !Character.isLetter(c)) {
                return false;
            }
            hash = WordHash.step(hash, sign >= 0 ? LETTERS.charAt(sign) : Folding.fold(c));
        }
        int flags = signs == 0 || letters == 0 ? 0 : lexicon.flags(WordHash.finish(hash));
        return (flags & Lexicon.FIRST_NAME) != 0 && !WordSense.isNonNameOnly(flags);
    }
}

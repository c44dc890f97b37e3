package org.listeningpost.ingest.redact.names;

/**
 * The hashed features of one token in its post: word, affixes, shape, lists and cues of the token and of its two neighbors on
 * each side. A change here makes every packed model void. Stateless.
 */
final class Features {
    /** No token has more. */
    static final int MAX = 48;

    static final long BEFORE_FIRST = 3;
    static final long AFTER_LAST = 5;

    /** Templates of what a word alone says; the other numbers stand where they are used. */
    static final int WORD = 2;

    static final int LEFT = 3;
    static final int LEFT_2 = 4;
    static final int RIGHT = 5;
    static final int RIGHT_2 = 6;
    static final int FLAGS = 10;
    static final int CUES = 24;

    private Features() {}

    /** Writes the buckets of the token's features; returns how many. */
    static int of(PostView post, int token, int mask, int[] into) {
        int n = 0;
        into[n++] = WordHash.bucket(1, post.caseOfPost(), mask);
        into[n++] = WordHash.bucket(WORD, post.hash(token), mask);
        into[n++] = WordHash.bucket(LEFT, word(post, token - 1), mask);
        into[n++] = WordHash.bucket(LEFT_2, word(post, token - 2), mask);
        into[n++] = WordHash.bucket(RIGHT, word(post, token + 1), mask);
        into[n++] = WordHash.bucket(RIGHT_2, word(post, token + 2), mask);
        n = pairsAndCase(post, token, mask, into, n);
        into[n++] = WordHash.bucket(FLAGS, post.flags(token), mask);
        n = lists(post, token, mask, into, n);
        n = context(post, token, mask, into, n);
        into[n++] = WordHash.bucket(CUES, post.cues(token), mask);
        n = cues(post, token, mask, into, n);
        if (post.tokens().isWordLike(token)) {
            n = affixes(post, token, mask, into, n);
        }
        return n;
    }

    /** The same without those that a word has wherever it stands, for itself or for its neighbors. */
    static int inContext(PostView post, int token, int mask, int[] into) {
        into[0] = WordHash.bucket(1, post.caseOfPost(), mask);
        int n = pairsAndCase(post, token, mask, into, 1);
        n = lists(post, token, mask, into, n);
        n = context(post, token, mask, into, n);
        return cues(post, token, mask, into, n);
    }

    private static int pairsAndCase(PostView post, int token, int mask, int[] into, int from) {
        long word = post.hash(token);
        into[from] = WordHash.bucket(7, WordHash.pair(word(post, token - 1), word), mask);
        into[from + 1] = WordHash.bucket(8, WordHash.pair(word, word(post, token + 1)), mask);
        into[from + 2] = WordHash.bucket(9, post.shape(token) * 4 + post.caseOfPost(), mask);
        return from + 3;
    }

    private static int lists(PostView post, int token, int mask, int[] into, int from) {
        int n = from;
        int caseOfPost = post.caseOfPost();
        int shape = post.shape(token);
        int flags = post.flags(token);
        int leftFlags = flags(post, token - 1);
        int rightFlags = flags(post, token + 1);
        int leftShape = shape(post, token - 1);
        int rightShape = shape(post, token + 1);
        into[n++] = WordHash.bucket(11, (flags * 32L + shape) * 4 + caseOfPost, mask);
        into[n++] = WordHash.bucket(12, (flags & 15) * 16L + (leftFlags & 15), mask);
        into[n++] = WordHash.bucket(13, (flags & 15) * 16L + (rightFlags & 15), mask);
        into[n++] = WordHash.bucket(14, ((flags & 15) * 32L + shape) * 512 + (leftFlags & 15) * 32L + leftShape, mask);
        into[n++] =
                WordHash.bucket(15, ((flags & 15) * 32L + shape) * 512 + (rightFlags & 15) * 32L + rightShape, mask);
        into[n++] = WordHash.bucket(16, (leftShape * 32L + shape) * 32 + rightShape, mask);
        into[n++] = WordHash.bucket(17, leftFlags * 32L + leftShape, mask);
        into[n++] = WordHash.bucket(18, rightFlags * 32L + rightShape, mask);
        into[n++] = WordHash.bucket(19, (flags >> 4) * 32L + shape, mask);
        return n;
    }

    private static int context(PostView post, int token, int mask, int[] into, int from) {
        int n = from;
        int shape = post.shape(token);
        int nameFlags = post.flags(token) & 7;
        into[n++] = WordHash.bucket(20, WordHash.pair(word(post, token - 1), shape), mask);
        into[n++] = WordHash.bucket(21, WordHash.pair(word(post, token + 1), shape), mask);
        into[n++] = WordHash.bucket(22, WordHash.pair(word(post, token - 1), nameFlags), mask);
        into[n++] = WordHash.bucket(23, WordHash.pair(word(post, token + 1), nameFlags), mask);
        return n;
    }

    private static int cues(PostView post, int token, int mask, int[] into, int from) {
        int n = from;
        int shape = post.shape(token);
        int nameFlags = post.flags(token) & 7;
        int left = cues(post, token - 1);
        int left2 = cues(post, token - 2);
        int right = cues(post, token + 1);
        if (left != 0) {
            into[n++] = WordHash.bucket(25, left, mask);
            into[n++] = WordHash.bucket(26, (left * 32L + shape) * 8 + nameFlags, mask);
        }
        if (left2 != 0 || left != 0) {
            into[n++] = WordHash.bucket(27, left2 * 256L + left, mask);
            into[n++] = WordHash.bucket(28, ((left2 * 256L + left) * 32 + shape) * 8 + nameFlags, mask);
        }
        if (right != 0) {
            into[n++] = WordHash.bucket(29, right, mask);
            into[n++] = WordHash.bucket(30, (right * 32L + shape) * 8 + nameFlags, mask);
        }
        return n;
    }

    static int affixes(PostView post, int token, int mask, int[] into, int from) {
        int n = from;
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        long prefix = WordHash.START;
        long suffix = WordHash.START;
        int longest = Math.min(4, end - start);
        for (int i = 0; i < longest; i++) {
            prefix = WordHash.step(prefix, post.folded(start + i));
            suffix = WordHash.step(suffix, post.folded(end - 1 - i));
            into[n++] = WordHash.bucket(31 + i, prefix, mask);
            into[n++] = WordHash.bucket(35 + i, suffix, mask);
        }
        into[n++] = WordHash.bucket(39, Math.min(12, end - start), mask);
        return n;
    }

    private static long word(PostView post, int token) {
        if (token < 0) {
            return BEFORE_FIRST;
        }
        return token < post.count() ? post.hash(token) : AFTER_LAST;
    }

    private static int flags(PostView post, int token) {
        return token >= 0 && token < post.count() ? post.flags(token) : 0;
    }

    private static int cues(PostView post, int token) {
        return token >= 0 && token < post.count() ? post.cues(token) : 0;
    }

    private static int shape(PostView post, int token) {
        return token >= 0 && token < post.count() ? post.shape(token) : Shape.OUTSIDE;
    }
}

package org.listeningpost.ingest.redact.names;

import java.util.Arrays;

/**
 * One post as the model and the rules look at it: its tokens with what the lists know of each. A buffer that is filled again
 * and again; not thread-safe.
 */
final class PostView {
    /** Case of a whole post: names in a post without capitals look like any word. */
    static final int CASE_NORMAL = 0;

    static final int CASE_LOWER = 1;
    static final int CASE_UPPER = 2;
    static final int CASE_TITLE = 3;

    /** Longer words are not looked up in variants: time stays linear in the post. */
    private static final int VARIANT_LETTERS_MAX = 24;

    private final Tokens tokens = new Tokens();
    private char[] folded = new char[512];
    private long[] hashes = new long[64];
    private byte[] flags = new byte[64];
    private byte[] cues = new byte[64];
    private byte[] shapes = new byte[64];
    private int caseOfPost;

    void fill(CharSequence text, Lexicon lexicon) {
        PostTokenizer.tokenize(text, tokens);
        reserve(text.length(), tokens.count());
        for (int i = 0; i < text.length(); i++) {
            folded[i] = Folding.fold(text.charAt(i));
        }
        int[] shapeCounts = new int[Shape.COUNT];
        for (int i = 0; i < tokens.count(); i++) {
            shapes[i] = Shape.of(text, tokens, i);
            shapeCounts[shapes[i]]++;
            hashes[i] = hashOf(i);
            boolean known = tokens.isWordLike(i);
            flags[i] = known ? (byte) flagsOf(i, lexicon) : 0;
            cues[i] = known ? (byte) lexicon.cues(hashes[i]) : 0;
        }
        caseOfPost = Shape.caseOf(shapeCounts);
    }

    private void reserve(int characters, int count) {
        if (folded.length < characters) {
            folded = new char[characters * 2];
        }
        if (hashes.length < count) {
            hashes = Arrays.copyOf(hashes, count * 2);
            flags = Arrays.copyOf(flags, count * 2);
            cues = Arrays.copyOf(cues, count * 2);
            shapes = Arrays.copyOf(shapes, count * 2);
        }
    }

    /** Handles and links count as such and numbers by their length: what exactly stands there says nothing of names. */
    private long hashOf(int token) {
        byte kind = tokens.kind(token);
        if (kind == Tokens.HANDLE || kind == Tokens.LINK || kind == Tokens.PLACEHOLDER) {
            return WordHash.finish(kind);
        }
        if (kind == Tokens.NUMBER) {
            return WordHash.finish(16L + Math.min(8, tokens.end(token) - tokens.start(token)));
        }
        return hashOf(tokens.wordStart(token), tokens.end(token), false);
    }

    /** A word in no list is looked up without its ending, then without its drawl ("soooo"), as an ordinary word. */
    private int flagsOf(int token, Lexicon lexicon) {
        int known = lexicon.flags(hashes[token]);
        int start = tokens.wordStart(token);
        int end = tokens.end(token);
        if (known != 0 || end - start < 4 || end - start > VARIANT_LETTERS_MAX) {
            return known;
        }
        for (int cut = 1; cut <= 3 && end - cut - start >= 3; cut++) {
            if (isEnding(end - cut, end) && isOrdinary(lexicon.flags(hashOf(start, end - cut, false)))) {
                return Lexicon.NON_NAME;
            }
        }
        return isOrdinary(lexicon.flags(hashOf(start, end, true))) ? Lexicon.NON_NAME : 0;
    }

    /** The hash of two tokens written as one word. */
    long joinedHash(int first, int second) {
        long hash = WordHash.START;
        for (int token = first; token <= second; token++) {
            for (int i = tokens.wordStart(token); i < tokens.end(token); i++) {
                hash = WordHash.step(hash, folded[i]);
            }
        }
        return WordHash.finish(hash);
    }

    private static boolean isOrdinary(int flags) {
        return WordSense.isNonNameOnly(flags) || (flags & Lexicon.NAME) == 0 && WordSense.isOrdinary(flags);
    }

    private boolean isEnding(int from, int to) {
        char last = folded[to - 1];
        return switch (to - from) {
            case 1 -> last == 's' || last == 'd' || last == 'r' || last == 'y';
            case 2 -> last == 'd' && folded[from] == 'e' || last == 's' && folded[from] == 'e' || last == 'y';
            default -> last == 'g' && folded[from] == 'i' && folded[from + 1] == 'n';
        };
    }

    private long hashOf(int start, int end, boolean withoutDrawl) {
        long hash = WordHash.START;
        for (int i = start; i < end; i++) {
            if (!withoutDrawl || i == start || folded[i] != folded[i - 1]) {
                hash = WordHash.step(hash, folded[i]);
            }
        }
        return WordHash.finish(hash);
    }

    Tokens tokens() {
        return tokens;
    }

    int count() {
        return tokens.count();
    }

    /** The folded character at a position of the text. */
    char folded(int position) {
        return folded[position];
    }

    long hash(int token) {
        return hashes[token];
    }

    int flags(int token) {
        return flags[token] & 0xFF;
    }

    int cues(int token) {
        return cues[token] & 0xFF;
    }

    int shape(int token) {
        return shapes[token];
    }

    int caseOfPost() {
        return caseOfPost;
    }
}

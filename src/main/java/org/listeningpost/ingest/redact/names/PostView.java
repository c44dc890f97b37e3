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
            flags[i] = known ? (byte) lexicon.flags(hashes[i]) : 0;
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
        if (kind == Tokens.HANDLE || kind == Tokens.LINK) {
            return WordHash.finish(kind);
        }
        if (kind == Tokens.NUMBER) {
            return WordHash.finish(16L + Math.min(8, tokens.end(token) - tokens.start(token)));
        }
        long hash = WordHash.START;
        for (int i = tokens.wordStart(token); i < tokens.end(token); i++) {
            hash = WordHash.step(hash, folded[i]);
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

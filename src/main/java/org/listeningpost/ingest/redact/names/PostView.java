package org.listeningpost.ingest.redact.names;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    private CharSequence text = "";
    private char[] folded = new char[512];
    private @Nullable Word[] words = new Word[64];
    private byte[] shapes = new byte[64];
    private int caseOfPost;

    void fill(CharSequence text, Vocabulary vocabulary) {
        this.text = text;
        PostTokenizer.tokenize(text, tokens);
        reserve(text.length(), tokens.count());
        for (int i = 0; i < text.length(); i++) {
            folded[i] = Folding.fold(text.charAt(i));
        }
        int[] shapeCounts = new int[Shape.COUNT];
        for (int i = 0; i < tokens.count(); i++) {
            shapes[i] = Shape.of(text, tokens, i);
            shapeCounts[shapes[i]]++;
            words[i] = vocabulary.word(this, i, hashOf(i));
        }
        caseOfPost = Shape.caseOf(shapeCounts);
    }

    private void reserve(int characters, int count) {
        if (folded.length < characters) {
            folded = new char[characters * 2];
        }
        if (words.length < count) {
            words = new Word[count * 2];
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

    /** The hash of a range of folded letters; without a drawl where that is asked for. */
    long hashOf(int start, int end, boolean withoutDrawl) {
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

    /** The character at a position of the text as it was written. */
    char written(int position) {
        return text.charAt(position);
    }

    Word word(int token) {
        return Objects.requireNonNull(words[token]);
    }

    long hash(int token) {
        return word(token).hash();
    }

    int flags(int token) {
        return word(token).flags();
    }

    int cues(int token) {
        return word(token).cues();
    }

    int shape(int token) {
        return shapes[token];
    }

    int caseOfPost() {
        return caseOfPost;
    }
}

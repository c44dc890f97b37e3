package org.listeningpost.ingest.redact.names;

import java.util.Arrays;

/**
 * The tokens of one text as ranges of characters; a buffer that is filled again and again. Not thread-safe.
 */
public final class Tokens {
    /** What a token is made of; a byte so that a post's kinds are one small array. */
    public static final byte WORD = 0;

    public static final byte NUMBER = 1;
    public static final byte PUNCTUATION = 2;
    public static final byte HANDLE = 3;
    public static final byte LINK = 4;
    public static final byte HASHTAG = 5;
    public static final byte CLITIC = 6;

    /** What an earlier look at the text left in place of an identifier, such as {@code [PERSON]}. */
    public static final byte PLACEHOLDER = 7;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] kinds = new byte[64];
    private int count;

    public int count() {
        return count;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public byte kind(int token) {
        return kinds[token];
    }

    /** The first character of the token's word: after the # of a hashtag. */
    public int wordStart(int token) {
        return kinds[token] == HASHTAG ? starts[token] + 1 : starts[token];
    }

    /** Can this token be a name or a part of one? */
    public boolean isWordLike(int token) {
        return kinds[token] == WORD || kinds[token] == HASHTAG;
    }

    void clear() {
        count = 0;
    }

    void add(int start, int end, byte kind) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count] = kind;
        count++;
    }
}

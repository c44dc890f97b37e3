package org.listeningpost.ingest.redact.names;

/** The one hash of words and of features; a change of it makes every packed model void. */
final class WordHash {
    static final long START = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private WordHash() {}

    /** FNV-1a over characters. */
    static long step(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    /** Spreads the entropy of short words over all bits. */
    static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    /** The bucket of one feature value under one template. */
    static int bucket(int template, long value, int mask) {
        long mixed = (value + template * 0xD1B54A32D192ED03L) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 36) & mask;
    }

    static long pair(long left, long right) {
        return left * 0xBF58476D1CE4E5B9L + right;
    }
}

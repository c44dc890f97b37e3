package org.listeningpost.ingest.redact;

/**
 * Words and phrases and their classes, looked up by a hash that grows with the text: a post holds many beginnings of phrases,
 * and none of them costs a string. Most words of a post are in no list, and a filter that fits into a processor's nearest
 * memory says so. A word with the same 64-bit hash as one of a list would pass for it, which one in 10^14 does. Immutable once
 * loaded.
 */
final class ClassTable {
    static final long START = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    /** So many bits of the filter for each place of the table. */
    private static final int FILTER_SHIFT = 2;

    /** Hash and classes by turns; classes of 0 mark a free place. */
    private long[] places = new long[1 << 10];

    private long[] filter = filter();
    private int size;

    /** FNV-1a over characters. */
    static long step(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    /** The hash of a word, folded; equal to that of a token with the same letters. */
    static long hash(String word) {
        long hash = START;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return hash;
    }

    /** The hash of a phrase that goes on with a word. */
    static long join(long phrase, long word) {
        return (phrase * PRIME ^ word) * PRIME;
    }

    /** Adds classes to the word or phrase with that hash. */
    void add(long hash, long bits) {
        if (size * 4 >= places.length) {
            grow();
        }
        put(hash, bits);
    }

    private void put(long hash, long bits) {
        int at = placeOf(hash);
        if (places[at + 1] == 0) {
            size++;
        }
        places[at] = hash;
        places[at + 1] |= bits;
        int first = filterBit(hash >>> 33);
        int second = filterBit(hash >>> 11);
        filter[first >>> 6] |= 1L << first;
        filter[second >>> 6] |= 1L << second;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        filter = filter();
        size = 0;
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                put(old[at], old[at + 1]);
            }
        }
    }

    private long[] filter() {
        return new long[(places.length / 2 << FILTER_SHIFT) / Long.SIZE];
    }

    private int filterBit(long bits) {
        return (int) bits & (filter.length * Long.SIZE - 1);
    }

    private boolean isFiltered(long hash) {
        int first = filterBit(hash >>> 33);
        int second = filterBit(hash >>> 11);
        return (filter[first >>> 6] >>> first & filter[second >>> 6] >>> second & 1) == 0;
    }

    /** The classes of the word or phrase with that hash; 0 where there is none. */
    long classesOf(long hash) {
        return isFiltered(hash) ? 0 : places[placeOf(hash) + 1];
    }

    /** Where the hash is, or the free place where it would be. */
    private int placeOf(long hash) {
        int mask = places.length - 1;
        int at = (int) (hash ^ hash >>> 32) * 2 & mask;
        while (places[at + 1] != 0 && places[at] != hash) {
            at = at + 2 & mask;
        }
        return at;
    }

    int size() {
        return size;
    }
}

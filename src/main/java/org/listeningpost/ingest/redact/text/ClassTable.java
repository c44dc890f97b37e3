package org.listeningpost.ingest.redact.text;

import java.util.Arrays;

/**
 * Words and phrases and their classes, looked up by a hash that grows with the text: a post holds many beginnings of phrases,
 * and none of them costs a string. Most words of a post are in no list, and a filter that fits into a processor's nearer
 * memory says so. A place is one number, for what does not fit there costs more than all the rest: 48 bits of the hash, and
 * which of the few sets of classes the word has. A word that differs from one of a list in none of these bits, nor in the place, would
 * pass for it, which one in 10^14 does. Immutable once loaded.
 */
public final class ClassTable {
    static final long START = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    /** So many bits of the filter for each place of the table, as a power of two. */
    private static final int FILTER_SHIFT = 3;

    /** The lower bits of a place, which tell the classes; 0 marks a free place. */
    private static final long SET_MASK = 0xFFFF;

    private long[] places = new long[1 << 9];
    private long[] filter = filter();
    /** The sets of classes that words have; the first is that of a word in no list. */
    private long[] sets = new long[1];

    private int size;

    /** FNV-1a over characters. */
    static long step(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    /** The hash of a word, folded; equal to that of a token with the same letters. */
    public static long hash(String word) {
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
        if (size * 3 >= places.length * 2) {
            grow();
        }
        int at = placeOf(hash);
        size += places[at] == 0 ? 1 : 0;
        places[at] = hash & ~SET_MASK | setOf(sets[setAt(at)] | bits);
        filter[filterWord(hash)] |= filterBits(hash);
    }

    private int setOf(long bits) {
        for (int set = 1; set < sets.length; set++) {
            if (sets[set] == bits) {
                return set;
            }
        }
        if (sets.length > SET_MASK) {
            throw new IllegalStateException("more than " + SET_MASK + " sets of classes");
        }
        sets = Arrays.copyOf(sets, sets.length + 1);
        sets[sets.length - 1] = bits;
        return sets.length - 1;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        filter = filter();
        for (long place : old) {
            if (place != 0) {
                places[placeOf(place)] = place;
                filter[filterWord(place)] |= filterBits(place);
            }
        }
    }

    private long[] filter() {
        return new long[(places.length << FILTER_SHIFT) / Long.SIZE];
    }

    /** None of what is asked here of a hash is in its lower bits, which a place does not keep. */
    private int filterWord(long hash) {
        return (int) (hash >>> 33) & filter.length - 1;
    }

    /** Two bits of one word, so that one read of memory tells. */
    private static long filterBits(long hash) {
        return 1L << (hash >>> 17) | 1L << (hash >>> 25);
    }

    /** The classes of the word or phrase with that hash; 0 where there is none. */
    long classesOf(long hash) {
        long bits = filterBits(hash);
        return (filter[filterWord(hash)] & bits) == bits ? sets[setAt(placeOf(hash))] : 0;
    }

    private int setAt(int place) {
        return (int) (places[place] & SET_MASK);
    }

    /** Where the hash is, or the free place where it would be. */
    private int placeOf(long hash) {
        int mask = places.length - 1;
        int at = (int) (hash >>> 16 ^ hash >>> 40) & mask;
        while (places[at] != 0 && (places[at] ^ hash) >>> 16 != 0) {
            at = at + 1 & mask;
        }
        return at;
    }

    int size() {
        return size;
    }
}

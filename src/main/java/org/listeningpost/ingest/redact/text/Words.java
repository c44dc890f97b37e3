package org.listeningpost.ingest.redact.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A few words that a rule knows, told by the hash of its letters that each token has: asking makes no string, which counts
 * where nearly every token of every post is asked. Immutable.
 */
public final class Words {
    /** So many places for each word that a token which is none of them mostly meets a free one at once. */
    private static final int PLACES_A_WORD = 4;

    /** Hashes where they fall, or behind; 0 marks a free place. */
    private final long[] places;

    /** @param words folded, in any number of collections */
    @SafeVarargs
    public Words(Collection<String>... words) {
        this(Stream.of(words)
                .flatMap(Collection::stream)
                .mapToLong(ClassTable::hash)
                .toArray());
    }

    private Words(long[] hashes) {
        places = new long[Integer.highestOneBit(Math.max(1, hashes.length) * PLACES_A_WORD) * 2];
        for (long hash : hashes) {
            places[placeOf(hash)] = hash;
        }
    }

    public static Words of(String... words) {
        return new Words(List.of(words));
    }

    /** The words of all of them. */
    public static Words any(Words... some) {
        return new Words(Stream.of(some)
                .flatMapToLong(words -> LongStream.of(words.hashes()))
                .toArray());
    }

    /** Whether this token is one of them, however it is capitalized or accented; false where no token is. */
    public boolean has(Tokens t, int i) {
        long hash = t.hash(i);
        return hash != 0 && places[placeOf(hash)] != 0;
    }

    /** Whether this folded word is one of them. */
    public boolean contains(String folded) {
        return places[placeOf(ClassTable.hash(folded))] != 0;
    }

    /** Of each word. */
    long[] hashes() {
        return LongStream.of(places).filter(hash -> hash != 0).toArray();
    }

    /** Where the hash is, or the free place where it would be. */
    private int placeOf(long hash) {
        int mask = places.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (places[at] != 0 && places[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }
}

package org.listeningpost.ingest.redact;

import java.util.Set;

/**
 * Tells by its length and first letter alone that a token is none of a few words, which spares most tokens the making of a
 * string. Immutable.
 */
final class WordShapes {
    private static final int LENGTH_MAX = 24;
    private static final int LETTERS = 26;

    /** How many shapes there are. */
    static final int PLACES = LENGTH_MAX * LETTERS;

    private final boolean[] shapes = new boolean[PLACES];

    /** @param words folded, of at most {@value #LENGTH_MAX} letters less one */
    @SafeVarargs
    WordShapes(Set<String>... words) {
        for (Set<String> some : words) {
            for (String word : some) {
                shapes[word.length() * LETTERS + word.charAt(0) - 'a'] = true;
            }
        }
    }

    /** False where the token is certainly none of the words. */
    boolean mayBe(Tokens t, int i) {
        int place = placeOf(t, i);
        return place >= 0 && shapes[place];
    }

    /** Whether one of the words has this shape. */
    boolean hasAny(int place) {
        return shapes[place];
    }

    /** The shape of a token, below {@link #PLACES}; -1 where no word has it. */
    static int placeOf(Tokens t, int i) {
        int length = t.length(i);
        int letter = Lexicon.fold(t.first(i)) - 'a';
        return length < LENGTH_MAX && letter >= 0 && letter < LETTERS ? length * LETTERS + letter : -1;
    }
}

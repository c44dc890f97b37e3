package org.listeningpost.narrative.match;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The smallest thing that a post has or has not. Equal slots of many queries are one slot, which is looked at once for a
 * post, however many queries ask for it.
 */
sealed interface Slot {

    /** How the words of a post were analyzed. */
    enum Stream {
        /** Folded words and their stems. */
        STEMMED,
        /** Folded words alone. */
        FOLDED,
        /** As written. */
        EXACT
    }

    /**
     * Any of these words at one place of a text, or any of these hashtags.
     *
     * @param words at least one, unless there are hashtags
     */
    record Words(Stream stream, SortedSet<String> words, SortedSet<String> hashtags) implements Slot {
        public Words {
            words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
            hashtags = Collections.unmodifiableSortedSet(new TreeSet<>(hashtags));
        }
    }

    /** A folded word that fits. */
    sealed interface Pattern extends Slot {}

    record PrefixPattern(String prefix) implements Pattern {}

    /** @param pattern with {@code *} and {@code ?} */
    record WildcardPattern(String pattern) implements Pattern {}

    record FuzzyPattern(String word, int edits) implements Pattern {}

    /** @param value as the index keeps it */
    record Value(ValueField field, String value) implements Slot {}
}

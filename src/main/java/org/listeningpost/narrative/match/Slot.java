package org.listeningpost.narrative.match;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

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
    record WildcardPattern(String pattern, CharacterRunAutomaton automaton) implements Pattern {
        /**
         * Made where the query is compiled, so that a pattern which is too much for it is that query's failure.
         *
         * @throws TooComplexToDeterminizeException as the engine would refuse it
         */
        static WildcardPattern of(String pattern) {
            return new WildcardPattern(
                    pattern,
                    new CharacterRunAutomaton(WildcardQuery.toAutomaton(
                            new Term("", pattern), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT)));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WildcardPattern same && same.pattern.equals(pattern);
        }

        @Override
        public int hashCode() {
            return pattern.hashCode();
        }
    }

    record FuzzyPattern(String word, int edits) implements Pattern {}

    /** @param value as the index keeps it */
    record Value(ValueField field, String value) implements Slot {}
}

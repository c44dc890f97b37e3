package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/**
 * A town with stars for its vowels or dashes between its syllables: {@code D*nc*st*r}, {@code Ge-ta-fe}. Only what the list of towns
 * knows then is read, so that a swear word stays one. Stateless.
 */
final class HiddenTown {
    private static final int LETTERS_MIN = 4;
    private static final int LETTERS_MAX = 20;
    private static final int STARS_MAX = 4;
    private static final int SYLLABLE_MAX = 4;
    private static final String VOWELS = "aeiou";

    private HiddenTown() {}

    static boolean mayStart(Tokens t, int i) {
        return t.isOneOf(i + 1, "*-")
                && t.isWord(i)
                && t.isCapitalized(i)
                && t.length(i) <= LETTERS_MAX
                && !t.spaceBefore(i + 1)
                && (t.isMark(i + 1, '*') || t.length(i) <= SYLLABLE_MAX && isSyllable(t, i + 2));
    }

    static @Nullable Reading at(Tokens t, int first, Lexicon lexicon) {
        return t.isMark(first + 1, '*') ? starred(t, first, lexicon) : syllables(t, first, lexicon);
    }

    private static boolean isSyllable(Tokens t, int i) {
        return t.isWord(i) && !t.spaceBefore(i) && t.length(i) <= SYLLABLE_MAX && !t.isCapitalized(i);
    }

    private static @Nullable Reading syllables(Tokens t, int first, Lexicon lexicon) {
        StringBuilder word = new StringBuilder(t.string(first));
        int last = first;
        while (t.isMark(last + 1, '-')
                && !t.spaceBefore(last + 1)
                && isSyllable(t, last + 2)
                && word.length() < LETTERS_MAX) {
            last += 2;
            word.append(t.string(last));
        }
        return last > first && isTown(word.toString(), lexicon) ? new Reading(first, last, word.toString()) : null;
    }

    private static @Nullable Reading starred(Tokens t, int first, Lexicon lexicon) {
        StringBuilder word = new StringBuilder();
        int stars = 0;
        int last = first;
        for (int i = first; word.length() < LETTERS_MAX && (i == first || i < t.count() && !t.spaceBefore(i)); i++) {
            boolean star = t.isMark(i, '*');
            if (!star && !t.isWord(i)) {
                break;
            }
            stars += star ? 1 : 0;
            word.append(star ? "*" : t.string(i));
            last = i;
        }
        if (stars == 0 || stars > STARS_MAX || word.length() < LETTERS_MIN) {
            return null;
        }
        String town = filled(word.toString().toCharArray(), 0, lexicon);
        return town.isEmpty() ? null : new Reading(first, last, town);
    }

    /** The first town that some vowels in place of the stars make, or an empty text. */
    private static String filled(char[] word, int from, Lexicon lexicon) {
        int star = from;
        while (star < word.length && word[star] != '*') {
            star++;
        }
        if (star == word.length) {
            String town = new String(word);
            return isTown(town, lexicon) ? town : "";
        }
        for (int v = 0; v < VOWELS.length(); v++) {
            word[star] = VOWELS.charAt(v);
            String town = filled(word, star + 1, lexicon);
            if (!town.isEmpty()) {
                return town;
            }
        }
        word[star] = '*';
        return "";
    }

    private static boolean isTown(String word, Lexicon lexicon) {
        String folded = Lexicon.fold(word);
        return (lexicon.classesOf(folded.toCharArray(), 0, folded.length()) & WordClass.CITY.bit) != 0;
    }
}

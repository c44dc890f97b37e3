package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * A town with stars for its vowels or dashes between its syllables: {@code D*nc*st*r}, {@code Ge-ta-fe}, {@code Bakers + field}, and a
 * number or a month by syllables: {@code no-ven-ta}. Only what the lists know then is read, so that a swear word stays one. Stateless.
 */
final class HiddenTown {
    private static final int LETTERS_MIN = 4;
    private static final int LETTERS_MAX = 20;
    private static final int STARS_MAX = 4;
    private static final int SYLLABLE_MAX = 4;
    private static final String VOWELS = "aeiou";
    private static final String SIGNS = "@$0134578";
    private static final String SIGN_LETTERS = "asoieastb";
    private static final long NAMED = WordClass.NUMBER_WORD.bit | WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit;

    private HiddenTown() {}

    static boolean mayStart(Tokens t, int i) {
        if (!t.isOneOf(i + 1, "*-+@$") || !t.isAlphanumeric(i) || t.length(i) > LETTERS_MAX) {
            return false;
        }
        if (t.isOneOf(i + 1, "@$")) {
            return isSigned(t, i);
        }
        if (!t.isWord(i)) {
            return false;
        }
        boolean syllables = !t.spaceBefore(i + 1) && t.length(i) <= SYLLABLE_MAX && isSyllable(t, i + 2);
        return t.isCapitalized(i)
                ? t.isMark(i + 1, '*') && !t.spaceBefore(i + 1) || isAdded(t, i) || syllables
                : syllables
                        && t.isMark(i + 1, '-')
                        && (t.isMark(i + 3, '-') && !t.spaceBefore(i + 3) || t.equalsFolded(i - 1, "y"));
    }

    static @Nullable Reading at(Tokens t, int first, Lexicon lexicon) {
        if (isAdded(t, first)) {
            String town = t.string(first) + t.string(first + 2);
            return isTown(town, lexicon) ? new Reading(first, first + 2, town) : null;
        }
        if (t.isOneOf(first + 1, "@$")) {
            return signed(t, first, lexicon);
        }
        return t.isMark(first + 1, '*') ? starred(t, first, lexicon) : syllables(t, first, lexicon);
    }

    /** {@code M@rch}, {@code Ch@tt@n00g@}: no address of mail, for nothing follows it. */
    private static boolean isSigned(Tokens t, int i) {
        return !t.spaceBefore(i + 1)
                && t.spaceBefore(i)
                && t.isAlphanumeric(i + 2)
                && !t.spaceBefore(i + 2)
                && !Character.isDigit(t.first(i));
    }

    private static @Nullable Reading signed(Tokens t, int first, Lexicon lexicon) {
        StringBuilder word = new StringBuilder();
        int last = first;
        for (int i = first; word.length() < LETTERS_MAX && (i == first || i < t.count() && !t.spaceBefore(i)); i++) {
            if (!t.isAlphanumeric(i) && !t.isOneOf(i, "@$")) {
                break;
            }
            word.append(t.string(i));
            last = i;
        }
        StringBuilder plain = new StringBuilder();
        for (int k = 0; k < word.length(); k++) {
            int sign = SIGNS.indexOf(word.charAt(k));
            plain.append(sign < 0 ? word.charAt(k) : SIGN_LETTERS.charAt(sign));
        }
        boolean street =
                t.isNumber(first - 1) && t.isAny(last + 1, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit);
        return street || isTown(plain.toString(), lexicon) ? new Reading(first, last, plain.toString()) : null;
    }

    /** {@code Dul + uth}. */
    private static boolean isAdded(Tokens t, int i) {
        return t.isMark(i + 1, '+') && t.isWord(i + 2) && !t.isCapitalized(i + 2) && !t.lineBreakBefore(i + 2);
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
        String whole = word.toString();
        boolean known = t.isCapitalized(first) ? isTown(whole, lexicon) : isAny(whole, lexicon, NAMED);
        return last > first && known ? new Reading(first, last, whole) : null;
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
        return isAny(word, lexicon, WordClass.CITY.bit | NAMED);
    }

    private static boolean isAny(String word, Lexicon lexicon, long bits) {
        String folded = Lexicon.fold(word);
        return (lexicon.classesOf(folded.toCharArray(), 0, folded.length()) & bits) != 0;
    }
}

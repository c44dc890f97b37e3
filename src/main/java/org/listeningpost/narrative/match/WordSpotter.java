package org.listeningpost.narrative.match;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether any of a set of words may stand in a text, so that few texts have to be cut into words by the analyzer. It may say
 * yes where there is none, and never says no where there is one. Immutable.
 */
final class WordSpotter {
    /** By so many letters words are told apart before they are compared. */
    private static final int LETTERS_MAX = 4;

    private static final int TABLE_BITS = 10;
    /** What is longer, the standard tokenizer cuts anywhere. */
    private static final int UNCUT_MAX = 255;

    private final String[] @Nullable [] table = new String[1 << TABLE_BITS][];
    /** What the shortest word allows to be looked at; 0 where there are no words. */
    private final int letters;

    WordSpotter(Collection<String> words) {
        letters = Math.min(
                LETTERS_MAX, words.stream().mapToInt(String::length).min().orElse(0));
        for (String word : words) {
            int place = placeOf(word, 0);
            String[] known = table[place];
            String[] all = known == null ? new String[1] : Arrays.copyOf(known, known.length + 1);
            all[all.length - 1] = word;
            table[place] = all;
        }
    }

    boolean mayHoldAny(String text) {
        if (letters == 0) {
            return false;
        }
        int unbroken = 0;
        boolean isInside = false;
        for (int at = 0; at <= text.length() - letters; at++) {
            char c = text.charAt(at);
            unbroken = c == ' ' ? 0 : unbroken + 1;
            boolean isPlain = isPlain(c);
            if (unbroken > UNCUT_MAX || (!(isInside && isPlain) && isWordAt(text, at))) {
                return true;
            }
            isInside = isPlain;
        }
        return false;
    }

    private boolean isWordAt(String text, int at) {
        String[] known = table[placeOf(text, at)];
        if (known != null) {
            for (String word : known) {
                int end = at + word.length();
                if (text.startsWith(word, at)
                        && (end == text.length() || !isPlain(text.charAt(end)) || !isPlain(text.charAt(end - 1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Between two of these no word begins or ends. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private int placeOf(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + letters; i++) {
            hash = (hash + text.charAt(i)) * 0x9E3779B1;
        }
        return hash >>> (Integer.SIZE - TABLE_BITS);
    }
}

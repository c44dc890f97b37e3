package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Digits written as they sound: {@code wun fiv too wun nein fiv thre ate sevin}. Two of the words at least must be no words of
 * their own. Stateless.
 */
final class SoundedNumber {
    private static final int DIGITS_MIN = 5;
    private static final int DIGITS_MAX = 20;
    private static final int SURE_MIN = 2;
    private static final int LETTERS_MAX = 5;
    static final Words SURE =
            Words.of("zeero", "ziro", "wun", "thre", "fower", "fiv", "siks", "sevin", "nein", "niner");
    static final Words SOUNDS = new Words(NumberWords.sounds());

    private SoundedNumber() {}

    /** Whether a word stands here that only such a number has. */
    static boolean mayStart(Tokens t, int i) {
        return SURE.has(t, i);
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (digit(t, first) < 0) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        int sure = 0;
        // "W fiv nein too": a code.
        boolean code = t.isWord(first) && t.length(first) == 1 && t.isCapitalized(first) && !t.equalsFolded(first, "i");
        String letter = code ? t.string(first) : "";
        int i = code ? first + 1 : first;
        for (; digits.length() < DIGITS_MAX && digit(t, i) >= 0 && (i == first || !t.lineBreakBefore(i)); i++) {
            digits.append(digit(t, i));
            sure += mayStart(t, i) ? 1 : 0;
        }
        return sure >= SURE_MIN && digits.length() >= DIGITS_MIN ? new Reading(first, i - 1, letter + digits) : null;
    }

    private static int digit(Tokens t, int i) {
        if (!t.isWord(i) || t.length(i) > LETTERS_MAX) {
            return -1;
        }
        if (t.is(i, WordClass.NUMBER_WORD)) {
            int value = NumberWords.valueOf(t.folded(i));
            return value <= 9 ? value : -1;
        }
        return SOUNDS.has(t, i) ? NumberWords.soundOf(t.folded(i)) : -1;
    }
}

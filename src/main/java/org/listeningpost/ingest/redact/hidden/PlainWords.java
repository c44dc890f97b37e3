package org.listeningpost.ingest.redact.hidden;

import java.util.List;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Words that mean nothing but themselves: small letters behind the first, a blank on both sides, another word or the end of a sentence behind,
 * and in no list of what hidden writing is made of. Most words of most posts are plain, and whatever begins at a sign, at a digit or at
 * a disguise need not look at them: told once for each word, it spares some thirty looks. Stateless.
 */
public final class PlainWords {
    private static final int LETTERS_MIN = 2;
    private static final int DRAWL_MIN = 6;
    /** A number of so many digits goes on in letters that look like some. */
    private static final int GROUP_LENGTH = 4;

    private static final int PAGE_MIN = 12;

    private static final long CLASSES = WordClass.NUMBER_WORD.bit
            | WordClass.ORDINAL_WORD.bit
            | WordClass.PLATFORM.bit
            | WordClass.MAIL_PROVIDER.bit
            | WordClass.SIGNS;

    /** Hidden writing begins at them, or the word before them is a part of it. */
    private static final Words HIDING = Words.any(
            SecondLook.TELLING,
            SpokenSign.STARTS,
            LetterNames.SPANISH,
            SoundedNumber.SOUNDS,
            new Words(List.of("ciento", "mil", "double", "triple", "score", "baja", "bajo")));

    private static final String CLOSING = ",.!?;)";

    private PlainWords() {}

    /** Writes for each token whether it is one. */
    public static void mark(Tokens t, boolean[] plain) {
        // Whether the next token and the one behind it could be signs in words.
        boolean sign = false;
        boolean signBehind = false;
        for (int i = t.count() - 1; i >= 0; i--) {
            boolean hiding = t.isAny(i, CLASSES) || HIDING.has(t, i);
            plain[i] = !hiding && t.isWord(i) && !sign && goesOnPlain(t, i, signBehind) && isSpelledPlain(t, i);
            signBehind = sign;
            sign = hiding && SpokenSign.mayStart(t, i);
        }
    }

    /** A blank and a word, or a mark that closes something and then that, or the end of the text. */
    private static boolean goesOnPlain(Tokens t, int i, boolean signBehind) {
        if (!t.spaceBefore(i)) {
            return false;
        }
        int next = i + 1;
        if (t.isWord(next)) {
            return t.isBlankBehind(i);
        }
        boolean closes = t.isOneOf(next, CLOSING)
                && !signBehind
                && (!t.spaceBefore(next) || !t.isAny(next + 1, WordClass.TLDS))
                && (t.first(next) != '.' || !t.isCapitalized(i))
                && (t.isWord(next + 1) && t.isBlankBehind(next) || next + 1 == t.count());
        return closes || next == t.count();
    }

    private static boolean isSpelledPlain(Tokens t, int i) {
        int length = t.length(i);
        if (length < LETTERS_MIN || length == GROUP_LENGTH && t.isNumber(i - 1)) {
            return false;
        }
        NormalizedText text = t.text();
        int end = t.end(i);
        for (int k = t.start(i) + 1; k < end; k++) {
            if (!isSmall(text.charAt(k))) {
                return false;
            }
        }
        char last = text.charAt(end - 1);
        boolean drawl = length >= DRAWL_MIN && last == text.charAt(end - 2) && last == text.charAt(end - 3);
        return !drawl && (length < PAGE_MIN || last != 'm');
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= 0x80 && Character.isLowerCase(c);
    }
}

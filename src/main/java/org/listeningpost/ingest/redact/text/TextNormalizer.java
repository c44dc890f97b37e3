package org.listeningpost.ingest.redact.text;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the plain form of one text, with the offset map. Used once, by one thread. */
final class TextNormalizer {
    private static final int REGIONAL = 0x1F1E6;
    private static final int LETTERS = 26;
    /** A surrogate pair and a blank. */
    private static final int STEP = 3;

    private static final int LONE_MIN = 4;

    private final String original;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;
    /** Whether some letter has a Latin look-alike, so that words must be looked at a second time. */
    private boolean twins;

    TextNormalizer(String original) {
        this.original = original;
        int capacity = original.length() + 16;
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    NormalizedText normalize() {
        int i = 0;
        while (i < original.length()) {
            char c = original.charAt(i);
            if (c == '&' || c == '%') {
                i = encoded(i);
            } else if (c < 0x80 && c >= ' ') {
                append(c == '`' ? '\'' : c, i, i + 1);
                i++;
            } else if (Character.isHighSurrogate(c) && i + 1 < original.length()) {
                i = supplementary(i);
            } else {
                basic(c, i);
                i++;
            }
        }
        if (twins) {
            plainLookAlikes();
        }
        return NormalizedText.mapped(original, chars, length, starts, ends);
    }

    private int encoded(int at) {
        @Nullable EncodedCharacter found = EncodedCharacter.at(original, at);
        int next = found == null ? at + 1 : found.end();
        append(found == null ? original.charAt(at) : found.value(), at, next);
        return next;
    }

    private int supplementary(int at) {
        int codePoint = original.codePointAt(at);
        int next = at + Character.charCount(codePoint);
        @Nullable
        String plain = isLoneLetter(codePoint, at)
                ? String.valueOf((char) ('A' + codePoint - REGIONAL))
                : CharacterTable.supplementary(codePoint);
        if (plain == null) {
            for (int k = at; k < next; k++) {
                append(original.charAt(k), at, next);
            }
        } else {
            for (int k = 0; k < plain.length(); k++) {
                append(plain.charAt(k), at, next);
            }
        }
        return next;
    }

    /** A regional indicator between blanks in a row of some: two make a flag, a row of single ones spells a name. */
    private boolean isLoneLetter(int codePoint, int at) {
        return codePoint >= REGIONAL
                && codePoint < REGIONAL + LETTERS
                && 1 + lone(at, -STEP) + lone(at, STEP) >= LONE_MIN;
    }

    /** How many more of them stand on one side, each behind a blank. */
    private int lone(int at, int step) {
        int found = 0;
        int i = at + step;
        while (found < LONE_MIN
                && i >= 0
                && i + 1 < original.length()
                && original.charAt(Math.max(i, i - step) - 1) == ' ') {
            int codePoint = original.codePointAt(i);
            if (codePoint < REGIONAL || codePoint >= REGIONAL + LETTERS) {
                return found;
            }
            found++;
            i += step;
        }
        return found;
    }

    private void basic(char c, int at) {
        char plain = CharacterTable.single(c);
        switch (plain) {
            case CharacterTable.DROP -> {}
            case CharacterTable.MARK -> mark(c, at);
            case CharacterTable.EXPAND -> {
                String expansion = CharacterTable.expansion(c);
                for (int k = 0; k < expansion.length(); k++) {
                    append(expansion.charAt(k), at, at + 1);
                }
            }
            default -> {
                twins |= CharacterTable.latinTwin(plain) != 0;
                append(plain, at, at + 1);
            }
        }
    }

    /** An accent joins its letter; strokes and other decoration over Latin letters or digits are dropped. */
    private void mark(char mark, int at) {
        if (length == 0) {
            return;
        }
        char base = chars[length - 1];
        boolean plainBase = base < 0x250;
        if (plainBase && Character.isLetter(base)) {
            String composed = Normalizer.normalize(new String(new char[] {base, mark}), Normalizer.Form.NFC);
            if (composed.length() == 1) {
                chars[length - 1] = composed.charAt(0);
            }
        }
        if (plainBase) {
            ends[length - 1] = at + 1;
        } else {
            append(mark, at, at + 1);
        }
    }

    private void append(char c, int start, int end) {
        if (length == chars.length) {
            int capacity = length * 2;
            chars = Arrays.copyOf(chars, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /**
     * A word is meant as Latin when it mixes scripts, or when each of its letters has a Latin look-alike and no word of
     * the text shows that its author writes that other script.
     */
    private void plainLookAlikes() {
        boolean foreign = false;
        for (int i = 0; i < length && !foreign; i++) {
            foreign = chars[i] >= 0x370 && chars[i] < 0x1400 && isOnlyForeign(chars[i]) && !isInMixedWord(i);
        }
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && Character.isLetterOrDigit(chars[end])) {
                end++;
            }
            if (end > start) {
                plainWord(start, end, foreign);
            }
            start = end + 1;
        }
    }

    private static boolean isOnlyForeign(char c) {
        return Character.isLetter(c) && CharacterTable.latinTwin(c) == 0;
    }

    /** Looks at most 32 characters to either side, so that one endless word costs no more than many short ones. */
    private boolean isInMixedWord(int at) {
        for (int i = at; i < Math.min(length, at + 32) && Character.isLetter(chars[i]); i++) {
            if (chars[i] < 0x250) {
                return true;
            }
        }
        for (int i = at; i >= Math.max(0, at - 32) && Character.isLetter(chars[i]); i--) {
            if (chars[i] < 0x250) {
                return true;
            }
        }
        return false;
    }

    private void plainWord(int start, int end, boolean foreign) {
        boolean latin = false;
        boolean all = true;
        for (int i = start; i < end; i++) {
            latin |= chars[i] < 0x250 && Character.isLetter(chars[i]);
            all &= chars[i] < 0x250 || CharacterTable.latinTwin(chars[i]) != 0;
        }
        if (latin || (all && !foreign)) {
            for (int i = start; i < end; i++) {
                char twin = CharacterTable.latinTwin(chars[i]);
                chars[i] = twin == 0 ? chars[i] : twin;
            }
        }
    }
}

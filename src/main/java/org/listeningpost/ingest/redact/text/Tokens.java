package org.listeningpost.ingest.redact.text;

import java.util.Arrays;

/**
 * One view of a text, cut into words, numbers and single marks. Placeholders that already stand in the text are tokens
 * of their own, and no rule looks into them. Used by one thread.
 */
public final class Tokens {
    public static final byte WORD = 1;
    public static final byte NUMBER = 2;
    public static final byte MIXED = 3;
    public static final byte MARK = 4;
    public static final byte PLACEHOLDER = 5;

    private final NormalizedText text;
    private final char[] chars;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] kinds = new byte[64];
    private long[] classes = new long[64];
    /** Of the folded letters and digits; 0 for marks and placeholders. */
    private long[] hashes = new long[64];

    /** First token of the phrase whose last token this is; the token itself otherwise. */
    private int[] phraseStarts = new int[64];

    private boolean[] plain = {};
    private int count;
    private long classesSeen;
    private int digits;
    private boolean placeholders;
    private int loneCharacters;
    private int lineBreaks;

    private Tokens(NormalizedText text) {
        this.text = text;
        this.chars = text.array();
    }

    /** Tells which words mean nothing but themselves, so that only rules that begin at a word of their own look at them. */
    @FunctionalInterface
    public interface PlainMarker {
        /** No word is plain: every rule looks at every one. */
        PlainMarker NONE = (tokens, plain) -> {};

        /** @param plain to be written, for each token */
        void mark(Tokens tokens, boolean[] plain);
    }

    public static Tokens of(NormalizedText text, Lexicon lexicon, Placeholders placeholders, PlainMarker marker) {
        Tokens tokens = new Tokens(text);
        tokens.cut(lexicon, placeholders);
        if ((tokens.classesSeen & (WordClass.PHRASE_START.bit | WordClass.CITY_START.bit)) != 0) {
            lexicon.markPhrases(tokens);
        }
        tokens.plain = new boolean[tokens.count];
        marker.mark(tokens, tokens.plain);
        return tokens;
    }

    private void cut(Lexicon lexicon, Placeholders placeholders) {
        int i = 0;
        while (i < text.length()) {
            char c = chars[i];
            byte kind = CharacterKind.of(c);
            if (kind == WORD || kind == NUMBER) {
                i = cutWord(i, text.length(), lexicon);
            } else if (kind == MARK) {
                int end = c == '[' ? placeholders.endAt(text, i) : -1;
                this.placeholders |= end > 0;
                append(i, end > 0 ? end : i + 1, end > 0 ? PLACEHOLDER : MARK, 0, 0);
                i = end > 0 ? end : i + 1;
            } else {
                lineBreaks += c == '\n' ? 1 : 0;
                i++;
            }
        }
    }

    private int cutWord(int start, int length, Lexicon lexicon) {
        boolean letters = false;
        boolean numbers = false;
        long hash = ClassTable.START;
        int i = start;
        for (; i < length; i++) {
            char c = chars[i];
            if (letters && c >= 'a' && c <= 'z') { // most characters
                hash = ClassTable.step(hash, c);
                continue;
            }
            byte kind = CharacterKind.of(c);
            if (kind == WORD) {
                if (!letters && i - start >= 3 && isExtension(i, length)) {
                    break;
                }
                letters = true;
            } else if (kind == NUMBER) {
                numbers = true;
                digits++;
            } else {
                break;
            }
            hash = ClassTable.step(hash, Lexicon.fold(c));
        }
        append(start, i, letters ? (numbers ? MIXED : WORD) : NUMBER, hash, lexicon.classesOf(hash));
        loneCharacters += i - start == 1 ? 1 : 0;
        return i;
    }

    /** 867-5309x22: the extension is a token of its own. */
    private boolean isExtension(int i, int length) {
        return (chars[i] == 'x' || chars[i] == 'X') && i + 1 < length && CharacterKind.of(chars[i + 1]) == NUMBER;
    }

    private void append(int start, int end, byte kind, long hash, long found) {
        if (count == starts.length) {
            int capacity = count * 2;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
            classes = Arrays.copyOf(classes, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
            phraseStarts = Arrays.copyOf(phraseStarts, capacity);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count] = kind;
        classes[count] = found;
        hashes[count] = hash;
        phraseStarts[count] = count;
        classesSeen |= found;
        count++;
    }

    void addPhrase(int first, int last, long bits) {
        classes[last] |= bits;
        phraseStarts[last] = Math.min(first, phraseStarts[last]);
        classesSeen |= bits;
    }

    public NormalizedText text() {
        return text;
    }

    public int count() {
        return count;
    }

    public int digits() {
        return digits;
    }

    public boolean hasPlaceholders() {
        return placeholders;
    }

    public int loneCharacters() {
        return loneCharacters;
    }

    public int lineBreaks() {
        return lineBreaks;
    }

    public boolean seen(WordClass wordClass) {
        return (classesSeen & wordClass.bit) != 0;
    }

    public int start(int i) {
        return starts[i];
    }

    public int end(int i) {
        return ends[i];
    }

    public int length(int i) {
        return ends[i] - starts[i];
    }

    public int phraseStart(int i) {
        return phraseStarts[i];
    }

    public byte kind(int i) {
        return i >= 0 && i < count ? kinds[i] : 0;
    }

    public boolean isWord(int i) {
        return kind(i) == WORD;
    }

    public boolean isNumber(int i) {
        return kind(i) == NUMBER;
    }

    public boolean hasDigit(int i) {
        return kind(i) == NUMBER || kind(i) == MIXED;
    }

    public boolean isAlphanumeric(int i) {
        return kind(i) >= WORD && kind(i) <= MIXED;
    }

    public boolean isPlaceholder(int i) {
        return kind(i) == PLACEHOLDER;
    }

    /** Whether what stands for an identifier of this type stands here, with a parameter or without. */
    public boolean isPlaceholder(int i, IdentifierType type) {
        String name = type.name();
        if (!isPlaceholder(i) || length(i) < name.length() + 2) {
            return false;
        }
        for (int k = 0; k < name.length(); k++) {
            if (chars[starts[i] + 1 + k] != name.charAt(k)) {
                return false;
            }
        }
        char next = chars[starts[i] + 1 + name.length()];
        return next == ']' || next == ':';
    }

    public boolean is(int i, WordClass wordClass) {
        return i >= 0 && i < count && (classes[i] & wordClass.bit) != 0;
    }

    public boolean isAny(int i, long bits) {
        return i >= 0 && i < count && (classes[i] & bits) != 0;
    }

    /** Equal for tokens of the same letters, whatever their case and accents; 0 where neither letters nor digits stand. */
    public long hash(int i) {
        return i >= 0 && i < count ? hashes[i] : 0;
    }

    public long classes(int i) {
        return i >= 0 && i < count ? classes[i] : 0;
    }

    public boolean isMark(int i, char mark) {
        return kind(i) == MARK && chars[starts[i]] == mark;
    }

    public boolean isOneOf(int i, String marks) {
        return kind(i) == MARK && marks.indexOf(chars[starts[i]]) >= 0;
    }

    /** True where something blank stands before the token, or the text starts. */
    public boolean spaceBefore(int i) {
        return i <= 0 || i >= count || starts[i] > ends[i - 1];
    }

    /** Whether one blank and nothing else stands between this token and the next. */
    public boolean isBlankBehind(int i) {
        return i >= 0 && i + 1 < count && starts[i + 1] - ends[i] == 1 && chars[ends[i]] == ' ';
    }

    /** See {@link PlainWords}. */
    public boolean isPlain(int i) {
        return plain[i];
    }

    /** One of these signs, with a blank neither before nor behind it. */
    public boolean isJoint(int i, String signs) {
        return isOneOf(i, signs) && !spaceBefore(i) && !spaceBefore(i + 1);
    }

    public boolean lineBreakBefore(int i) {
        if (i <= 0 || i >= count) {
            return true;
        }
        for (int k = ends[i - 1]; k < starts[i]; k++) {
            if (chars[k] == '\n') {
                return true;
            }
        }
        return false;
    }

    public char first(int i) {
        return chars[starts[i]];
    }

    public boolean isCapitalized(int i) {
        return i >= 0 && i < count && Character.isUpperCase(chars[starts[i]]);
    }

    public boolean isUpperCase(int i) {
        for (int k = starts[i]; k < ends[i]; k++) {
            if (Character.isLowerCase(chars[k])) {
                return false;
            }
        }
        return true;
    }

    /** The value of a number of at most nine digits, or -1. */
    public int value(int i) {
        if (!isNumber(i) || length(i) > 9) {
            return -1;
        }
        int value = 0;
        for (int k = starts[i]; k < ends[i]; k++) {
            value = value * 10 + (chars[k] - '0');
        }
        return value;
    }

    /** 1984, 2026: a number of four digits that is a year people speak of. */
    public boolean isYear(int i) {
        return length(i) == 4 && value(i) >= 1900 && value(i) <= 2100;
    }

    /**
     * Where the letters begin of a word that is digits and then nothing but letters, as in {@code 500mg}; -1 where it is
     * anything else.
     */
    public int unitStart(int i) {
        if (kind(i) != MIXED) {
            return -1;
        }
        int at = starts[i];
        while (at < ends[i] && Character.isDigit(chars[at])) {
            at++;
        }
        for (int k = at; k < ends[i]; k++) {
            if (!Character.isLetter(chars[k])) {
                return -1;
            }
        }
        return at > starts[i] ? at : -1;
    }

    public String string(int i) {
        return new String(chars, starts[i], length(i));
    }

    public String folded(int i) {
        return Lexicon.fold(string(i));
    }

    public boolean equalsFolded(int i, String word) {
        if (i < 0 || i >= count || length(i) != word.length()) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (Lexicon.fold(chars[starts[i] + k]) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the {@code distance} tokens before {@code i} has one of these classes, in the same sentence. */
    public boolean before(int i, int distance, long bits) {
        for (int k = i - 1; k >= Math.max(0, i - distance); k--) {
            if ((classes[k] & bits) != 0) {
                return true;
            }
            if (isOneOf(k, "!?;") || (isMark(k, '.') && spaceBefore(k + 1) && isSentenceEnd(k))) {
                return false;
            }
        }
        return false;
    }

    private boolean isSentenceEnd(int dot) {
        return dot > 0 && isWord(dot - 1) && length(dot - 1) > 4;
    }

    public boolean after(int i, int distance, long bits) {
        for (int k = i + 1; k <= Math.min(count - 1, i + distance); k++) {
            if ((classes[k] & bits) != 0) {
                return true;
            }
            if (isOneOf(k, "!?;\n")) {
                return false;
            }
        }
        return false;
    }
}

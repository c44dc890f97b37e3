package org.listeningpost.ingest.redact.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as the finders see it: compatibility forms, odd digits and look-alike letters are plain, format characters are
 * gone, accents and case stay. Each position knows which part of the original it came from. Immutable.
 */
public final class NormalizedText implements CharSequence {
    private final String original;
    private final char[] chars;
    private final int length;
    /** Start and end of each position's source in the original; null where positions are the same. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private NormalizedText(String original, char[] chars, int length, int @Nullable [] starts, int @Nullable [] ends) {
        this.original = original;
        this.chars = chars;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
    }

    public static NormalizedText of(String original) {
        char[] chars = original.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            boolean plain = c < 0x80 && (c >= ' ' || c == '\n' || c == '\t');
            if (!plain || (c == '&' || c == '%') && EncodedCharacter.at(original, i) != null) {
                return new TextNormalizer(original).normalize();
            }
        }
        return new NormalizedText(original, chars, chars.length, null, null);
    }

    /** Takes over the arrays. */
    static NormalizedText mapped(String original, char[] chars, int length, int[] starts, int[] ends) {
        return new NormalizedText(original, chars, length, starts, ends);
    }

    public String original() {
        return original;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int position) {
        return chars[position];
    }

    /** The characters themselves, for scanning in a loop; at least {@link #length()} long; not to be changed. */
    char[] array() {
        return chars;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text(start, end);
    }

    public String text(int start, int end) {
        return new String(chars, start, end - start);
    }

    /** Where in the original the source of this position starts. */
    public int originalStart(int position) {
        return starts == null ? position : starts[position];
    }

    /** Where in the original the source of the position before this exclusive end ends. */
    public int originalEnd(int end) {
        return ends == null ? end : ends[end - 1];
    }

    /** True where every position is the same in the original. */
    public boolean isIdentity() {
        return starts == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NormalizedText that
                && original.equals(that.original)
                && Arrays.equals(chars, 0, length, that.chars, 0, that.length);
    }

    @Override
    public int hashCode() {
        return original.hashCode();
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}

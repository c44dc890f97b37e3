package org.listeningpost.ingest.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Repairs what transport did to a text: HTML entities, lone surrogates, NUL and other control characters. What a person
 * can see is kept, and so are zero-width joiners, which emoji and several scripts need. NUL parts words, as in a query.
 */
public final class TextMender {
    /** {@code &amp;amp;lt;} happens when a text goes through several systems; more rounds than this do not. */
    private static final int DECODING_ROUNDS_MAX = 3;

    private TextMender() {}

    /** The text without surrounding white space; null where nothing is left. */
    public static @Nullable String mend(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String mended = text;
        for (int round = 0; round < DECODING_ROUNDS_MAX && mended.indexOf('&') >= 0; round++) {
            String decoded = HtmlEntities.decode(mended);
            if (decoded.equals(mended)) {
                break;
            }
            mended = decoded;
        }
        String clean = isClean(mended) ? mended : clean(mended);
        String stripped = clean.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            } else if (isRemoved(c)) {
                return false;
            }
        }
        return true;
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean isEncoding = isHalfNul(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (isPair(text, i)) {
                    out.append(c).append(text.charAt(++i));
                } else {
                    out.append('\uFFFD');
                }
            } else if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (c == '\0') {
                out.append(isEncoding ? "" : " ");
            } else if (!isRemoved(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where about every other character is NUL it is half of a letter, as in UTF-16 that was read as bytes. */
    private static boolean isHalfNul(String text) {
        long nuls = text.chars().filter(c -> c == 0).count();
        return nuls > 1 && nuls * 5 >= text.length() * 2L;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean isRemoved(char c) {
        return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == '\uFEFF' || c >= '\uFFFE';
    }
}

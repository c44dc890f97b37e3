package org.listeningpost.post;

import java.text.Normalizer;
import java.util.Locale;

/** The one form under which a hashtag is stored and searched. */
public final class Hashtags {
    private Hashtags() {}

    /**
     * Without leading #, in NFKC, lower-case, without accents: {@code #Vacunación} is {@code vacunacion}. Ingest and the
     * query language both use this, so that what is typed finds what is stored.
     */
    public static String canonical(String hashtag) {
        int start = 0;
        while (start < hashtag.length() && isHash(hashtag.charAt(start))) {
            start++;
        }
        String tag = hashtag.substring(start);
        return isPlain(tag) ? tag.toLowerCase(Locale.ROOT) : folded(tag);
    }

    private static boolean isHash(char c) {
        return c == '#' || c == '\uFF03' || c == '\uFE5F';
    }

    private static boolean isPlain(String tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (tag.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String tag) {
        String decomposed = Normalizer.normalize(tag, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        // Lower-casing can bring a combining mark back (the dot of a Turkish capital I), so marks go last.
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> !isMark(c)).forEach(out::appendCodePoint);
        return Normalizer.normalize(out, Normalizer.Form.NFKC);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}

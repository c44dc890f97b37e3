package org.listeningpost.ingest.enrich;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Groups copy-and-paste posts: texts whose letters are the same share a key, whatever their case, accents,
 * punctuation, numbers, links, mentions, placeholders, emoji, closing hashtags and "RT" or "via" credits. Stateless.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The group's key, or null for a text without words. */
    public static @Nullable String of(String safeText) {
        return new Scan(Letters.foldable(safeText)).key();
    }

    /** One pass over one text, without allocation but for the key. */
    private static final class Scan {
        private final String text;
        private final int end;
        private long hash;
        private int letters;
        private long hashBeforeTags;
        private int lettersBeforeTags = -1;

        Scan(String text) {
            this.text = text;
            this.end = text.length();
        }

        @Nullable
        String key() {
            int at = 0;
            while (at < end) {
                at = step(at);
            }
            // a text of nothing but hashtags is about its hashtags
            long result = lettersBeforeTags > 0 ? hashBeforeTags : hash;
            return letters == 0 ? null : Long.toHexString(finish(result) | Long.MIN_VALUE);
        }

        private int step(int at) {
            char c = text.charAt(at);
            int skipped = Tokens.skip(text, at, c);
            if (skipped > at) {
                return skipped;
            }
            if (c == '#' && at + 1 < end && Tokens.isLetter(text.charAt(at + 1))) {
                return hashtag(at);
            }
            if (!Tokens.isLetter(c)) {
                return at + 1;
            }
            int wordEnd = Tokens.wordEnd(text, at);
            if (Tokens.isCredit(text, at, wordEnd)) {
                return wordEnd;
            }
            lettersBeforeTags = -1;
            add(at, wordEnd);
            return wordEnd;
        }

        private int hashtag(int at) {
            if (lettersBeforeTags < 0) {
                lettersBeforeTags = letters;
                hashBeforeTags = hash;
            }
            int tagEnd = Tokens.hashtagEnd(text, at);
            add(at + 1, tagEnd);
            return tagEnd;
        }

        private void add(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (Tokens.isLetter(c)) {
                    hash = (hash ^ Letters.fold(c)) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 32;
                    letters++;
                }
            }
        }

        private static long finish(long hash) {
            long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }
    }

    /** Case, accents and compatibility forms of single characters, from a table. */
    static final class Letters {
        private static final char[] FOLDED = new char[0x2000];

        static {
            for (char c = 0; c < FOLDED.length; c++) {
                char lower = Character.toLowerCase(c);
                String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
                FOLDED[c] = parts.isEmpty() ? lower : parts.charAt(0);
            }
        }

        private Letters() {}

        /** The text itself, or its compatibility form where it holds full-width or mathematical letters. */
        static String foldable(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if ((c >= 0xFF00 && c <= 0xFFEF) || c == 0xD835) {
                    return Normalizer.normalize(text, Normalizer.Form.NFKC);
                }
            }
            return text;
        }

        static char fold(char c) {
            return c < FOLDED.length ? FOLDED[c] : c;
        }
    }
}

package org.listeningpost.ingest.redact.names;

import java.text.Normalizer;

/** Case and accents away, character by character, so that positions stay. */
final class Folding {
    private static final char[] FOLDED = table();

    private Folding() {}

    static char fold(char c) {
        if (c < FOLDED.length) {
            return FOLDED[c];
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }

    /** The folded form of a word of a list. */
    static String fold(String word) {
        char[] folded = new char[word.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(word.charAt(i));
        }
        return new String(folded);
    }

    private static char[] table() {
        char[] folded = new char[0x250];
        for (char c = 0; c < folded.length; c++) {
            String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            char base = Character.isLetter(bare.charAt(0)) ? bare.charAt(0) : c;
            folded[c] = base == '\u00F8' || base == '\u00D8' ? 'o' : Character.toLowerCase(base);
        }
        return folded;
    }
}

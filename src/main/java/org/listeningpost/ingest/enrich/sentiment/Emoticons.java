package org.listeningpost.ingest.enrich.sentiment;

import java.util.Locale;

/** Faces that are typed with punctuation. */
final class Emoticons {
    private static final int LENGTH_MAX = 4;
    private static final String EYES = ":;=";

    private Emoticons() {}

    /** Only these starts are looked up: "8)" ends many a list, and "%)" many a bracket. */
    static boolean canStart(String entry) {
        return entry.length() >= 2 && entry.length() <= LENGTH_MAX && canStartAt(entry, 0);
    }

    static boolean canStartAt(String text, int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return EYES.indexOf(c) >= 0 && !Character.isDigit(next) && next != '/'
                || c == '<' && next == '3'
                || (c == '(' || c == '>') && EYES.indexOf(next) >= 0;
    }

    /** End of the emoticon that starts there, or {@code at}. */
    static int endOf(String text, int at, Lexicon lexicon) {
        if (!canStartAt(text, at)) {
            return at;
        }
        for (int length = Math.min(LENGTH_MAX, text.length() - at); length >= 2; length--) {
            if (lexicon.isEmoji(Hashing.word(text.substring(at, at + length).toLowerCase(Locale.ROOT)))) {
                return at + length;
            }
        }
        return at;
    }
}

package org.listeningpost.ingest.redact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Words and their classes, looked up straight from a character array. Words are folded: lower case, without accents.
 * Immutable once loaded.
 */
final class Lexicon {
    private static final char[] FOLDED = foldTable();
    private static final int WORDS_IN_PHRASE_MAX = 4;

    private final Map<String, Long> phrases = new HashMap<>();
    private String[] keys = new String[1 << 18];
    private long[] classes = new long[1 << 18];
    private int size;

    /** Loads the bundled words. */
    static Lexicon bundled() {
        Lexicon lexicon = new Lexicon();
        for (String line : lines("words.txt")) {
            int colon = line.indexOf(':');
            WordClass wordClass = WordClass.valueOf(line.substring(0, colon).strip());
            for (String entry : line.substring(colon + 1).strip().split("\\s+")) {
                lexicon.add(entry.replace('_', ' '), wordClass);
            }
        }
        for (String city : lines("cities.txt")) {
            lexicon.addCity(city);
        }
        return lexicon;
    }

    private void addCity(String line) {
        char mark = line.charAt(0);
        boolean sure = mark == '*';
        boolean large = sure || mark == '+';
        long bits = WordClass.CITY.bit | (sure ? WordClass.CITY_SURE.bit : 0) | (large ? WordClass.CITY_LARGE.bit : 0);
        add(large ? line.substring(1) : line, bits, large ? WordClass.PHRASE_START : WordClass.CITY_START);
    }

    /** The lines of a resource, without comments and empty lines. */
    static List<String> lines(String resource) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private void add(String entry, WordClass wordClass) {
        add(entry, wordClass.bit, WordClass.PHRASE_START);
    }

    private void add(String entry, long bits, WordClass start) {
        // Joints between the tokens of a phrase are read over, so that "s/n" and "d.o.b" are phrases too.
        String folded = fold(entry).replaceAll("[-.'/]", " ");
        int space = folded.indexOf(' ');
        if (space < 0) {
            put(folded, bits);
        } else {
            put(folded.substring(0, space), start.bit);
            phrases.merge(folded, bits, (a, b) -> a | b);
        }
    }

    private void put(String word, long bits) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slotOf(word);
        if (keys[slot] == null) {
            keys[slot] = word;
            size++;
        }
        classes[slot] |= bits;
    }

    private void grow() {
        String[] oldKeys = keys;
        long[] oldClasses = classes;
        keys = new String[oldKeys.length * 2];
        classes = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                classes[slot] = oldClasses[i];
            }
        }
    }

    private int slotOf(String word) {
        int slot = spread(word.hashCode()) & (keys.length - 1);
        while (keys[slot] != null && !keys[slot].equals(word)) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** The classes of the word at these positions; 0 where it is unknown. */
    long classesOf(char[] text, int start, int end) {
        if (end - start > 32) {
            return 0;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + fold(text[i]);
        }
        int slot = spread(hash) & (keys.length - 1);
        while (true) {
            String key = keys[slot];
            if (key == null) {
                return 0;
            }
            if (key.length() == end - start && matches(key, text, start)) {
                return classes[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
    }

    private static boolean matches(String key, char[] text, int start) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) != fold(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Gives the last word of each phrase the phrase's classes; the longest phrase wins. */
    void markPhrases(Tokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            boolean town = tokens.is(i, WordClass.CITY_START) && mayGoOn(tokens, i);
            if (town || tokens.is(i, WordClass.PHRASE_START)) {
                markPhrasesAt(tokens, i);
            }
        }
    }

    /** A capital, and another one or a particle after it. */
    private static boolean mayGoOn(Tokens tokens, int i) {
        int next = tokens.isOneOf(i + 1, "-.'") ? i + 2 : i + 1;
        return tokens.isCapitalized(i)
                && tokens.isWord(next)
                && (tokens.isCapitalized(next) || tokens.length(next) <= 3);
    }

    private void markPhrasesAt(Tokens tokens, int first) {
        StringBuilder phrase = new StringBuilder(tokens.folded(first));
        int words = 1;
        for (int i = first + 1; i < tokens.count() && words < WORDS_IN_PHRASE_MAX; i++) {
            boolean joined = tokens.isOneOf(i, "-.'/") && !tokens.spaceBefore(i) && i + 1 < tokens.count();
            if (joined) {
                continue;
            }
            if (!tokens.isWord(i) || tokens.lineBreakBefore(i)) {
                return;
            }
            phrase.append(' ').append(tokens.folded(i));
            words++;
            Long bits = phrases.get(phrase.toString());
            if (bits != null) {
                tokens.addPhrase(first, i, bits);
            }
        }
    }

    /** Lower case without accents, for one character. */
    static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
    }

    static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    private static char[] foldTable() {
        char[] table = new char[0x250];
        for (int i = 0; i < table.length; i++) {
            char lower = Character.toLowerCase((char) i);
            String bare = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD);
            table[i] = i < 0x80 || !Character.isLetter(i) ? lower : bare.charAt(0);
        }
        return table;
    }

    @Override
    public String toString() {
        return "Lexicon of " + size + " words and " + phrases.size() + " phrases";
    }
}

package org.listeningpost.ingest.redact.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Words and their classes, looked up straight from a character array. Words are folded: lower case, without accents.
 * Immutable once loaded.
 */
public final class Lexicon {
    /** Latin Extended Additional: letters with the accents that only disguises heap on them. */
    private static final int ADDITIONAL = 0x1E00;

    private static final char[] FOLDED = foldTable(0, 0x250);
    private static final char[] FOLDED_ADDITIONAL = foldTable(ADDITIONAL, 0x100);
    private static final int WORDS_IN_PHRASE_MAX = 4;

    private final ClassTable entries = new ClassTable();

    /** Loads the bundled words. */
    public static Lexicon bundled() {
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
        if (space >= 0) {
            entries.add(ClassTable.hash(folded.substring(0, space)), start.bit);
        }
        entries.add(hashOf(folded), bits);
    }

    /** Of a word, or of a phrase: folded words with one space between two of them. */
    private static long hashOf(String folded) {
        String[] words = folded.split(" ", -1);
        long hash = ClassTable.hash(words[0]);
        for (int i = 1; i < words.length; i++) {
            hash = ClassTable.join(hash, ClassTable.hash(words[i]));
        }
        return hash;
    }

    /** The classes of the word with this hash; 0 where it is unknown. */
    public long classesOf(long hash) {
        return entries.classesOf(hash);
    }

    /** The classes of the word at these positions; 0 where it is unknown. */
    public long classesOf(char[] text, int start, int end) {
        long hash = ClassTable.START;
        for (int i = start; i < end; i++) {
            hash = ClassTable.step(hash, fold(text[i]));
        }
        return entries.classesOf(hash);
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
        long phrase = tokens.hash(first);
        int words = 1;
        for (int i = first + 1; i < tokens.count() && words < WORDS_IN_PHRASE_MAX; i++) {
            boolean joined = tokens.isOneOf(i, "-.'/") && !tokens.spaceBefore(i) && i + 1 < tokens.count();
            if (joined) {
                continue;
            }
            if (!tokens.isWord(i) || tokens.lineBreakBefore(i)) {
                return;
            }
            phrase = ClassTable.join(phrase, tokens.hash(i));
            words++;
            long bits = entries.classesOf(phrase);
            if (bits != 0) {
                tokens.addPhrase(first, i, bits);
            }
        }
    }

    /** Lower case without accents, for one character. */
    public static char fold(char c) {
        if (c < FOLDED.length) {
            return FOLDED[c];
        }
        return c >= ADDITIONAL && c < ADDITIONAL + FOLDED_ADDITIONAL.length
                ? FOLDED_ADDITIONAL[c - ADDITIONAL]
                : Character.toLowerCase(c);
    }

    public static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    private static char[] foldTable(int from, int length) {
        char[] table = new char[length];
        for (int i = 0; i < table.length; i++) {
            char lower = Character.toLowerCase((char) (from + i));
            String bare = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD);
            table[i] = from + i < 0x80 || !Character.isLetter(from + i) ? lower : bare.charAt(0);
        }
        return table;
    }

    @Override
    public String toString() {
        return "Lexicon of " + entries.size() + " words and phrases";
    }
}

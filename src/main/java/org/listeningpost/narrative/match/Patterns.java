package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Which prefixes, wildcards and fuzzy words does a word fit? Immutable.
 */
final class Patterns {
    private final CharArrayMap<int[]> prefixes;
    private final int[] prefixLengths;
    private final Shape[] shapes;

    /** @param letters a bit for each letter that a word must have, to tell most words apart without the automaton */
    private record Shape(int slot, String start, long letters, int edits, int length, CharacterRunAutomaton automaton) {
        boolean fits(char[] word, int wordLength, long wordLetters) {
            if (edits > 0) {
                // Each edit adds or takes at most one letter.
                if (Long.bitCount(letters & ~wordLetters) > edits
                        || Long.bitCount(wordLetters & ~letters) > edits
                        || Math.abs(wordLength - length) > 2 * edits) {
                    return false;
                }
            } else if (wordLength < start.length() || !startsWith(word, start)) {
                return false;
            }
            return automaton.run(word, 0, wordLength);
        }

        private static boolean startsWith(char[] word, String start) {
            for (int i = 0; i < start.length(); i++) {
                if (word[i] != start.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    Patterns(Map<Integer, Slot.Pattern> patterns) {
        Map<String, List<Integer>> byPrefix = new HashMap<>();
        List<Shape> others = new ArrayList<>();
        TreeSet<Integer> lengths = new TreeSet<>();
        patterns.forEach((slot, pattern) -> {
            switch (pattern) {
                case Slot.PrefixPattern prefix -> {
                    byPrefix.computeIfAbsent(prefix.prefix(), key -> new ArrayList<>())
                            .add(slot);
                    lengths.add(prefix.prefix().length());
                }
                case Slot.WildcardPattern wildcard -> others.add(shapeOf(slot, wildcard));
                case Slot.FuzzyPattern fuzzy -> others.add(shapeOf(slot, fuzzy));
            }
        });
        prefixes = new CharArrayMap<>(byPrefix.size() * 2, false);
        byPrefix.forEach((prefix, slots) ->
                prefixes.put(prefix, slots.stream().mapToInt(Integer::intValue).toArray()));
        prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
        shapes = others.toArray(Shape[]::new);
    }

    boolean isEmpty() {
        return prefixLengths.length == 0 && shapes.length == 0;
    }

    private static Shape shapeOf(int slot, Slot.WildcardPattern wildcard) {
        String pattern = wildcard.pattern();
        return new Shape(slot, pattern.replaceAll("[*?].*", ""), 0, 0, pattern.length(), wildcard.automaton());
    }

    private static Shape shapeOf(int slot, Slot.FuzzyPattern fuzzy) {
        String word = fuzzy.word();
        return new Shape(
                slot,
                "",
                lettersOf(word.toCharArray(), word.length()),
                fuzzy.edits(),
                word.length(),
                new CharacterRunAutomaton(new LevenshteinAutomata(word, true).toAutomaton(fuzzy.edits())));
    }

    private static long lettersOf(char[] word, int length) {
        long letters = 0;
        for (int i = 0; i < length; i++) {
            // A letter of two halves would count twice; leaving it out only lets a few more words through.
            letters |= Character.isSurrogate(word[i]) ? 0 : 1L << (word[i] & 63);
        }
        return letters;
    }

    /** Slots of the patterns that a folded word fits. */
    int[] fitting(char[] word, int length) {
        int[] found = new int[4];
        int count = 0;
        for (int prefixLength : prefixLengths) {
            int[] slots = prefixLength <= length ? prefixes.get(word, 0, prefixLength) : null;
            if (slots != null) {
                found = Arrays.copyOf(found, Math.max(found.length, count + slots.length + 4));
                System.arraycopy(slots, 0, found, count, slots.length);
                count += slots.length;
            }
        }
        long letters = lettersOf(word, length);
        for (Shape shape : shapes) {
            if (shape.fits(word, length, letters)) {
                found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                found[count++] = shape.slot();
            }
        }
        return Arrays.copyOf(found, count);
    }
}

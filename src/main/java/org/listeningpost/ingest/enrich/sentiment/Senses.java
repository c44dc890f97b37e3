package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of talk about health that mean something else than their words: "tested positive", "dying to", "intensive care".
 * Immutable.
 */
final class Senses {
    private static final long GAP = 0;
    /** At most so many words stand in a gap. */
    private static final int GAP_MAX = 3;

    /** Words of a kind, by the role they have: any of them may stand there. */
    private static final Map<String, Integer> KINDS =
            Map.of("@illness", Word.ILLNESS, "@kin", Word.KIN, "@self", Word.SELF, "@count", Word.COUNT);

    /** Kinds that may open a phrase; others are too frequent to be looked at each time. */
    private static final int OPENING = Word.ILLNESS | Word.KIN;

    /** What a phrase comes to; its words by their hashes, kinds of words by their roles, which are smaller than any hash. */
    private record Phrase(long[] words, float valence, int explicit, boolean replaces) {}

    /**
     * A phrase found.
     *
     * @param tokens that it takes
     * @param valence that it comes to
     * @param replaces whether its words mean nothing of what they mean elsewhere
     */
    record Match(int tokens, float valence, boolean replaces) {}

    private final Map<Long, List<Phrase>> byFirstWord = new HashMap<>();

    Senses() {
        for (String line : Lexicon.lines("senses.txt")) {
            Lexicon.valued(line, "|", (phrase, valence) -> add(phrase, valence, true));
        }
        for (String line : Lexicon.lines("phrases.txt")) {
            Lexicon.valued(line, "|", (phrase, valence) -> add(phrase, valence, false));
        }
        byFirstWord
                .values()
                .forEach(phrases ->
                        phrases.sort(Comparator.comparingInt(Phrase::explicit).reversed()));
    }

    private void add(String phrase, float valence, boolean replaces) {
        List<Long> words = new ArrayList<>();
        int explicit = 0;
        for (String word : phrase.split(" ")) {
            boolean gap = "_".equals(word);
            words.add(gap ? Long.valueOf(GAP) : Long.valueOf(hash(word)));
            explicit += gap ? 0 : 1;
        }
        long[] hashes = words.stream().mapToLong(Long::longValue).toArray();
        byFirstWord
                .computeIfAbsent(hashes[0], first -> new ArrayList<>())
                .add(new Phrase(hashes, valence, explicit, replaces));
    }

    private static long hash(String word) {
        Integer kind = KINDS.get(word);
        if (kind == null && word.startsWith("@")) {
            throw new IllegalStateException("senses.txt names an unknown kind of words: " + word);
        }
        return kind == null ? Hashing.word(WordForm.folded(word)) : kind;
    }

    boolean canStartWith(long word, int roles) {
        return byFirstWord.containsKey(word) || (roles & OPENING) != 0;
    }

    /** The most specific phrase that starts at a token, or null; one that starts with a word goes before one with a kind. */
    @Nullable
    Match at(PostReading reading, int token) {
        Word word = reading.word(token);
        Match match = at(word.hash(), reading, token);
        if (match == null && word.has(Word.ILLNESS)) {
            match = at(Word.ILLNESS, reading, token);
        }
        if (match == null && word.has(Word.KIN)) {
            match = at(Word.KIN, reading, token);
        }
        return match;
    }

    private @Nullable Match at(long first, PostReading reading, int token) {
        for (Phrase phrase : byFirstWord.getOrDefault(first, List.of())) {
            int end = end(phrase.words, 1, reading, token + 1);
            if (end > 0) {
                return new Match(end - token, phrase.valence, phrase.replaces);
            }
        }
        return null;
    }

    /** Index behind the last token of the phrase, or -1. */
    private static int end(long[] words, int from, PostReading reading, int token) {
        int at = token;
        for (int i = from; i < words.length; i++) {
            if (words[i] == GAP) {
                return endBehindGap(words, i + 1, reading, at);
            }
            if (at >= reading.size() || !reading.isWord(at) || !isSame(words[i], reading.word(at))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean isSame(long expected, Word word) {
        return expected == word.hash() || expected > GAP && expected <= Word.COUNT && word.has((int) expected);
    }

    private static int endBehindGap(long[] words, int from, PostReading reading, int token) {
        for (int skipped = 0; skipped <= GAP_MAX; skipped++) {
            int end = end(words, from, reading, token + skipped);
            if (end > 0) {
                return end;
            }
            if (token + skipped >= reading.size() || !reading.isWord(token + skipped)) {
                return -1;
            }
        }
        return -1;
    }
}

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

    /** What a phrase comes to; its words by their hashes. */
    private record Phrase(long[] words, float valence, int explicit) {}

    /** A phrase found: how many tokens it takes, and what it comes to. */
    record Match(int tokens, float valence) {}

    private final Map<Long, List<Phrase>> byFirstWord = new HashMap<>();

    Senses() {
        for (String line : Lexicon.lines("senses.txt")) {
            Lexicon.valued(line, "|", this::add);
        }
        byFirstWord
                .values()
                .forEach(phrases ->
                        phrases.sort(Comparator.comparingInt(Phrase::explicit).reversed()));
    }

    private void add(String phrase, float valence) {
        List<Long> words = new ArrayList<>();
        int explicit = 0;
        for (String word : phrase.split(" ")) {
            boolean gap = "_".equals(word);
            words.add(gap ? Long.valueOf(GAP) : Long.valueOf(Hashing.word(WordForm.folded(word))));
            explicit += gap ? 0 : 1;
        }
        long[] hashes = words.stream().mapToLong(Long::longValue).toArray();
        byFirstWord.computeIfAbsent(hashes[0], first -> new ArrayList<>()).add(new Phrase(hashes, valence, explicit));
    }

    boolean canStartWith(long word) {
        return byFirstWord.containsKey(word);
    }

    /** The most specific phrase that starts at a token, or null. */
    @Nullable
    Match at(PostReading reading, int token) {
        for (Phrase phrase : byFirstWord.getOrDefault(reading.word(token).hash(), List.of())) {
            int end = end(phrase.words, 1, reading, token + 1);
            if (end > 0) {
                return new Match(end - token, phrase.valence);
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
            if (at >= reading.size() || !reading.isWord(at) || reading.word(at).hash() != words[i]) {
                return -1;
            }
            at++;
        }
        return at;
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

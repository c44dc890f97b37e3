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

    /**
     * Phrases that begin alike, the most specific first.
     *
     * @param seconds the second word of each, by which most are told apart; {@link #GAP} where it has to be looked at whole
     */
    private record Opening(Phrase[] phrases, long[] seconds) {
        static Opening of(List<Phrase> phrases) {
            List<Phrase> sorted = phrases.stream()
                    .sorted(Comparator.comparingInt(Phrase::explicit).reversed())
                    .toList();
            return new Opening(
                    sorted.toArray(Phrase[]::new),
                    sorted.stream().mapToLong(Opening::second).toArray());
        }

        private static long second(Phrase phrase) {
            return phrase.words.length > 1 && !isKind(phrase.words[1]) ? phrase.words[1] : GAP;
        }
    }

    private static final Opening NONE = Opening.of(List.of());

    private final Map<Long, Opening> byFirstWord = new HashMap<>();

    Senses() {
        Map<Long, List<Phrase>> phrases = new HashMap<>();
        for (String line : Lexicon.lines("senses.txt")) {
            Lexicon.valued(line, "|", (phrase, valence) -> add(phrases, phrase, valence, true));
        }
        for (String line : Lexicon.lines("phrases.txt")) {
            Lexicon.valued(line, "|", (phrase, valence) -> add(phrases, phrase, valence, false));
        }
        phrases.forEach((first, all) -> byFirstWord.put(first, Opening.of(all)));
    }

    private static void add(Map<Long, List<Phrase>> phrases, String phrase, float valence, boolean replaces) {
        List<Long> words = new ArrayList<>();
        int explicit = 0;
        for (String word : phrase.split(" ")) {
            boolean gap = "_".equals(word);
            words.add(gap ? Long.valueOf(GAP) : Long.valueOf(hash(word)));
            explicit += gap ? 0 : 1;
        }
        long[] hashes = words.stream().mapToLong(Long::longValue).toArray();
        phrases.computeIfAbsent(hashes[0], first -> new ArrayList<>())
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
        Opening opening = byFirstWord.getOrDefault(first, NONE);
        long next = token + 1 < reading.size() ? reading.word(token + 1).hash() : GAP;
        for (int i = 0; i < opening.seconds.length; i++) {
            if (opening.seconds[i] == next || opening.seconds[i] == GAP) {
                Phrase phrase = opening.phrases[i];
                int end = end(phrase.words, 1, reading, token + 1);
                if (end > 0) {
                    return new Match(end - token, phrase.valence, phrase.replaces);
                }
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
        return expected == word.hash() || isKind(expected) && word.has((int) expected);
    }

    private static boolean isKind(long word) {
        return word > GAP && word <= Word.COUNT;
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

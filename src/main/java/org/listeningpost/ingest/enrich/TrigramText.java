package org.listeningpost.ingest.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Writes look-alike text of a language from a published table of trigram counts ({@code {"freq":{"abc":12}}}), for
 * languages of which we have no posts. Never shown to anybody: it only teaches the identifier what is not English.
 */
final class TrigramText {
    /** What may follow two letters, most frequent first, with running totals. */
    private record Next(char[] letters, long[] totals) {
        char pick(RandomGenerator random) {
            long at = random.nextLong(totals[totals.length - 1]);
            int i = 0;
            while (totals[i] <= at) {
                i++;
            }
            return letters[i];
        }
    }

    private final Map<String, Next> chain;

    private TrigramText(Map<String, Next> chain) {
        this.chain = chain;
    }

    static TrigramText read(Path profile) throws IOException {
        JsonNode counts = new ObjectMapper().readTree(profile.toFile()).path("freq");
        Map<String, Map<Character, Long>> following = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : counts.properties()) {
            String gram = entry.getKey().toLowerCase(Locale.ROOT);
            int length = gram.length();
            boolean opens = length == 2 && gram.charAt(0) == ' ';
            if (length == 3 || opens) {
                String before = opens ? " " : gram.substring(0, 2);
                following
                        .computeIfAbsent(before, key -> new TreeMap<>())
                        .merge(gram.charAt(length - 1), entry.getValue().asLong(), Long::sum);
            }
        }
        Map<String, Next> chain = new TreeMap<>();
        following.forEach((before, letters) -> chain.put(before, next(letters)));
        return new TrigramText(chain);
    }

    private static Next next(Map<Character, Long> counts) {
        List<Map.Entry<Character, Long>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.<Character, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        char[] letters = new char[entries.size()];
        long[] totals = new long[entries.size()];
        long total = 0;
        for (int i = 0; i < letters.length; i++) {
            letters[i] = entries.get(i).getKey();
            total += Math.max(1, entries.get(i).getValue());
            totals[i] = total;
        }
        return new Next(letters, totals);
    }

    String words(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(word(random));
        }
        return text.toString();
    }

    private String word(RandomGenerator random) {
        StringBuilder word = new StringBuilder(" ");
        Next next = chain.get(" ");
        while (next != null && word.length() < 18) {
            char letter = next.pick(random);
            if (letter == ' ') {
                break;
            }
            word.append(letter);
            next = chain.get(word.substring(word.length() - 2));
        }
        return word.substring(1);
    }
}

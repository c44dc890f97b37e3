package org.listeningpost.narrative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/** Which runs of two to five words come again and again in some texts? Stateless. */
final class CommonPhrases {
    private static final int WORDS_MAX = 5;
    private static final int POSTS_MIN = 3;
    private static final int SHOWN_MAX = 25;
    private static final Set<String> EDGES = Set.of(
            ("a an and are as at be but by de del el en for from has have he i if in is it its la las lo los me my no of"
                            + " on or our para por que se she so su that the they this to un una was we with y you your")
                    .split(" "));

    private final LocalAnalyzers analyzers;

    CommonPhrases(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
    }

    /** @param posts how many of the texts hold it */
    record Phrase(String text, int posts) {}

    /** The most telling first: many posts, many words; a part of a longer phrase only where it stands alone as well. */
    List<Phrase> of(List<String> texts) {
        Set<Long> frequent = frequent(texts);
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            Set<String> seen = new HashSet<>();
            forEachRun(text, (hash, words) -> {
                if (frequent.contains(hash)) {
                    seen.add(String.join(" ", words));
                }
            });
            seen.forEach(phrase -> counts.merge(phrase, 1, Integer::sum));
        }
        List<Phrase> found = new ArrayList<>();
        counts.forEach((text, posts) -> {
            if (posts >= POSTS_MIN) {
                found.add(new Phrase(text, posts));
            }
        });
        found.sort(Comparator.comparingInt(CommonPhrases::weight).reversed().thenComparing(Phrase::text));
        List<Phrase> shown = new ArrayList<>();
        for (Phrase each : found) {
            boolean isPartOfShown = shown.stream()
                    .anyMatch(longer -> isInside(each.text(), longer.text()) && each.posts() <= longer.posts() * 1.25);
            if (!isPartOfShown && shown.size() < SHOWN_MAX) {
                shown.add(each);
            }
        }
        return shown;
    }

    /**
     * Hashes of the runs that come often enough. Nearly all come once: as text they would fill the memory. Where two runs have one
     * hash, the count by text, which follows, tells them apart.
     */
    private Set<Long> frequent(List<String> texts) {
        long[] hashes = texts.stream()
                .flatMapToLong(text -> {
                    Set<Long> seen = new HashSet<>();
                    forEachRun(text, (hash, words) -> seen.add(hash));
                    return seen.stream().mapToLong(Long::longValue);
                })
                .sorted()
                .toArray();
        Set<Long> frequent = new HashSet<>();
        for (int i = POSTS_MIN - 1; i < hashes.length; i++) {
            if (hashes[i] == hashes[i - POSTS_MIN + 1]) {
                frequent.add(hashes[i]);
            }
        }
        return frequent;
    }

    /** A run of words of a text. */
    private interface Run {
        void of(long hash, List<String> words);
    }

    private void forEachRun(String text, Run each) {
        List<String> words = FoldedWords.of(analyzers, text);
        for (int start = 0; start < words.size(); start++) {
            long hash = hash(words.get(start));
            for (int size = 2; size <= WORDS_MAX && start + size <= words.size(); size++) {
                String last = words.get(start + size - 1);
                hash = hash * 0x9E3779B97F4A7C15L + hash(last);
                if (!EDGES.contains(words.get(start)) && !EDGES.contains(last)) {
                    each.of(hash, words.subList(start, start + size));
                }
            }
        }
    }

    private static long hash(String word) {
        long hash = word.length();
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 0x100000001B3L + word.charAt(i);
        }
        return hash;
    }

    private static int weight(Phrase phrase) {
        return phrase.posts() * phrase.text().split(" ").length;
    }

    private static boolean isInside(String part, String whole) {
        return (" " + whole + " ").contains(" " + part + " ");
    }
}

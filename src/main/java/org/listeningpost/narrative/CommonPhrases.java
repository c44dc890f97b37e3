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
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            List<String> words = FoldedWords.of(analyzers, text);
            Set<String> seen = new HashSet<>();
            for (int start = 0; start < words.size(); start++) {
                for (int size = 2; size <= WORDS_MAX && start + size <= words.size(); size++) {
                    if (!EDGES.contains(words.get(start)) && !EDGES.contains(words.get(start + size - 1))) {
                        seen.add(String.join(" ", words.subList(start, start + size)));
                    }
                }
            }
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

    private static int weight(Phrase phrase) {
        return phrase.posts() * phrase.text().split(" ").length;
    }

    private static boolean isInside(String part, String whole) {
        return (" " + whole + " ").contains(" " + part + " ");
    }
}

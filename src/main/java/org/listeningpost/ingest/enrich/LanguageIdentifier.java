package org.listeningpost.ingest.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.listeningpost.post.Language;

/** Names the language of a short text by its function words. Immutable; safe for use by any number of threads. */
public final class LanguageIdentifier {
    private static final Map<String, String> FUNCTION_WORDS = Map.of(
            "en", "the and is to of you for that it with this are have was not be my they what your",
            "es", "el los las que para por una con es y en se lo como pero más muy esta todo mi");

    private final Map<String, List<String>> languagesByWord = new HashMap<>();

    private LanguageIdentifier() {
        FUNCTION_WORDS.forEach((tag, words) -> {
            for (String word : words.split(" ")) {
                languagesByWord.put(word, List.of(tag));
            }
        });
    }

    /** With the bundled model. */
    public static LanguageIdentifier standard() {
        return new LanguageIdentifier();
    }

    /** The language, or {@code und} where the text is too short or too mixed to tell. */
    public Language identify(String text) {
        Map<String, Integer> votes = new HashMap<>();
        int total = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            for (String tag : languagesByWord.getOrDefault(word, List.of())) {
                votes.merge(tag, 1, Integer::sum);
                total++;
            }
        }
        Language best = Language.UNDETERMINED;
        for (Map.Entry<String, Integer> vote : votes.entrySet()) {
            double share = (double) vote.getValue() / total;
            if (share > 0.5 && share > best.confidence()) {
                best = new Language(vote.getKey(), share);
            }
        }
        return best;
    }
}

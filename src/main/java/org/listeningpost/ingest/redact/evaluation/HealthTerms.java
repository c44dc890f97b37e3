package org.listeningpost.ingest.redact.evaluation;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;
import org.listeningpost.ingest.redact.names.training.Templates;

/** Counts how many health words of the texts went as names: what the analysts came for must stay. */
public final class HealthTerms {
    private final Set<String> words = new HashSet<>();
    private final Map<String, Integer> destroyed = new TreeMap<>();
    private long seen;
    private long lost;

    private HealthTerms() {}

    /** With the bundled list of symptoms, conditions, medicines and vaccines. */
    public static HealthTerms bundled() throws IOException {
        HealthTerms terms = new HealthTerms();
        for (String line : Templates.lines(HealthTerms.class, "health-terms.txt")) {
            terms.words.addAll(Set.of(line.strip().split("\\s+")));
        }
        return terms;
    }

    void count(String text, Coverage coverage) {
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isWordLike(i)) {
                String word = text.substring(tokens.wordStart(i), tokens.end(i)).toLowerCase(Locale.ROOT);
                if (words.contains(word)) {
                    seen++;
                    if (coverage.touchesAsName(tokens.start(i), tokens.end(i))) {
                        lost++;
                        destroyed.merge(word, 1, Integer::sum);
                    }
                }
            }
        }
    }

    public Share destroyed() {
        return new Share(lost, seen);
    }

    /** Which ones, with how often; words of the bundled list only, never of a post. */
    public Map<String, Integer> destroyedWords() {
        return new TreeMap<>(destroyed);
    }
}

package org.listeningpost.ingest.enrich;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.question.Questions;

/**
 * What a post asks, by numbers: questions of the same words share one, whatever {@link Fingerprint} passes over. They are
 * stored, so whoever changes what a question or its key is gives the mapping of posts a new version, and months are made anew.
 * Stateless.
 */
public final class QuestionKeys {
    /** So many questions of a post count, the first ones. */
    public static final int KEYS_MAX = 8;

    /** As large as a number can be that every reader of JSON holds exactly. */
    private static final long MASK = (1L << 53) - 1;

    private QuestionKeys() {}

    /** Each key once, in the order of the post; none of a question that is nothing but placeholders. */
    public static List<Long> of(String safeText, String safeTitle) {
        return List.copyOf(asked(safeText, safeTitle).keySet());
    }

    /** The same, each with the question as the post first asks it. */
    public static Map<Long, String> asked(String safeText, String safeTitle) {
        Map<Long, String> asked = new LinkedHashMap<>();
        for (String question : Questions.of(safeText, safeTitle)) {
            @Nullable String words = Fingerprint.of(question);
            if (words != null && asked.size() < KEYS_MAX) {
                asked.putIfAbsent(Long.parseUnsignedLong(words, 16) & MASK, question);
            }
        }
        return asked;
    }
}

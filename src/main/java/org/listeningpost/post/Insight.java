package org.listeningpost.post;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was inferred from a post.
 *
 * @param sentiment null until measured
 * @param topics ids of the health vocabulary
 * @param questionKeys of what it asks, each once
 * @param fingerprint near-duplicate group; null for a text without words
 */
public record Insight(
        Language language,
        @Nullable Sentiment sentiment,
        List<String> topics,
        boolean isQuestion,
        List<Long> questionKeys,
        @Nullable String fingerprint) {
    public Insight {
        topics = List.copyOf(topics);
        questionKeys = List.copyOf(questionKeys);
    }

    /** The same, on these topics. */
    public Insight about(List<String> topics) {
        return new Insight(language, sentiment, topics, isQuestion, questionKeys, fingerprint);
    }
}

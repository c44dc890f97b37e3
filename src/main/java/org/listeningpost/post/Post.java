package org.listeningpost.post;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post that may be stored: safe by type, because its words are {@link SafeText} and its author is a pseudonym.
 *
 * @param rating 0..1, reviews only
 * @param inReplyTo id of the post that this one answers
 * @param thread id of the first post of the conversation
 * @param redactions how many of each identifier type were taken out
 * @param source import or connector that brought it
 * @param narratives what it was tagged with on its way in
 */
public record Post(
        PostId id,
        Platform platform,
        Kind kind,
        Timestamps times,
        Author author,
        Body body,
        Marks marks,
        Insight insight,
        Engagement engagement,
        @Nullable Double rating,
        Place place,
        Assignment assignment,
        @Nullable PostId inReplyTo,
        @Nullable PostId thread,
        Map<String, Integer> redactions,
        String source,
        NarrativeTags narratives) {
    public Post {
        redactions = Map.copyOf(redactions);
        if (rating != null && !(rating >= 0 && rating <= 1)) {
            throw new IllegalArgumentException("a rating lies between 0 and 1");
        }
    }

    /** The same post with these tags. */
    public Post tagged(NarrativeTags tags) {
        return new Post(
                id,
                platform,
                kind,
                times,
                author,
                body,
                marks,
                insight,
                engagement,
                rating,
                place,
                assignment,
                inReplyTo,
                thread,
                redactions,
                source,
                tags);
    }

    /** The same post on these topics. */
    public Post about(List<String> topics) {
        return new Post(
                id,
                platform,
                kind,
                times,
                author,
                body,
                marks,
                insight.about(topics),
                engagement,
                rating,
                place,
                assignment,
                inReplyTo,
                thread,
                redactions,
                source,
                narratives);
    }
}

package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.listeningpost.narrative.match.StoredSubject;

/**
 * Gives a post that waited as a document the tags that it would get if it came in now, in the place of those that it has: no
 * back-fill reached it while it waited. Thread-safe.
 */
public record StoredTags(PostTagger topics, PostTagger narratives) implements UnaryOperator<ObjectNode> {
    @Override
    public ObjectNode apply(ObjectNode stored) {
        ObjectNode post = stored.deepCopy();
        // In this order: a narrative may ask for a topic.
        topics.tags(new StoredSubject(post)).ifPresent(tags -> put(post, "topics", tags.ids()));
        narratives.tags(new StoredSubject(post)).ifPresent(tags -> {
            put(post, "narratives", tags.ids());
            post.remove("narratives_at");
            if (tags.setVersion() > 0) {
                post.put("narratives_at", tags.setVersion());
            }
        });
        return post;
    }

    private static void put(ObjectNode post, String field, List<String> tags) {
        post.remove(field);
        if (!tags.isEmpty()) {
            tags.forEach(post.putArray(field)::add);
        }
    }
}

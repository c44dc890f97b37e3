package org.listeningpost.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.listeningpost.ingest.enrich.QuestionKeys;

/** What is inferred of a post and an earlier version did not store, made up for from the post as it is stored. Stateless. */
public final class StoredEnrichment {
    private StoredEnrichment() {}

    /** Whether it asks stays as it was judged when it came: standing queries may have gone by that. */
    public static void renew(ObjectNode post) {
        post.remove("question_keys");
        if (!post.path("is_question").asBoolean()) {
            return;
        }
        List<Long> keys =
                QuestionKeys.of(post.path("text").asText(""), post.path("title").asText(""));
        if (!keys.isEmpty()) {
            ArrayNode stored = post.putArray("question_keys");
            keys.forEach(key -> stored.add(key));
        }
    }
}

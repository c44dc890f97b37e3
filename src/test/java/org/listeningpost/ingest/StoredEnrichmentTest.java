package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.enrich.QuestionKeys;

final class StoredEnrichmentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void a_post_that_asks_gets_the_keys_that_it_would_be_stored_with_today() {
        ObjectNode post = MAPPER.createObjectNode().put("text", "Is it safe?").put("is_question", true);
        post.putArray("question_keys").add(5);
        StoredEnrichment.renew(post);
        long key = QuestionKeys.of("Is it safe?", "").getFirst();
        assertEquals("[" + key + "]", post.path("question_keys").toString());
        String once = post.toString();
        StoredEnrichment.renew(post);
        assertEquals(once, post.toString());
    }

    @Test
    void one_that_was_judged_to_ask_nothing_gets_none() {
        ObjectNode post = MAPPER.createObjectNode().put("text", "Is it safe?").put("is_question", false);
        post.putArray("question_keys").add(5);
        StoredEnrichment.renew(post);
        assertFalse(post.has("question_keys"));
    }
}

package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
final class GapsIT {
    private static final LocalDate LAST = LocalDate.parse("2026-03-14");

    @Test
    void a_topic_that_is_rarer_than_all_bundled_ones_is_looked_at(ElasticClients clients, IndexNames names) {
        try (TrendFixture api = new TrendFixture(clients, names)) {
            List<ObjectNode> posts = new ArrayList<>();
            for (int ago = 0; ago < 60; ago++) {
                ObjectNode broad = api.post("about all of it", LAST.minusDays(ago) + "T12:00:00Z");
                ArrayNode topics = broad.putArray("topics");
                for (int topic = 0; topic < 143; topic++) {
                    topics.add("topic" + topic);
                }
                posts.add(broad);
            }
            for (int i = 0; i < 12; i++) {
                ObjectNode question = api.post("is it dengue", LAST.minusDays(i % 7) + "T12:00:00Z");
                question.put("is_question", true).putArray("topics").add("tropical_diseases");
                posts.add(question);
            }
            api.index(posts);
            JsonNode answer = api.trend("gaps");
            assertEquals(144, answer.path("tested").asInt());
            assertEquals("tropical_diseases", answer.at("/topics/0/topic").asText(), answer::toString);
        }
    }
}

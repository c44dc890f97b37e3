package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
final class CopiedTextIT {
    private static final LocalDate LAST = LocalDate.parse("2026-03-14");

    @Test
    void a_text_that_is_copied_many_times_does_not_hide_what_rises(ElasticClients clients, IndexNames names) {
        try (TrendFixture api = new TrendFixture(clients, names)) {
            List<ObjectNode> posts = new ArrayList<>();
            for (int ago = 0; ago < 70; ago++) {
                boolean isJudged = ago < 3;
                String noon = LAST.minusDays(ago) + "T12:00:00Z";
                for (int i = 0; i < 30; i++) {
                    posts.add(api.post("ordinary talk", noon));
                }
                for (int i = 0; i < (isJudged ? 12 : 2); i++) {
                    ObjectNode question = api.post("norovirus", noon).put("is_question", true);
                    question.putArray("topics").add("stomach");
                    posts.add(question);
                }
                for (int i = 0; i < (isJudged ? 300 : 0); i++) {
                    posts.add(api.post("sign here now", noon).put("fingerprint", "copied"));
                }
            }
            api.index(posts);
            JsonNode rise = api.trend("emerging?to=" + LAST);
            assertEquals("norovirus", rise.at("/emerging/0/value").asText(), rise::toString);
            JsonNode gap = api.trend("gaps?days=3&to=" + LAST);
            assertEquals("stomach", gap.at("/topics/0/topic").asText(), gap::toString);
        }
    }
}

package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** Days in which much rises at once, one word has risen for weeks, and another grows as everything does. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyRisesIT {
    private static final LocalDate LAST = LocalDate.parse("2026-03-14");
    private static final List<String> RISING = List.of(
            "canoe",
            "violin",
            "tractor",
            "piano",
            "kayak",
            "guitar",
            "helmet",
            "blanket",
            "ladder",
            "bracelet",
            "carpet",
            "curtain");

    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        for (int ago = 0; ago < 95; ago++) {
            String day = LAST.minusDays(ago).toString();
            boolean isJudged = ago < 3;
            for (String word : RISING) {
                add(posts, day, word, isJudged ? 8 : 1);
            }
            add(posts, day, "ordinary", 10);
            add(posts, day, "bicycle", 2 + Math.max(0, 40 - ago) / 4);
            // Rises with all posts, and is in those of the rising words as often as in others.
            for (int i = 0; i < (isJudged ? 16 : 4); i++) {
                posts.add(api.post(
                        "breakfast " + (isJudged ? RISING.get(i % RISING.size()) : "ordinary") + " " + day + i,
                        day + "T12:00:00Z"));
            }
        }
        api.index(posts);
    }

    private void add(List<ObjectNode> posts, String day, String word, int count) {
        for (int i = 0; i < count; i++) {
            posts.add(api.post(word + " " + day + i, day + "T12:00:00Z"));
        }
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static Set<String> values(JsonNode items) {
        Set<String> values = new HashSet<>();
        items.forEach(item -> values.add(item.path("value").asText()));
        return values;
    }

    @Test
    void they_do_not_hide_one_another_and_what_only_grows_with_them_is_told_to_be_held_back() {
        JsonNode answer = api.trend("emerging?size=30&to=" + LAST);
        Set<String> told = values(answer.path("emerging"));
        assertTrue(told.containsAll(RISING), answer::toString);
        assertFalse(told.contains("ordinary"), answer::toString);
        assertFalse(told.contains("breakfast"), answer::toString);
        assertTrue(values(answer.path("held_back")).contains("breakfast"), answer::toString);
    }

    @Test
    void neither_do_they_hide_what_is_asked_for_alone() {
        JsonNode answer = api.trend("emerging?query=canoe -breakfast&to=" + LAST);
        JsonNode first = answer.at("/emerging/0");
        assertEquals("canoe", first.path("value").asText(), answer::toString);
        assertEquals("sudden", first.path("pace").asText());
    }

    @Test
    void a_rise_over_weeks_is_a_slow_one() {
        JsonNode answer = api.trend("emerging?size=30&days=7&to=" + LAST.minusDays(3));
        JsonNode first = answer.at("/emerging/0");
        assertEquals("bicycle", first.path("value").asText(), answer::toString);
        assertEquals("slow", first.path("pace").asText());
    }

    @Test
    void a_day_before_all_posts_has_too_little_history() {
        for (String trend : List.of("emerging", "gaps")) {
            JsonNode before = api.trend(trend + "?to=1999-01-01");
            assertTrue(before.path("too_little_history").asBoolean(), before::toString);
            assertEquals(0, before.path("tested").asInt());
            assertFalse(
                    api.trend(trend + "?to=" + LAST).path("too_little_history").asBoolean());
            assertFalse(api.trend(trend + "?query=nothingofthekind")
                    .path("too_little_history")
                    .asBoolean());
        }
    }
}

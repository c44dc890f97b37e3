package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.PostMonths;
import org.listeningpost.elastic.Reindex;
import org.listeningpost.ingest.StoredEnrichment;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.StoredPosts;

/** Trends of what posts say: their words and their questions. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrendTextIT {
    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>(askedInTheSameWords());
        posts.addAll(marked());
        posts.addAll(askedInTwoMonths());
        api.index(posts);
        StoredPosts.write(clients.requests(), names, ofAnEarlierVersion());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /** On 15 September 2025 three posts ask one thing amid other sentences, and one post asks another thing twice. */
    private List<ObjectNode> askedInTheSameWords() {
        String day = "2025-09-15T12:00:00Z";
        ObjectNode loud = api.post("RT [HANDLE]: where can I get a T\u00e9tanus shot?! https://x.org/a", day);
        ((ObjectNode) loud.path("engagement")).put("total", 90);
        ObjectNode titled = api.post("Thanks in advance.", day).put("title", "WHERE can I get a tetanus shot");
        List<ObjectNode> posts = List.of(
                api.post("The dog is asleep. Where can I get a tetanus shot? Bye!", day),
                loud,
                titled,
                api.post("Is it safe? I mean it. IS IT SAFE??", day));
        posts.forEach(post -> post.put("is_question", true));
        return posts;
    }

    /** In June 2025 two posts ask one thing and one another, in July one the first thing and two a third. */
    private List<ObjectNode> askedInTwoMonths() {
        List<ObjectNode> posts = List.of(
                api.post("Who sells ear drops?", "2025-06-30T12:00:00Z"),
                api.post("who sells EAR drops?!", "2025-06-30T12:00:00Z"),
                api.post("Is the lift broken? Who knows the way?", "2025-06-30T12:00:00Z"),
                api.post("Thanks! Who sells ear drops?", "2025-07-01T12:00:00Z"),
                api.post("Is the pool open?", "2025-07-01T12:00:00Z"),
                api.post("Is the pool open?", "2025-07-01T12:00:00Z"));
        posts.forEach(post -> post.put("is_question", true));
        return posts;
    }

    /** On 18 August 2025 two posts ask the same, without keys of that. */
    private List<ObjectNode> ofAnEarlierVersion() {
        List<ObjectNode> posts = List.of(
                api.post("Is the pharmacy open?", "2025-08-18T12:00:00Z"),
                api.post("Hello. Is the pharmacy open??", "2025-08-18T12:00:00Z"));
        posts.forEach(post -> post.put("is_question", true));
        return posts;
    }

    /** On 22 September 2025 posts whose marks and small words are as frequent as what they say. */
    private List<ObjectNode> marked() {
        String day = "2025-09-22T12:00:00Z";
        String[] words = {"red", "blue", "green", "old", "new", "tall", "short", "wide", "thin", "slow", "fast", "dark"
        };
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            String next = words[(i + 5) % words.length];
            ObjectNode post = api.post(
                    words[i] + " canoe que [HANDLE] glade " + next + " los [PERSON] but " + next
                            + " [URL:nyti.ms] &amp; " + words[i] + " [DATE:2024]",
                    day);
            post.putObject("redactions").put("DATE", 1);
            post.putArray("domains").add("nyti.ms");
            if (i < 3) {
                ((ArrayNode) post.path("domains")).add("glade.org");
            }
            posts.add(post);
            posts.add(api.post("parking " + words[i], day));
            posts.add(api.post("waiting " + next, day));
        }
        return posts;
    }

    @Test
    void terms_are_neither_marks_nor_function_words_nor_parts_of_links() {
        JsonNode answer = api.trend("terms?query=canoe&size=50&from=2025-09-22&to=2025-09-22");
        Set<String> terms = new TreeSet<>();
        answer.path("series").forEach(series -> terms.add(series.path("value").asText()));
        // The word stands in twelve posts, and only three link to an address that has it.
        assertEquals(Set.of("canoe", "glade"), terms);
        assertTrue(
                answer.at("/method/series").asText().contains("Left out: function words"),
                answer.path("method")::toString);
    }

    @Test
    void the_most_asked_are_questions_and_those_of_the_same_words_are_one() {
        String day = "questions?from=2025-09-15&to=2025-09-15";
        JsonNode answer = api.trend(day);
        assertEquals(2, answer.path("most_asked").size(), answer::toString);
        assertEquals(3, answer.at("/most_asked/0/count").asInt());
        assertEquals(
                "where can I get a T\u00e9tanus shot?!",
                answer.at("/most_asked/0/question").asText());
        assertEquals(1, answer.at("/most_asked/1/count").asInt());
        assertEquals("Is it safe?", answer.at("/most_asked/1/question").asText());
        assertEquals(4, answer.at("/most_asked_of/posts_read").asInt());
        assertEquals(4, answer.at("/most_asked_of/posts_asking").asInt());
        List<String> csv = api.send("manager", "GET", "/v1/trends/" + day + "&format=csv&table=most_asked", null)
                .body()
                .lines()
                .toList();
        assertEquals("count,question,sample,posts_read,posts_asking", csv.getFirst());
        assertEquals("1,Is it safe?," + answer.at("/most_asked/1/sample").asText() + ",4,4", csv.get(2), csv::toString);
        assertEquals(1, api.trend(day + "&size=1").path("most_asked").size());
        assertEquals("size", api.refusal(day + "&size=51").path("field").asText());
        assertEquals("size", api.refusal(day + "&size=0").path("field").asText());
    }

    @Test
    void questions_are_counted_exactly_over_months_and_listed_by_that() {
        String months = "questions?from=2025-06-30&to=2025-07-01&size=";
        List<String> asked = new ArrayList<>();
        for (JsonNode each : api.trend(months + 10).path("most_asked")) {
            asked.add(each.path("count").asInt() + " " + each.path("question").asText());
        }
        assertEquals("3 Who sells ear drops?", asked.getFirst());
        assertEquals("2 Is the pool open?", asked.get(1));
        assertEquals(Set.of("1 Is the lift broken?", "1 Who knows the way?"), Set.copyOf(asked.subList(2, 4)));
        assertEquals(4, asked.size());
        assertEquals(3, api.trend(months + 1).at("/most_asked/0/count").asInt());
    }

    @Test
    void posts_of_an_earlier_version_are_told_apart_until_their_month_is_made_anew(
            ElasticClients clients, IndexNames names) {
        String day = "questions?from=2025-08-18&to=2025-08-18";
        JsonNode before = api.trend(day);
        assertEquals(0, before.at("/most_asked_of/posts_read").asInt(-1), before::toString);
        assertEquals(2, before.at("/most_asked_of/posts_asking").asInt());
        assertEquals(2, before.at("/total/count").asInt());
        assertTrue(before.path("most_asked").isEmpty());
        PostMonths months = new PostMonths(clients.requests(), names);
        PostMonths.Month august = months.all().stream()
                .filter(month -> month.label().equals("2025.08"))
                .findFirst()
                .orElseThrow();
        new Reindex(months, clients.requests(), 5_000, StoredEnrichment::renew).run(august, copied -> {});
        JsonNode after = api.trend(day);
        assertEquals(2, after.at("/most_asked_of/posts_read").asInt(), after::toString);
        assertEquals(2, after.at("/most_asked/0/count").asInt());
        assertEquals("Is the pharmacy open?", after.at("/most_asked/0/question").asText());
    }
}

package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.ingest.enrich.QuestionKeys;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.KnownNames;
import org.listeningpost.testing.ElasticExtension;

/** Ways in which a small count by place came out of what stands beside it. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlaceSecretsIT {
    private static final String TODAY = "2026-03-15";

    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        Map<String, PlaceReach> tags = Map.of("near", PlaceReach.NARROWED);
        api = new TrendFixture(clients, names, (field, ids) -> tags, KnownNames.UNTOLD);
        List<ObjectNode> posts = new ArrayList<>();
        posts.addAll(mostlyAtOnePlace());
        posts.addAll(today());
        posts.addAll(tagged());
        posts.addAll(listed());
        posts.addAll(garden());
        posts.addAll(loud());
        posts.addAll(answeredOnce());
        api.index(posts);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static ObjectNode at(String facility, ObjectNode post) {
        post.putArray("facility").add(facility);
        return post;
    }

    private JsonNode compare(String query, String measure) {
        String body = "{'query':'" + query + "','measures':['" + measure + "'],"
                + "'window':{'from':'2026-02-15','to':'2026-02-28'}}";
        return api.answer(api.send("manager", "POST", "/v1/compare", body.replace('\'', '"')), 200)
                .at("/measures/0");
    }

    /** Of these 200 posts in the two weeks to 28 February, and of 8 others, 163 are of main. */
    private List<ObjectNode> mostlyAtOnePlace() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ObjectNode post = api.post(
                    i == 0 ? "kettle" : "tea", LocalDate.parse("2026-02-15").plusDays(i % 14) + "T10:00:00Z");
            posts.add(i < 163 ? at("main", post) : post);
        }
        return posts;
    }

    @Test
    void a_share_against_all_others_is_reckoned_from_the_rounded_count() {
        JsonNode share = compare("facility:main", "share");
        assertEquals(165, share.path("window_posts").asInt());
        assertEquals(3.8, share.path("window").asDouble(), "165 by 43, whatever of 163 to 167 it is");
        JsonNode less = compare("facility:main -kettle", "share");
        assertEquals(160, less.path("window_posts").asInt());
        assertEquals(3.3, less.path("window").asDouble(), "160 by 48");
    }

    /** At live five posts of today that ask the same with the same tag, and one of yesterday. */
    private List<ObjectNode> today() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ObjectNode post =
                    at("live", api.post("Why is the ward closed?", (i < 5 ? TODAY : "2026-03-14") + "T09:00:00Z"));
            post.put("is_question", true).putArray("hashtags").add(i < 5 ? "closed" : "open");
            post.putArray("narratives").add(i < 5 ? "near" : "far");
            posts.add(post);
        }
        return posts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "questions?query=facility:live",
                "hashtags?query=facility:live",
                "terms?query=facility:live",
                "volume?split=facility&query=closed"
            })
    void by_place_nothing_is_told_of_a_bucket_that_is_not_over(String trend) {
        JsonNode refused = api.refusal(trend + "&from=" + TODAY);
        assertEquals("from", refused.path("field").asText());
        assertEquals("not_over", refused.path("code").asText());
        JsonNode answer = api.trend(trend + "&from=2026-03-14&to=" + TODAY);
        assertEquals("2026-03-15T00:00:00Z", answer.path("to").asText());
        assertEquals("2026-03-16T00:00:00Z", answer.path("asked_to").asText());
        assertEquals(1, answer.path("points").size());
        assertTrue(answer.at("/total/count").isNull(), "the one post of yesterday: " + answer);
        assertTrue(answer.at("/most_asked_of/posts_asking").isMissingNode()
                || answer.at("/most_asked_of/posts_asking").isNull());
        assertTrue(answer.path("most_asked").isEmpty());
        for (JsonNode series : answer.path("series")) {
            assertTrue(List.of("live", "open").contains(series.path("value").asText()), answer::toString);
            assertTrue(series.at("/total/count").isNull(), answer::toString);
        }
    }

    @Test
    void neither_does_a_list_of_narratives_tell_that_one_about_a_place_has_posts_today() {
        JsonNode answer = api.trend("volume?split=narrative&query=ward&from=2026-03-14");
        assertEquals(1, answer.path("series").size(), answer::toString);
        assertEquals("far", answer.at("/series/0/value").asText());
        assertEquals(6, answer.at("/total/count").asInt(), "all of both days, which are of no one place");
    }

    /** On 10 January topics of 9, 7, 4, 3, 2 and 1 posts; that of 3 is about a place. All ask, the two another thing. */
    private List<ObjectNode> tagged() {
        String[] topics = {"nine", "seven", "four", "near", "two", "one"};
        int[] counts = {9, 7, 4, 3, 2, 1};
        List<ObjectNode> posts = new ArrayList<>();
        for (int topic = 0; topic < topics.length; topic++) {
            for (int i = 0; i < counts[topic]; i++) {
                ObjectNode post =
                        api.post(topics[topic].equals("two") ? "Who knows this?" : "Is it so?", "2026-01-10T10:00:00Z");
                post.put("is_question", true).putArray("topics").add(topics[topic]);
                posts.add(post);
            }
        }
        return posts;
    }

    @Test
    void between_exact_counts_the_place_in_the_list_does_not_tell_one_that_is_kept_back() {
        String day = "topics?from=2026-01-10&to=2026-01-10&size=";
        List<String> values = new ArrayList<>();
        JsonNode answer = api.trend(day + 10);
        answer.path("series").forEach(series -> values.add(series.path("value").asText()));
        assertEquals(List.of("nine", "seven", "four", "two", "one", "near"), values);
        assertTrue(answer.at("/series/5/total/count").isNull());
        JsonNode five = api.trend(day + 5);
        assertEquals("one", five.at("/series/4/value").asText(), "nor does the end of the list");
        assertFalse(five.has("small_cells"));
    }

    @Test
    void what_is_asked_of_all_posts_is_exact_where_one_series_alone_is_about_a_place() {
        JsonNode answer = api.trend("questions?split=topic&from=2026-01-10&to=2026-01-10&size=50");
        assertEquals(26, answer.at("/most_asked_of/posts_asking").asInt(), answer::toString);
        assertEquals(2, answer.at("/most_asked/1/count").asInt(), answer::toString);
        assertEquals(5, answer.at("/small_cells/k").asInt());
    }

    /** At listed on 12 January questions after three flowers, of twelve, eleven and eight posts. */
    private List<ObjectNode> listed() {
        List<ObjectNode> posts = new ArrayList<>();
        String[] words = {"zinnia", "aster", "yarrow"};
        int[] counts = {12, 11, 8};
        for (int word = 0; word < words.length; word++) {
            for (int i = 0; i < counts[word]; i++) {
                ObjectNode post = at("listed", api.post(flower(words[word]), "2026-01-12T10:00:00Z"));
                post.put("is_question", true);
                posts.add(post);
            }
        }
        return posts;
    }

    private static String flower(String word) {
        return "Where does the " + word + " grow?";
    }

    @Test
    void between_rounded_counts_questions_are_not_ordered_by_the_exact_ones() {
        String day = "?query=facility:listed&from=2026-01-12&to=2026-01-12&size=";
        List<String> asked = new ArrayList<>();
        for (JsonNode question : api.trend("questions" + day + 3).path("most_asked")) {
            asked.add(question.path("count").asInt() + " "
                    + question.path("question").asText());
        }
        List<String> words = List.of("aster", "yarrow", "zinnia");
        assertEquals(
                words.stream().map(word -> "10 " + flower(word)).toList(),
                asked,
                "twelve, eleven and eight are all ten");
        String first = words.stream()
                .map(PlaceSecretsIT::flower)
                .min(Comparator.comparing(
                        (String question) -> QuestionKeys.of(question, "").getFirst()))
                .orElseThrow();
        JsonNode one = api.trend("questions" + day + 1).path("most_asked");
        assertEquals(first, one.at("/0/question").asText(), "nor does the end of the list tell the most frequent");
    }

    /** At garden on 14 January posts about three flowers, twelve, eleven and eight of them, beside forty from nowhere about none. */
    private List<ObjectNode> garden() {
        List<ObjectNode> posts = new ArrayList<>();
        String[] words = {"tulip", "daisy", "iris"};
        int[] counts = {12, 11, 8};
        for (int word = 0; word < words.length; word++) {
            for (int i = 0; i < counts[word]; i++) {
                // No two alike, for terms count near-duplicates once.
                posts.add(at("garden", api.post(words[word] + " " + distinct(i), "2026-01-14T10:00:00Z")));
            }
        }
        for (int i = 0; i < 40; i++) {
            posts.add(api.post("weeds " + distinct(i), "2026-01-14T11:00:00Z"));
        }
        return posts;
    }

    private static String distinct(int i) {
        return "w%dq v%dz u%dx t%dk s%dj r%dy".formatted(i, i, i, i, i, i);
    }

    @Test
    void nor_are_terms() {
        JsonNode answer = api.trend("terms?query=facility:garden&from=2026-01-14&to=2026-01-14&size=3");
        List<String> terms = new ArrayList<>();
        for (JsonNode series : answer.path("series")) {
            terms.add(series.path("value").asText());
            assertEquals(10, series.at("/total/count").asInt(), answer::toString);
        }
        assertEquals(List.of("daisy", "iris", "tulip"), terms, "twelve, eleven and eight are all ten");
    }

    /**
     * At loud on 19 January five posts with two likes each and on the 20th one with seven. In February eight posts with views, in
     * each of two stretches, one of which has all reactions.
     */
    private List<ObjectNode> loud() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ObjectNode post = at("loud", api.post("heard", (i < 5 ? "2026-01-19" : "2026-01-20") + "T10:00:00Z"));
            post.withObject("/engagement")
                    .put("likes", i < 5 ? 2 : 7)
                    .put("total", i < 5 ? 2 : 7)
                    .put("shares", 0);
            posts.add(post);
        }
        for (int i = 0; i < 16; i++) {
            LocalDate day = LocalDate.parse(i < 8 ? "2026-02-01" : "2026-02-15").plusDays(i % 8);
            ObjectNode post = at("viewed", api.post("heard", day + "T10:00:00Z"));
            post.withObject("/engagement").put("likes", i % 8 == 0 ? 3_000 : 0).put("total", i % 8 == 0 ? 3_000 : 0);
            posts.add(post);
        }
        return posts;
    }

    @Test
    void reactions_to_one_post_do_not_come_out_of_a_subtraction() {
        JsonNode answer = api.trend("engagement?query=facility:loud&from=2026-01-19&to=2026-01-20");
        assertEquals(10, answer.at("/points/0/likes").asInt());
        assertTrue(answer.at("/points/1/likes").isNull());
        assertTrue(answer.at("/total/likes").isNull(), "17 of which one post has 7: " + answer);
        assertTrue(answer.at("/total/total").isNull());
    }

    @Test
    void of_reactions_that_one_post_has_nothing_is_compared() {
        JsonNode engagement = compare("facility:viewed", "engagement");
        for (String figure : List.of("window", "baseline", "estimate", "low", "high", "p_value")) {
            assertTrue(engagement.path(figure).isNull(), engagement::toString);
        }
        assertEquals("too_little_data", engagement.path("verdict").asText());
    }

    /** At asking questions about masks rise in the week to 20 December 2025, and one official post is about them. */
    private List<ObjectNode> answeredOnce() {
        List<ObjectNode> posts = new ArrayList<>();
        LocalDate last = LocalDate.parse("2025-12-20");
        for (int back = 0; back < 60; back++) {
            for (int i = 0; i < (back < 7 ? 5 : 1); i++) {
                ObjectNode question = at("asking", api.post("what about masks", last.minusDays(back) + "T12:00:00Z"));
                question.put("is_question", true).putArray("topics").add("masks");
                posts.add(question);
            }
            for (int i = 0; i < 15; i++) {
                posts.add(api.post("parking", last.minusDays(back) + "T12:00:00Z"));
            }
        }
        ObjectNode official = at("asking", api.post("how to wear masks", "2025-12-18T09:00:00Z"));
        official.withObject("/author").put("kind", "official");
        official.putArray("topics").add("masks");
        posts.add(official);
        return posts;
    }

    @Test
    void by_place_the_moment_of_an_official_post_is_not_told() {
        JsonNode topic = api.trend("gaps?query=facility:asking&to=2025-12-20").at("/topics/0");
        assertEquals("masks", topic.path("topic").asText(), topic::toString);
        assertTrue(topic.path("official_posts").isNull());
        assertTrue(topic.path("last_official_post").isNull(), topic::toString);
    }

    @Test
    void a_split_by_place_is_audited() {
        api.audited.clear();
        api.trend("volume?split=facility&from=2026-01-10&to=2026-01-10");
        api.trend("volume?split=facility&query=tea&from=2026-01-10&to=2026-01-10");
        assertEquals("split=facility", api.audited.getFirst().query());
        assertEquals("tea split=facility", api.audited.getLast().query());
    }
}

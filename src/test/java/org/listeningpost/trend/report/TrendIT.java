package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrendIT {
    private static final String WEEK = "from=2026-03-02&to=2026-03-08";

    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        // Monday 2 March: 6 about flu, 2 of them questions, 4 others; the week before 3 about flu and 9 others.
        for (int i = 0; i < 6; i++) {
            ObjectNode post = api.post("flu shot number " + i, "2026-03-02T0" + i + ":30:00Z")
                    .put("platform", i < 4 ? "reddit" : "x")
                    .put("is_question", i < 2);
            post.putObject("sentiment")
                    .put("label", i < 3 ? "negative" : "positive")
                    .put("score", i < 3 ? -0.5 : 1);
            post.putArray("topics").add("vaccines");
            post.putArray("hashtags").add("fluday").add(i < 2 ? "early" : "late");
            posts.add(i < 2 ? post.put("fingerprint", "same") : post);
        }
        for (int i = 0; i < 4; i++) {
            posts.add(api.post("parking", "2026-03-02T1" + i + ":00:00Z"));
        }
        for (int i = 0; i < 12; i++) {
            posts.add(api.post(i < 3 ? "flu" : "parking", "2026-02-23T08:00:00Z"));
        }
        posts.add(api.post("flu at the edge", "2026-03-08T23:59:59Z"));
        posts.add(api.post("flu today", "2026-03-15T09:00:00Z"));
        // By facility: 3, 8 and 12 posts of one day.
        String[] facilities = {"cedar", "lakemont", "riverbend"};
        int[] counts = {3, 8, 12};
        for (int f = 0; f < 3; f++) {
            for (int i = 0; i < counts[f]; i++) {
                ObjectNode post = api.post("waiting", "2026-01-10T10:00:00Z");
                post.putArray("facility").add(facilities[f]);
                posts.add(post);
            }
        }
        posts.add(api.post("rated", "2026-01-20T10:00:00Z"));
        ObjectNode unseen = api.post("rated", "2026-01-20T10:00:00Z");
        unseen.withObject("/engagement").put("views", 0).put("likes", 500).put("total", 500);
        posts.add(unseen);
        posts.addAll(askedAndAnswered());
        posts.addAll(taggedInManyWays());
        api.index(posts);
    }

    /** Questions about masks and about shots rise alike in the week to 20 December 2025; an official account speaks of masks. */
    private List<ObjectNode> askedAndAnswered() {
        List<ObjectNode> posts = new ArrayList<>();
        LocalDate last = LocalDate.parse("2025-12-20");
        for (int back = 0; back < 60; back++) {
            String noon = last.minusDays(back) + "T12:00:00Z";
            for (String topic : List.of("masks", "shots")) {
                for (int i = 0; i < (back < 7 ? 5 : 1); i++) {
                    ObjectNode question = api.post("what about " + topic, noon).put("is_question", true);
                    question.putArray("topics").add(topic);
                    posts.add(question);
                }
            }
            for (int i = 0; i < 15; i++) {
                posts.add(api.post("parking", noon));
            }
        }
        // A copy that went around is one question.
        for (int i = 0; i < 40; i++) {
            ObjectNode copy = api.post("is parking free", "2025-12-20T13:00:00Z")
                    .put("is_question", true)
                    .put("fingerprint", "copied");
            copy.putArray("topics").add("parking");
            posts.add(copy);
        }
        for (int i = 0; i < 14; i++) {
            ObjectNode spanish = api.post("cubrebocas", "2025-12-" + (14 + i % 7) + "T12:00:00Z")
                    .put("language", "es")
                    .put("is_question", true);
            spanish.putArray("topics").add("masks");
            posts.add(spanish);
        }
        ObjectNode answer = api.post("how to wear masks", "2025-12-18T09:00:00Z");
        answer.withObject("/author").put("kind", "official");
        answer.putArray("topics").add("masks");
        posts.add(answer);
        return posts;
    }

    /** One hashtag in June and in July 2025, and in June 1,500 others that come before it in the alphabet. */
    private List<ObjectNode> taggedInManyWays() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ObjectNode june = api.post("shingles", "2025-06-15T12:00:00Z");
            ArrayNode tags = june.putArray("hashtags");
            for (int tag = 0; tag < 50; tag++) {
                tags.add("a" + (50 * i + tag));
            }
            if (i < 20) {
                tags.add("zoster");
            }
            posts.add(june);
        }
        for (int i = 0; i < 10; i++) {
            ObjectNode july = api.post("shingles", "2025-07-15T12:00:00Z");
            july.putArray("hashtags").add("zoster");
            posts.add(july);
        }
        return posts;
    }

    @Test
    void questions_that_rise_without_an_official_answer_are_gaps() {
        JsonNode topics = api.trend("gaps?to=2025-12-20").path("topics");
        assertEquals(2, topics.size(), topics::toString);
        assertEquals("shots", topics.at("/0/topic").asText());
        assertTrue(topics.at("/0/gap").asBoolean());
        assertEquals(35, topics.at("/0/count").asInt());
        assertEquals(7, topics.at("/0/expected").asDouble(), 1.5);
        assertEquals(3, topics.at("/0/samples").size());
        assertTrue(topics.at("/0/last_official_post").isNull());
        assertEquals("masks", topics.at("/1/topic").asText());
        assertFalse(topics.at("/1/gap").asBoolean());
        assertEquals("2025-12-18T09:00:00Z", topics.at("/1/last_official_post").asText());
    }

    @Test
    void an_official_answer_counts_wherever_it_was_given_but_not_in_another_language() {
        JsonNode elsewhere = api.trend("gaps?query=what&to=2025-12-20");
        assertEquals(
                "2025-12-18T09:00:00Z",
                elsewhere.at("/topics/1/last_official_post").asText(),
                elsewhere::toString);
        JsonNode english = api.trend("gaps?query=what lang:en&to=2025-12-20").at("/topics/1");
        assertEquals("masks", english.path("topic").asText(), english::toString);
        assertEquals(1, english.path("official_posts").asInt(), english::toString);
        JsonNode others =
                api.trend("gaps?query=cubrebocas -lang:en&to=2025-12-20").at("/topics/0");
        assertEquals(0, others.path("official_posts").asInt(-1), others::toString);
        JsonNode spanish =
                api.trend("gaps?query=cubrebocas lang:es&to=2025-12-20").at("/topics/0");
        assertEquals("masks", spanish.path("topic").asText(), spanish::toString);
        assertTrue(spanish.path("gap").asBoolean(), spanish::toString);
    }

    @Test
    void topics_emerge_with_near_duplicates_counted_once() {
        JsonNode answer = api.trend("emerging?days=7&to=2025-12-20");
        List<String> topics = new ArrayList<>();
        for (JsonNode item : answer.path("emerging")) {
            if (item.path("kind").asText().equals("topic")) {
                topics.add(item.path("query").asText());
            }
        }
        assertEquals(
                List.of("topic:masks", "topic:shots"), topics.stream().sorted().toList(), answer::toString);
    }

    @Test
    void terms_are_the_words_that_set_the_posts_apart() {
        JsonNode answer = api.trend("terms?query=flu&" + WEEK);
        boolean isThere = false;
        for (JsonNode series : answer.path("series")) {
            if (series.path("value").asText().equals("shot")) {
                isThere = true;
                assertEquals(6, series.at("/points/0/count").asInt());
            }
        }
        assertTrue(isThere, answer::toString);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void volume_counts_each_day_with_its_share_and_the_empty_days_too() {
        JsonNode answer = api.trend("volume?query=flu&" + WEEK);
        assertEquals(7, answer.path("points").size());
        JsonNode monday = answer.at("/points/0");
        assertEquals("2026-03-02T00:00:00Z", monday.path("start").asText());
        assertEquals(6, monday.path("count").asInt());
        assertEquals(0.6, monday.path("share").asDouble());
        assertTrue(monday.path("complete").asBoolean());
        assertEquals(0, answer.at("/points/1/count").asInt());
        assertTrue(answer.at("/points/1/share").isNull(), "no posts at all: no share");
        assertEquals(7, answer.at("/total/count").asInt(), "a date as end is the last day that counts");
        assertEquals("flu", answer.path("query").asText());
        assertTrue(answer.at("/method/formulas/share").asText().contains("all posts"));
    }

    @Test
    void a_bucket_that_is_not_over_says_so() {
        JsonNode points = api.trend("volume?interval=week").path("points");
        assertEquals(26, points.size());
        assertTrue(points.get(24).path("complete").asBoolean());
        assertFalse(points.get(25).path("complete").asBoolean());
    }

    @Test
    void days_are_those_of_the_time_zone() {
        JsonNode answer = api.trend("volume?query=edge&from=2026-03-08&to=2026-03-09&time_zone=Europe/Madrid");
        assertEquals("2026-03-07T23:00:00Z", answer.at("/points/0/start").asText());
        assertEquals(0, answer.at("/points/0/count").asInt());
        assertEquals(1, answer.at("/points/1/count").asInt());
    }

    @Test
    void a_day_that_clocks_change_has_its_hours_and_all_its_posts() {
        JsonNode answer = api.trend("volume?interval=hour&from=2026-03-08&to=2026-03-08&time_zone=America/New_York");
        assertEquals(23, answer.path("points").size());
        assertEquals(1, answer.at("/total/count").asInt());
        assertEquals(1, answer.at("/points/18/count").asInt());
    }

    @Test
    void the_previous_period_is_compared_as_count_and_as_share() {
        JsonNode answer = api.trend("volume?query=flu&from=2026-03-02&to=2026-03-08&baseline=previous_period");
        assertEquals(3, answer.at("/points/0/baseline/count").asInt());
        assertEquals(0.25, answer.at("/points/0/baseline/share").asDouble());
        assertEquals(7.0 / 3, answer.at("/compared/count_ratio").asDouble(), 1e-5);
        assertEquals(7.0 / 11 / 0.25, answer.at("/compared/share_ratio").asDouble(), 1e-5);
    }

    @Test
    void same_weekdays_are_the_mean_of_four_weeks() {
        JsonNode answer = api.trend("volume?query=flu&from=2026-03-02&to=2026-03-02&baseline=same_weekdays");
        assertEquals(0.75, answer.at("/points/0/baseline/count").asDouble());
        assertEquals(8, answer.at("/compared/count_ratio").asDouble());
    }

    @Test
    void a_split_has_a_series_for_each_value() {
        JsonNode series = api.trend("volume?query=flu&split=platform&baseline=previous_period&" + WEEK)
                .path("series");
        assertEquals(2, series.size());
        assertEquals("reddit", series.at("/0/value").asText());
        assertEquals(5, series.at("/0/total/count").asInt());
        assertEquals(5.0 / 3, series.at("/0/compared/count_ratio").asDouble(), 1e-5);
        assertEquals(4, series.at("/0/points/0/count").asInt());
        assertEquals("x", series.at("/1/value").asText());
        assertTrue(series.at("/1/compared/count_ratio").isNull(), "nothing before");
    }

    @Test
    void sentiment_has_labels_shares_and_the_mean() {
        JsonNode monday = api.trend("sentiment?" + WEEK).at("/points/0");
        assertEquals(10, monday.path("count").asInt());
        assertEquals(6, monday.path("labelled").asInt());
        assertEquals(3, monday.path("negative").asInt());
        assertEquals(0.5, monday.path("negative_share").asDouble());
        assertEquals(0, monday.path("net").asDouble());
        assertEquals(0.25, monday.path("mean_score").asDouble());
        assertFalse(monday.has("score_sum"));
    }

    @Test
    void questions_are_counted() {
        JsonNode answer = api.trend("questions?" + WEEK);
        assertEquals(2, answer.at("/points/0/questions").asInt());
        assertEquals(0.2, answer.at("/points/0/questions_share").asDouble());
    }

    @Test
    void engagement_adds_up() {
        JsonNode monday = api.trend("engagement?query=flu&" + WEEK).at("/points/0");
        assertEquals(18, monday.path("total").asInt());
        assertEquals(3, monday.path("per_post").asInt());
        assertEquals(30, monday.path("per_1000_views").asInt());
    }

    @Test
    void reactions_to_posts_whose_views_are_unknown_are_in_no_rate() {
        JsonNode day = api.trend("engagement?query=rated&from=2026-01-20&to=2026-01-20")
                .at("/points/0");
        assertEquals(503, day.path("total").asInt());
        assertEquals(30, day.path("per_1000_views").asInt(), day::toString);
        assertFalse(day.has("seen_total") || day.has("seen_total_max"), day::toString);
    }

    @Test
    void values_are_ranked() {
        JsonNode answer = api.trend("hashtags?size=2&" + WEEK);
        assertEquals("fluday", answer.at("/series/0/value").asText());
        assertEquals("late", answer.at("/series/1/value").asText());
        assertEquals(2, answer.path("series").size());
        assertEquals(0, answer.path("count_error_max").asInt());
        assertEquals(
                "vaccines", api.trend("topics?" + WEEK).at("/series/0/value").asText());
        assertEquals(0, api.trend("domains?" + WEEK).path("series").size());
    }

    @Test
    void a_ranking_finds_the_past_of_its_values_among_more_than_a_thousand_others() {
        JsonNode answer = api.trend("hashtags?from=2025-07-01&to=2025-07-31&baseline=previous_period");
        assertEquals(1, answer.path("series").size(), "of the past alone none: " + answer);
        assertEquals("zoster", answer.at("/series/0/value").asText());
        assertEquals(20, answer.at("/series/0/compared/baseline/count").asInt());
        assertEquals(0.5, answer.at("/series/0/compared/count_ratio").asDouble());
        assertEquals(0, answer.path("count_error_max").asInt());
    }

    @Test
    void small_counts_by_facility_are_kept_back_and_the_others_are_rounded() {
        JsonNode answer = api.trend("volume?split=facility&from=2026-01-10&to=2026-01-11");
        assertEquals(25, answer.at("/total/count").asInt(), "23 posts");
        JsonNode series = answer.path("series");
        assertEquals("lakemont", series.at("/0/value").asText());
        assertEquals(10, series.at("/0/points/0/count").asInt(), "8 posts");
        assertEquals(10, series.at("/1/points/0/count").asInt(), "12 posts");
        assertTrue(series.at("/2/points/0/count").isNull(), "3 posts");
        assertTrue(series.at("/2/total/count").isNull());
        assertEquals(0, series.at("/2/points/1/count").asInt());
        assertEquals(2, answer.at("/small_cells/kept_back").asInt());
        JsonNode one = api.trend("volume?query=facility:cedar&from=2026-01-10&to=2026-01-11");
        assertTrue(one.at("/points/0/count").isNull(), "nor by the query");
        JsonNode two = api.trend("volume?query=(facility:cedar OR facility:riverbend)&from=2026-01-10&to=2026-01-11");
        assertEquals(15, two.at("/points/0/count").asInt(), "nor by two together: 15 posts");
        assertEquals(
                "not_with_places",
                api.refusal("volume?split=facility&time_zone=Asia/Tokyo")
                        .path("code")
                        .asText());
    }

    @Test
    void csv_has_a_line_for_each_series_and_bucket() {
        HttpResponse<String> answer =
                api.send("manager", "GET", "/v1/trends/volume?query=flu&split=platform&format=csv&" + WEEK, null);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        List<String> lines = answer.body().lines().toList();
        assertEquals("value,start,end,complete,count,share", lines.getFirst());
        assertEquals(",2026-03-02T00:00:00Z,2026-03-03T00:00:00Z,true,6,0.6", lines.get(1));
        assertEquals(1 + 3 * 7, lines.size());
    }

    @Test
    void csv_has_a_table_of_totals() {
        List<String> totals = csv("volume?query=flu&split=platform&table=totals&baseline=previous_period&" + WEEK);
        assertEquals(
                "value,start,end,count,share,compared_count,compared_share,baseline_count,baseline_share,count_ratio,share_ratio",
                totals.getFirst());
        JsonNode whole = api.trend("volume?query=flu&split=platform&baseline=previous_period&" + WEEK);
        assertEquals(1 + 3, totals.size());
        List<String> cells = List.of(totals.get(1).split(",", -1));
        assertEquals(List.of("", whole.path("from").asText(), whole.path("to").asText()), cells.subList(0, 3));
        assertEquals(whole.at("/total/count").asText(), cells.get(3), totals::toString);
        assertEquals(whole.at("/compared/baseline/count").asText(), cells.get(7), totals::toString);
    }

    private List<String> csv(String path) {
        HttpResponse<String> answer = api.send("manager", "GET", "/v1/trends/" + path + "&format=csv", null);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body().lines().toList();
    }

    @Test
    void an_end_in_the_future_is_cut_and_the_answer_says_so() {
        JsonNode cut = api.trend("volume?from=2026-03-01&to=2026-12-01");
        assertEquals("2026-03-16T00:00:00Z", cut.path("to").asText());
        assertEquals("2026-12-02T00:00:00Z", cut.path("asked_to").asText());
        assertFalse(
                api.trend("volume?from=2026-03-01&to=2026-03-31&interval=month").has("asked_to"));
    }

    @Test
    void every_read_is_audited_and_only_managers_and_analysts_may_read() {
        api.audited.clear();
        api.trend("volume?query=flu&" + WEEK);
        assertEquals("trend.volume", api.audited.getFirst().action());
        assertEquals("flu", api.audited.getFirst().query());
        assertEquals(7L, api.audited.getFirst().hits());
        assertEquals(403, api.send("monitor", "GET", "/v1/trends/volume", null).statusCode());
    }
}

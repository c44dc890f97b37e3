package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.search.KnownNames;
import org.listeningpost.testing.ElasticExtension;

/** What is kept back by place, whichever way a place is asked for. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlaceTrendIT {
    private static final Map<String, PlaceReach> TAGS =
            Map.of("nplace", PlaceReach.NARROWED, "place_topic", PlaceReach.NARROWED, "facilities", PlaceReach.MIXED);
    private static final String DAY = "from=2026-01-10&to=2026-01-10";
    private static final String STRETCHES =
            ",'baseline':{'from':'2026-02-01','to':'2026-02-14'}," + "'window':{'from':'2026-02-15','to':'2026-02-28'}";

    private TrendFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new TrendFixture(clients, names, (field, ids) -> TAGS, KnownNames.UNTOLD);
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ObjectNode post = api.post("waiting", "2026-01-10T10:00:00Z");
            post.putArray("narratives").add(i < 3 ? "nplace" : "nother");
            post.putArray("topics").add("facilities").add(i < 3 ? "place_topic" : "other_topic");
            posts.add(i < 3 ? at("cedar", post) : post);
        }
        for (int i = 0; i < 13; i++) {
            posts.add(in("US-ME", api.post("snow", "2026-01-05T10:00:00Z")));
        }
        for (int i = 0; i < 6; i++) {
            ObjectNode south = at("south", api.post("seen", "2026-01-25T10:00:00Z"));
            south.withObject("/engagement").put("views", i == 0 ? 3_065 : 0);
            posts.add(south);
            ObjectNode north = at("north", api.post("liked", "2026-01-25T10:00:00Z"));
            north.withObject("/engagement").put("likes", i == 0 ? 3_000 : 0).put("total", i == 0 ? 3_002 : 2);
            posts.add(north);
        }
        posts.addAll(manyTopics());
        posts.addAll(beforeAndAfter());
        posts.addAll(rising());
        api.index(posts);
    }

    /** Two topics with nine posts each, one of them about a place, and forty with one. */
    private List<ObjectNode> manyTopics() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 58; i++) {
            ObjectNode post = api.post("crowded", "2025-11-10T10:00:00Z");
            post.putArray("topics").add(i < 9 ? "often" : i < 18 ? "place_topic" : "rare_" + (i + 10));
            posts.add(post);
        }
        return posts;
    }

    /** At hill 31 posts, 2 of them negative, and then 35; at few 12 and then 3. */
    private List<ObjectNode> beforeAndAfter() {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < 66; i++) {
            LocalDate day = i < 31
                    ? LocalDate.parse("2026-02-01").plusDays(i * i % 14)
                    : LocalDate.parse("2026-02-15").plusDays(i * i % 14);
            ObjectNode post = at("hill", api.post("uphill", day + "T10:00:00Z"));
            post.putObject("sentiment")
                    .put("label", i < 2 ? "negative" : "positive")
                    .put("score", i < 2 ? -0.5 : 0.5);
            posts.add(post);
        }
        for (int i = 0; i < 15; i++) {
            String day = i < 12 ? "2026-02-02" : "2026-02-16";
            posts.add(at("few", api.post("seldom", day + "T10:00:00Z")));
        }
        return posts;
    }

    private List<ObjectNode> rising() {
        List<ObjectNode> posts = new ArrayList<>();
        LocalDate last = LocalDate.parse("2026-03-14");
        for (int back = 0; back < 60; back++) {
            for (int i = 0; i < 3; i++) {
                posts.add(in("US-AK", api.post("rain", last.minusDays(back) + "T12:00:00Z")));
            }
        }
        for (int i = 0; i < 12; i++) {
            posts.add(in("US-AK", api.post("kraken everywhere", last.minusDays(i % 3) + "T13:00:00Z")));
        }
        return posts;
    }

    private static ObjectNode at(String facility, ObjectNode post) {
        post.putArray("facility").add(facility);
        return post;
    }

    private static ObjectNode in(String region, ObjectNode post) {
        post.putObject("place").put("region", region);
        return post;
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode compare(String query, String more) {
        String body = "{'query':'" + query + "'" + STRETCHES + more + "}";
        return api.answer(api.send("manager", "POST", "/v1/compare", body.replace('\'', '"')), 200);
    }

    @Test
    void a_narrative_or_topic_about_a_place_is_that_place_by_another_name() {
        for (String query : List.of("narrative:nplace", "topic:place_topic", "narrative:nplace waiting")) {
            JsonNode answer = api.trend("volume?query=" + query + "&" + DAY);
            assertTrue(answer.at("/points/0/count").isNull(), answer::toString);
            assertEquals(5, answer.at("/small_cells/k").asInt(), answer::toString);
        }
        JsonNode area = api.trend("volume?query=topic:facilities&" + DAY);
        assertEquals(10, area.at("/points/0/count").asInt(), area::toString);
        assertEquals(5, area.at("/small_cells/k").asInt(), "an area with such a topic");
        JsonNode other = api.trend("volume?query=narrative:nother&" + DAY);
        assertEquals(7, other.at("/points/0/count").asInt(), other::toString);
        assertFalse(other.has("small_cells"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "narrative:nplace OR rain",
                "-topic:place_topic",
                "narrative:(nplace OR nother)",
                "topic:facilities waiting",
                "topic:place_topic OR narrative:nplace"
            })
    void nothing_is_added_to_a_narrative_or_topic_about_a_place(String query) {
        JsonNode error = api.refusal("volume?query=" + query + "&" + DAY);
        assertEquals("place_must_narrow", error.path("code").asText(), error::toString);
    }

    /** With one value the first counts tell which it is; behind it forty values could as well be the third. */
    @ParameterizedTest
    @CsvSource({"1, place_topic", "2, place_topic often", "3, place_topic often rare_28"})
    void values_are_ranked_by_what_is_shown_of_them_however_many_there_are(int size, String expected) {
        JsonNode answer = api.trend("topics?size=" + size + "&from=2025-11-10&to=2025-11-10");
        List<String> values = new ArrayList<>();
        answer.path("series").forEach(series -> values.add(series.path("value").asText()));
        assertEquals(List.of(expected.split(" ")), values, answer::toString);
        assertEquals(10, answer.at("/series/0/points/0/count").asInt(), answer::toString);
        assertEquals(58, answer.at("/total/count").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume?split=narrative", "volume?split=topic", "topics?size=10"})
    void of_a_split_by_narrative_or_topic_only_those_about_places_are_kept_back(String trend) {
        JsonNode answer = api.trend(trend + "&" + DAY);
        assertEquals(10, answer.at("/total/count").asInt(), answer::toString);
        for (JsonNode series : answer.path("series")) {
            JsonNode count = series.at("/points/0/count");
            switch (series.path("value").asText()) {
                case "nplace", "place_topic" -> assertTrue(count.isNull(), answer::toString);
                case "facilities" -> assertEquals(10, count.asInt(), answer::toString);
                default -> assertEquals(7, count.asInt(), answer::toString);
            }
        }
        assertTrue(answer.at("/small_cells/kept_back").asInt() >= 2, answer::toString);
        assertEquals(
                "not_with_places",
                api.refusal(trend + "&time_zone=Asia/Tokyo&" + DAY).path("code").asText());
    }

    @Test
    void a_share_is_at_most_all_where_its_count_was_rounded_up() {
        JsonNode day = api.trend("volume?query=region:US-ME&from=2026-01-05&to=2026-01-05")
                .at("/points/0");
        assertEquals(15, day.path("count").asInt(), "13 posts");
        assertEquals(1, day.path("share").asDouble());
    }

    @Test
    void a_sum_of_reactions_of_which_one_post_has_much_is_kept_back() {
        String day = "&from=2026-01-25&to=2026-01-25";
        JsonNode south = api.trend("engagement?query=facility:south" + day).at("/points/0");
        assertEquals(5, south.path("count").asInt(), "6 posts");
        assertTrue(south.path("views").isNull(), south::toString);
        assertTrue(south.path("per_1000_views").isNull(), south::toString);
        assertEquals(10, south.path("shares").asInt(), "12, by two");
        assertTrue(south.path("total").isNull(), "18, by three: " + south);
        JsonNode north = api.trend("engagement?query=facility:north" + day).at("/points/0");
        assertTrue(north.path("likes").isNull(), north::toString);
        assertTrue(north.path("total").isNull(), north::toString);
        assertEquals(10, north.path("shares").asInt(), "12, by two");
        assertFalse(north.has("likes_max"));
    }

    @Test
    void what_rises_by_place_shows_its_rounded_count_alone() {
        JsonNode answer = api.trend("emerging?query=region:US-AK");
        JsonNode first = answer.at("/emerging/0");
        assertEquals(10, first.path("count").asInt(), answer::toString);
        for (String figure : List.of("expected", "ratio", "score", "p_value", "p_adjusted")) {
            assertTrue(first.has(figure) && first.path(figure).isNull(), answer::toString);
        }
        assertTrue(api.trend("emerging?query=kraken").at("/emerging/0/ratio").asDouble() > 1);
    }

    @Test
    void a_comparison_of_few_posts_at_a_place_tells_neither_them_nor_how_long_it_takes_until_there_are_more() {
        JsonNode volume = compare("facility:few", "").at("/measures/0");
        assertEquals("too_little_data", volume.path("verdict").asText());
        for (String figure : List.of("window", "window_posts", "estimate")) {
            assertTrue(volume.path(figure).isNull(), volume::toString);
        }
        assertTrue(volume.at("/needed/days").isNull(), volume::toString);
        assertEquals(10, volume.at("/needed/posts").asInt());
        assertEquals("small_counts", volume.at("/needed/reason").asText());
    }

    @Test
    void a_comparison_by_place_keeps_two_digits_in_numbers_and_in_words() {
        JsonNode answer = compare("facility:hill", "");
        JsonNode volume = answer.at("/measures/0");
        assertEquals(30, volume.path("baseline_posts").asInt(), "31 posts");
        assertEquals(2.1, volume.path("baseline").asDouble(), "30 posts in 14 days");
        Pattern digits = Pattern.compile("[+-]?0*\\.?0*[1-9]?\\d?0*|[+-]?[1-9]\\.\\d");
        for (JsonNode measure : answer.path("measures")) {
            List<JsonNode> figures = new ArrayList<>();
            measure.path("diagnostics").forEach(figures::add);
            for (String name : List.of("estimate", "low", "high", "p_value", "p_holm")) {
                figures.add(measure.path(name));
            }
            for (JsonNode figure : figures) {
                assertTrue(
                        !figure.isNumber() || SmallCells.digits(figure.asDouble(), 2) == figure.asDouble(),
                        measure::toString);
            }
            for (String word : measure.path("sentence").asText().split("[ ();]+")) {
                assertTrue(
                        !word.matches("[+-]?\\d*\\.\\d+")
                                || digits.matcher(word).matches(),
                        measure::toString);
            }
            assertEquals(0, measure.at("/needed/posts").asInt() % 5, measure::toString);
        }
        JsonNode negative = answer.at("/measures/2");
        assertEquals("negative_share", negative.path("measure").asText());
        assertTrue(negative.path("estimate").isNull(), "2 posts: " + negative);
        assertTrue(negative.path("baseline").isNull(), negative::toString);
    }

    @Test
    void what_would_do_is_more_than_there_was_and_no_more_than_is_accepted() {
        for (JsonNode measure : compare("uphill", "").path("measures")) {
            if (measure.path("verdict").asText().equals("inconclusive")) {
                JsonNode needed = measure.path("needed");
                assertTrue(
                        needed.path("days").isNull()
                                ? needed.path("reason").asText().equals("longer_than_accepted")
                                : needed.path("days").asInt() > 14,
                        measure::toString);
                assertTrue(needed.path("days").asInt() <= 400, measure::toString);
            }
            assertEquals(
                    measure.path("measure").asText().equals("engagement"),
                    measure.path("needed").has("reactions"),
                    measure::toString);
        }
        JsonNode nothing = compare("nobodywrotethis", ",'measures':['volume']").at("/measures/0");
        assertTrue(nothing.at("/needed/days").isNull(), nothing::toString);
        assertEquals("unknown", nothing.at("/needed/reason").asText());
    }

    @Test
    void of_everything_no_share_is_compared() {
        assertEquals(5, compare("", "").path("measures").size());
    }

    @Test
    void where_no_bucket_is_over_nothing_is_compared() {
        JsonNode answer = api.trend("volume?interval=month&from=2026-03-01&baseline=previous_period");
        assertTrue(answer.at("/total/count").asInt() > 0);
        assertTrue(answer.at("/compared/window/count").isNull(), answer::toString);
        assertTrue(answer.at("/compared/baseline/count").isNull(), answer::toString);
        assertTrue(answer.at("/compared/count_ratio").isNull(), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'control':{'query':'('} | control.query | unbalanced_parenthesis",
                "'control':{'query':'rain OR facility:hill'} | control.query | place_must_narrow",
                "'measures':['share'],'query':'' | measures | share_of_everything",
                "'measures':'volume' | measures | wrong_type",
                "'baseline':{'from':'2026-03-01','to':'2026-03-08'} | baseline | after_window",
                "'window':{'from':'2026-03-01'} | window.to | missing",
            })
    void a_comparison_is_refused_where_the_mistake_is(String part, String field, String code) {
        String body = "{" + (part.contains("'query':''") ? "" : "'query':'rain',")
                + (part.contains("'window'") ? "" : "'window':{'from':'2026-02-15','to':'2026-02-28'},") + part + "}";
        JsonNode error = api.answer(api.send("manager", "POST", "/v1/compare", body.replace('\'', '"')), 400)
                .at("/errors/0");
        assertEquals(field, error.path("field").asText(), error::toString);
        assertEquals(code, error.path("code").asText(), error::toString);
        if (code.equals("wrong_type")) {
            assertTrue(error.path("message").asText().contains("list"), error::toString);
        }
    }

    @Test
    void a_comparison_has_no_parameters() {
        JsonNode error = api.answer(api.send("manager", "POST", "/v1/compare?x=1", "{}"), 400)
                .at("/errors/0");
        assertEquals("unknown_parameter", error.path("code").asText(), error::toString);
    }
}

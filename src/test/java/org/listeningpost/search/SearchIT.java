package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private SearchFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new SearchFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        posts.add(api.post("p1", "The <b>v@ccines</b> & \"flu shots\" work, call [PHONE]", DAY));
        posts.add(api.post("p2", "La vacunación de los niños #FluShotNow", DAY.minus(Duration.ofDays(40)))
                .put("language", "es")
                .put("platform", "x"));
        ObjectNode placed = api.post("p3", "Long Covid is not long covid; ivermectim", DAY.plusSeconds(1));
        placed.putArray("topics").add("access_to_care");
        placed.putArray("domains").add("cdc.gov");
        placed.withObject("/place").put("country", "US").put("region", "US-CA");
        posts.add(placed);
        posts.add(api.post("p4", "buy ivermectin here", DAY.plusSeconds(2)).put("fingerprint", "spam"));
        posts.add(api.post("p5", "buy ivermectin here!", DAY.plusSeconds(3)).put("fingerprint", "spam"));
        ObjectNode question = api.post("p6", "is it safe?", DAY.plusSeconds(4)).put("is_question", true);
        question.putArray("hashtags").add("flu").add("safe");
        question.withObject("/engagement").put("total", 500).put("likes", 500);
        posts.add(question);
        api.index(posts);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @BeforeEach
    void forget() {
        api.audited.clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | p6 p5 p4 p3 p1 p2",
                "vaccine | p1",
                "flu shot | p1 p2",
                "\"flu shot\" | p1 p2",
                "vacunaciones | p2",
                "ninos | p2",
                "vacc* | p1",
                "v?ccines | p1",
                "ivermectin~1 | p5 p4 p3",
                "exact:\"Long Covid\" | p3",
                "exact:\"LONG COVID\" | ",
                "#flu | p6",
                "platform:x | p2",
                "lang:es OR has:question | p6 p2",
                "buy NEAR/1 here | p5 p4",
                "likes:>100 | p6",
                "-ivermectin lang:en | p6 p3 p1",
                "created:<2026-02-01 | p2",
            })
    void finds_what_was_asked_for(String query, String ids) {
        ObjectNode request = api.mapper.createObjectNode().put("query", query);
        JsonNode answer = api.search(request.toString());
        assertEquals(ids == null ? "" : ids, String.join(" ", ids(answer)));
        assertEquals(ids(answer).size(), answer.at("/total/value").asInt());
        assertEquals("eq", answer.at("/total/relation").asText());
    }

    @Test
    void a_post_comes_as_it_is_stored() {
        JsonNode hit = api.search("{\"query\":\"vaccine\"}").at("/hits/0");
        assertEquals(
                "The <b>v@ccines</b> & \"flu shots\" work, call [PHONE]",
                hit.at("/post/text").asText());
        assertEquals("p1", hit.path("id").asText());
        assertFalse(hit.has("highlights"));
        assertTrue(api.search("{\"query\":\"vaccine\",\"sort\":\"relevance\"}")
                        .at("/hits/0/score")
                        .asDouble()
                > 0);
    }

    @Test
    void highlights_are_safe_html_and_keep_placeholders() {
        JsonNode found = api.search("{\"query\":\"vaccine\",\"highlight\":true}");
        assertEquals(
                "The &lt;b&gt;<mark>v@ccines</mark>&lt;&#x2F;b&gt; &amp; &quot;flu shots&quot; work, call [PHONE]",
                found.at("/hits/0/highlights/text/0").asText());
        assertTrue(api.search("{\"query\":\"vacc*\",\"highlight\":true}")
                .at("/hits/0/highlights/text/0")
                .asText()
                .contains("<mark>v@ccines</mark>"));
        assertEquals(
                "<mark>Long Covid</mark> is not long covid; ivermectim",
                api.search("{\"query\":\"exact:\\\"Long Covid\\\"\",\"highlight\":true}")
                        .at("/hits/0/highlights/text/0")
                        .asText());
        assertEquals(
                "{}",
                api.search("{\"query\":\"lang:es\",\"highlight\":true}")
                        .at("/hits/0/highlights")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language | ES-mx | p2",
                "platform | X | p2",
                "hashtags | #Safe | p6",
                "topics | Access to Care | p3",
                "place.country | us | p3",
                "region | us-ca | p3",
                "domain | https://www.CDC.gov/flu | p3"
            })
    void a_filter_s_value_may_be_typed_as_in_a_query(String field, String value, String id) {
        ObjectNode request = api.mapper.createObjectNode();
        request.putObject("filters").put(field, value);
        assertEquals(List.of(id), ids(api.search(request.toString())));
    }

    @Test
    void filters_and_dates_narrow_a_search() {
        assertEquals(List.of("p2"), ids(api.search("{\"filters\":{\"platform\":[\"x\",\"tiktok\"]}}")));
        assertEquals(List.of("p2"), ids(api.search("{\"filters\":{\"language\":\"es\",\"platform\":\"x\"}}")));
        assertEquals(List.of("p6"), ids(api.search("{\"filters\":{\"is_question\":true}}")));
        assertEquals(List.of("p2"), ids(api.search("{\"to\":\"2026-02-28\"}")));
        assertEquals(List.of("p1", "p2"), ids(api.search("{\"to\":\"2026-03-01T00:00:01Z\"}")));
        assertEquals(
                5,
                ids(api.search("{\"from\":\"2026-03-01\",\"to\":\"2026-03-01\"}"))
                        .size());
        assertEquals(
                List.of("p2"),
                ids(api.json(api.get("/v1/search?query=shot&filter=platform:x&filter=platform:tiktok&size=3"))));
    }

    @Test
    void facets_count_every_post() {
        JsonNode answer = api.search("{\"size\":0,\"facets\":[\"platform\",\"lang\",\"hashtags\",\"is_question\"]}");
        assertEquals(
                "[{\"value\":\"reddit\",\"count\":5},{\"value\":\"x\",\"count\":1}]",
                answer.at("/facets/platform").toString());
        assertEquals(
                "[{\"value\":\"en\",\"count\":5},{\"value\":\"es\",\"count\":1}]",
                answer.at("/facets/lang").toString());
        assertEquals("true", answer.at("/facets/is_question/0/value").asText());
        assertEquals(2, answer.at("/facets/hashtags").size());
        assertEquals(6, answer.at("/total/value").asInt());
        assertEquals(0, answer.path("hits").size());
        assertTrue(answer.path("cursor").isNull());
    }

    @Test
    void near_duplicates_are_one_hit_when_collapsed() {
        JsonNode answer = api.search("{\"query\":\"ivermectin\",\"collapse\":true}");
        assertEquals(List.of("p5"), ids(answer));
        assertEquals("{\"value\":1,\"relation\":\"eq\"}", answer.path("total").toString());
        Set<String> seen = new TreeSet<>();
        String cursor = null;
        do {
            ObjectNode request =
                    api.mapper.createObjectNode().put("collapse", true).put("size", 2);
            if (cursor != null) {
                request.put("cursor", cursor);
            }
            JsonNode page = api.search(request.toString());
            assertEquals(5, page.at("/total/value").asInt());
            ids(page).forEach(id -> assertTrue(seen.add(id)));
            cursor = page.path("cursor").isNull() ? null : page.path("cursor").asText();
        } while (cursor != null);
        assertEquals(Set.of("p1", "p2", "p3", "p5", "p6"), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "engagement", "relevance"})
    void every_sort_pages_without_gaps(String sort) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ObjectNode request = api.mapper
                    .createObjectNode()
                    .put("query", "lang:en OR flu")
                    .put("sort", sort)
                    .put("size", 1);
            if (cursor != null) {
                request.put("cursor", cursor);
            }
            JsonNode page = api.search(request.toString());
            seen.addAll(ids(page));
            cursor = page.path("cursor").isNull() ? null : page.path("cursor").asText();
        } while (cursor != null);
        assertEquals(6, seen.size());
        assertEquals(6, new TreeSet<>(seen).size());
        if (sort.equals("engagement")) {
            assertEquals("p6", seen.getFirst());
        }
    }

    @Test
    void a_cursor_that_is_damaged_or_of_another_search_is_refused() {
        String cursor = api.search("{\"query\":\"ivermectin\",\"size\":1}")
                .path("cursor")
                .asText();
        for (String bad : List.of(
                "x",
                "",
                "😀",
                cursor.substring(1),
                cursor.substring(0, 9) + "A" + cursor.substring(10),
                "A".repeat(999))) {
            ObjectNode request = api.mapper
                    .createObjectNode()
                    .put("query", "ivermectin")
                    .put("size", 1)
                    .put("cursor", bad);
            HttpResponse<String> response = api.send("analyst", "POST", "/v1/search", request.toString());
            assertEquals(400, response.statusCode(), bad);
            assertEquals("cursor", api.json(response).at("/errors/0/field").asText());
            assertEquals(
                    "invalid_cursor", api.json(response).at("/errors/0/code").asText());
        }
        HttpResponse<String> foreign = api.get("/v1/search?query=flu&cursor=" + cursor);
        assertEquals("foreign_cursor", api.json(foreign).at("/errors/0/code").asText());
        assertEquals(
                200, api.get("/v1/search?query=ivermectin&cursor=" + cursor).statusCode());
    }

    void every_read_is_audited_and_nobody_else_may_read() {
        api.search("{\"query\":\"ivermectin\"}");
        assertEquals("search", api.audited.getFirst().action());
        assertEquals("ivermectin", api.audited.getFirst().query());
        assertEquals(2L, api.audited.getFirst().hits());
        api.get("/v1/posts/p1");
        assertEquals(List.of("p1"), api.audited.getLast().targets());
        assertEquals(403, api.send("privacy", "POST", "/v1/search", "{}").statusCode());
        assertEquals(401, api.send("nobody", "POST", "/v1/search", "{}").statusCode());
        assertEquals(2, api.audited.size());
        api.search("{\"query\":\"tea\",\"filters\":{\"facility\":[\"cedar\",\"elm\"],\"lang\":\"es\"}}");
        assertEquals(
                "tea filters.language=es filters.facility=cedar,elm",
                api.audited.getLast().query());
        api.search("{\"filters\":{\"facility\":\"cedar\"}}");
        assertEquals("filters.facility=cedar", api.audited.getLast().query());
    }

    @Test
    void one_post_can_be_read_and_removed() {
        api.index(List.of(api.post("gone-0000000000000000000", "a post to remove", DAY)));
        assertEquals(
                "a post to remove",
                api.json(api.get("/v1/posts/gone-0000000000000000000"))
                        .path("text")
                        .asText());
        assertEquals(
                403,
                api.send("analyst", "DELETE", "/v1/posts/gone-0000000000000000000", "")
                        .statusCode());
        assertEquals(
                204,
                api.send("privacy", "DELETE", "/v1/posts/gone-0000000000000000000", "")
                        .statusCode());
        assertEquals(404, api.get("/v1/posts/gone-0000000000000000000").statusCode());
        assertEquals(
                404,
                api.send("privacy", "DELETE", "/v1/posts/gone-0000000000000000000", "")
                        .statusCode());
        assertNotEquals(500, api.get("/v1/posts/" + "x".repeat(500)).statusCode());
        assertEquals("post.delete", api.audited.get(1).action());
    }

    @Test
    void a_post_whose_date_was_corrected_is_read_as_it_came_last_and_goes_from_every_month() {
        List<ObjectNode> copies = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            Instant createdAt = Instant.parse("2025-%02d-10T00:00:00Z".formatted(month));
            String ingestedAt = "2026-01-%02dT00:00:00Z".formatted(month == 7 ? 20 : month);
            copies.add(api.post("copied-00000000000000000", "copy " + month, createdAt)
                    .put("ingested_at", ingestedAt));
        }
        api.index(copies);
        assertEquals(
                "copy 7",
                api.json(api.get("/v1/posts/copied-00000000000000000"))
                        .path("text")
                        .asText());
        assertEquals(
                204,
                api.send("privacy", "DELETE", "/v1/posts/copied-00000000000000000", "")
                        .statusCode());
        assertEquals(404, api.get("/v1/posts/copied-00000000000000000").statusCode());
        assertEquals(0, api.search("{\"query\":\"copy\"}").at("/total/value").asLong());
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("hits").forEach(hit -> ids.add(hit.path("id").asText()));
        return ids;
    }
}

package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchRefusalsIT {
    private SearchFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new SearchFixture(clients, names);
        api.index(List.of(api.post("p1", "is it safe?", Instant.parse("2026-03-01T00:00:00Z"))));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"querry\":\"x\"} | querry",
                "{\"size\":1001} | size",
                "{\"size\":-1} | size",
                "{\"size\":\"1\"} | size",
                "{\"sort\":\"oldest\"} | sort",
                "{\"facets\":[\"text\"]} | facets",
                "{\"facets\":[null]} | facets",
                "{\"filters\":{\"text\":\"x\"}} | filters.text",
                "{\"filters\":{\"platform\":{\"x\":1}}} | filters.platform",
                "{\"filters\":{\"platform\":[]}} | filters.platform",
                "{\"filters\":{\"platform\":null}} | filters.platform",
                "{\"filters\":{\"is_question\":\"maybe\"}} | filters.is_question",
                "{\"filters\":{\"place.region\":\"US-ZZ\"}} | filters.place.region",
                "{\"filters\":{\"place.country\":\"Atlantis\"}} | filters.place.country",
                "{\"filters\":{\"lang\":\"english\"}} | filters.lang",
                "{\"filters\":{\"author.kind\":\"off*\"}} | filters.author.kind",
                "{\"from\":\"yesterday\"} | from",
                "{\"from\":\"+999999999-01-01T00:00:00Z\"} | from",
                "{\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"} | to",
            })
    void what_is_wrong_with_a_request_is_named(String body, String field) {
        HttpResponse<String> response = api.send("analyst", "POST", "/v1/search", body);
        assertEquals(400, response.statusCode(), response.body());
        assertEquals(field, api.json(response).at("/errors/0/field").asText(), response.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((",
                "\"",
                "a AND",
                "*x",
                "NOT",
                "_index:x",
                "text:x",
                "a~9",
                "/.*/",
                "{\"match_all\":{}}",
                "\\",
                "%00",
                "\u0000",
                "a:b:c",
                "<script>",
                "' OR 1=1 --",
                "${jndi:ldap://x}",
                "🤷",
                "\u202Eabc",
                "[* TO *]",
                "&&||!",
                "..",
                "+-+-",
                "😀~2",
                "\uD83D"
            })
    void no_query_becomes_an_error_of_the_engine(String query) {
        ObjectNode request = api.mapper.createObjectNode().put("query", query);
        HttpResponse<String> response = api.send("analyst", "POST", "/v1/search", request.toString());
        assertTrue(Set.of(200, 400).contains(response.statusCode()), response.body());
        HttpResponse<String> validated = api.send("analyst", "POST", "/v1/query/validate", request.toString());
        assertEquals(200, validated.statusCode());
        assertEquals(
                response.statusCode() == 200, api.json(validated).path("valid").asBoolean());
    }

    @Test
    void an_error_in_a_query_has_a_place_and_a_code() {
        JsonNode problem = api.json(api.get("/v1/search?query=" + SearchFixture.encoded("flu AND (shot")));
        assertEquals("/problems/invalid-query", problem.path("type").asText());
        assertEquals("unbalanced_parenthesis", problem.at("/errors/0/code").asText());
        assertEquals(8, problem.at("/errors/0/position").asInt());
        assertEquals(
                "querry",
                api.json(api.get("/v1/search?querry=x")).at("/errors/0/field").asText());
    }
}

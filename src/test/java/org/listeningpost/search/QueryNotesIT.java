package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.sample.SampleOrganization;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** What is searched and may not mean what it looks like is said wherever a query is answered. */
@ExtendWith(ElasticExtension.class)
final class QueryNotesIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WINDOW = "\"window\":{\"from\":\"2026-03-01\",\"to\":\"2026-03-14\"}";

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String key = "";

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) throws Exception {
        service = TestService.start(clients, names, folder, SampleOrganization::in);
        key = service.key(Role.values());
        ok(send("/v1/posts?refresh=true", """
                {"platform":"reddit","id":"notes-1","created_at":"2026-03-01T10:00:00Z","text":"Where can I get a flu shot?"}"""));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            topic:vacines                    | topic:vaccines                 | There is no topic "vacines"; did you mean "vaccines"?
            flu -topic:(vacines OR fever)    | topic:(vaccines OR fever)      | There is no topic "vacines"; did you mean "vaccines"?
            facility:"Cedar Hollow"          | facility:cedar-hollow          | There is no facility "Cedar Hollow"; did you mean "cedar-hollow"?
            facility:CEDAR-HOLLOW            | facility:cedar-hollow          | There is no facility "CEDAR-HOLLOW"; did you mean "cedar-hollow"?
            campaign:nosuch                  | -                              | There is no campaign "nosuch".
            narrative:no/such                | -                              | There is no narrative "no/such".
            """)
    void a_name_that_nothing_has_is_searched_with_a_note(String query, @Nullable String suggestion, String message)
            throws Exception {
        JsonNode note = onlyNote(ok(send("/v1/search", query(query))));
        assertEquals("unknown_name", note.path("code").asText());
        assertEquals(message, note.path("message").asText());
        assertEquals(suggestion, note.path("suggestion").textValue());
        String place = query.substring(
                note.path("position").asInt(),
                note.path("position").asInt() + note.path("length").asInt());
        assertTrue(query.endsWith(place) && place.contains(":"), place);
        if (suggestion != null) {
            assertEquals(
                    0,
                    notes(ok(send("/v1/search", query(suggestion)))).size(),
                    "the suggestion has a name that is known");
        }
    }

    @Test
    void ten_notes_are_made_however_many_names_are_unknown() throws Exception {
        StringBuilder query = new StringBuilder("narrative:(x0");
        for (int i = 1; i < 150; i++) {
            query.append(" OR x").append(i);
        }
        assertEquals(
                10,
                notes(ok(send("/v1/search", query(query.append(')').toString()))))
                        .size());
    }

    @Test
    void names_that_there_are_make_no_note() throws Exception {
        String narrative = ok(send("/v1/narratives", "{\"title\":\"A\",\"query\":\"garlic\",\"status\":\"watching\"}"))
                .path("id")
                .asText();
        String query =
                "topic:vaccines OR topic:symptoms OR facility:cedar-hollow OR campaign:roll-up-riverbend OR narrative:"
                        + narrative;
        assertEquals(0, notes(ok(send("/v1/search", query(query)))).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/search?query=",
                "/v1/trends/volume?query=",
                "/v1/trends/terms?query=",
                "/v1/trends/emerging?query=",
                "/v1/trends/gaps?query="
            })
    void every_answer_to_a_query_has_its_notes(String path) throws Exception {
        JsonNode answer = ok(get(path + "flu%20or%20topic:vacines"));
        assertEquals("lower_case_operator", notes(answer).at("/0/code").asText());
        assertEquals("unknown_name", notes(answer).at("/1/code").asText());
        assertEquals(
                path.startsWith("/v1/trends") ? "query" : "",
                notes(answer).at("/1/field").asText());
        assertEquals(0, notes(ok(get(path + "flu"))).size());
    }

    @Test
    void the_preview_of_a_narrative_has_notes_before_it_is_saved() throws Exception {
        JsonNode answer = ok(send("/v1/narratives/preview", query("flu topic:vacines")));
        assertEquals("unknown_name", onlyNote(answer).path("code").asText());
    }

    @Test
    void validation_has_the_same_notes_as_the_search() throws Exception {
        String query = query("flu or topic:vacines");
        assertEquals(notes(ok(send("/v1/search", query))), notes(ok(send("/v1/query/validate", query))));
        assertEquals(2, notes(ok(send("/v1/query/validate", query))).size());
    }

    @Test
    void a_comparison_says_whose_note_it_is() throws Exception {
        JsonNode both = notes(ok(send(
                "/v1/compare",
                "{\"query\":\"flu or shot\"," + WINDOW + ",\"control\":{\"query\":\"campaign:nosuch\"}}")));
        assertEquals("query", both.at("/0/field").asText());
        assertEquals("control.query", both.at("/1/field").asText());
        JsonNode topic = onlyNote(
                ok(send("/v1/compare", "{\"query\":\"flu\"," + WINDOW + ",\"control\":{\"topic\":\"vacines\"}}")));
        assertEquals("control.topic", topic.path("field").asText());
        assertTrue(topic.path("position").isMissingNode());
        assertEquals(
                "There is no topic \"vacines\"; did you mean \"vaccines\"?",
                topic.path("message").asText());
    }

    @Test
    void the_last_line_of_an_export_has_the_notes() throws Exception {
        String[] lines =
                get("/v1/export?query=flu%20OR%20campaign:nosuch").body().split("\n");
        JsonNode last = MAPPER.readTree(lines[lines.length - 1]);
        assertEquals(1, last.path("count").asInt());
        assertEquals("unknown_name", onlyNote(last).path("code").asText());
        assertTrue(get("/v1/export?query=flu").body().endsWith("\n{\"count\":1}\n"));
        String csv =
                get("/v1/export?query=flu%20OR%20campaign:nosuch&format=csv").body();
        assertTrue(csv.endsWith("\r\n#count,1,\"There is no campaign \"\"nosuch\"\".\"\r\n"), csv);
        assertTrue(get("/v1/export?query=flu&format=csv").body().endsWith("\r\n#count,1\r\n"));
    }

    @Test
    void filters_are_looked_at_like_the_query() throws Exception {
        JsonNode note = onlyNote(ok(send("/v1/search", "{\"filters\":{\"topics\":[\"vaccines\",\"nosuch\"]}}")));
        assertEquals("filters.topics", note.path("field").asText());
        assertEquals(
                "There is no topic \"vacines\"; did you mean \"vaccines\"?",
                onlyNote(ok(send("/v1/search", "{\"filters\":{\"topics\":[\"VACINES\"]}}")))
                        .path("message")
                        .asText());
        JsonNode error = MAPPER.readTree(send("/v1/search", "{\"filters\":{\"platform\":\"redit\"}}")
                        .body())
                .at("/errors/0");
        assertEquals(
                "filters.platform unknown_value reddit",
                error.path("field").asText() + " " + error.path("code").asText() + " "
                        + error.path("suggestion").asText());
    }

    private static JsonNode notes(JsonNode answer) {
        assertTrue(answer.path("notes").isArray(), answer::toString);
        return answer.path("notes");
    }

    private static JsonNode onlyNote(JsonNode answer) {
        assertEquals(1, notes(answer).size(), answer::toString);
        return notes(answer).get(0);
    }

    private static String query(String query) {
        return MAPPER.createObjectNode().put("query", query).toString();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return service.send("GET", path, key, null, null);
    }

    private static HttpResponse<String> send(String path, String body) throws Exception {
        return service.send("POST", path, key, "application/json", body);
    }
}

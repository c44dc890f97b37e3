package org.listeningpost.savedquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.listeningpost.testing.Expectations.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestService;

/** Saved queries as two people work with them, on the whole service. */
@ExtendWith(ElasticExtension.class)
final class SavedQueriesIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static TestService service;
    private static String owner = "";
    private static String other = "";

    @BeforeAll
    static void start(ElasticClients clients, IndexNames names) {
        service = TestService.start(clients, names, folder);
        owner = service.key(Role.ANALYST);
        other = service.key(Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_was_private_stays_so_when_the_query_is_shared() throws Exception {
        String id = saved("flu", false);
        assertEquals(404, send(other, "GET", id + "/history", null, null).statusCode());
        ok(send(owner, "PUT", id, draft("flu shot", true), "\"1\""));
        ok(send(owner, "PUT", id, draft("flu vaccine", true), "\"2\""));
        assertEquals(List.of("flu", "flu shot"), history(owner, id));
        assertEquals(List.of("flu shot"), history(other, id));
    }

    @Test
    void the_history_of_a_shared_query_is_there_after_its_deletion_for_those_who_could_see_it() throws Exception {
        String shared = saved("cough", true);
        String own = saved("fever", false);
        assertEquals(204, send(owner, "DELETE", shared, null, "\"1\"").statusCode());
        assertEquals(204, send(owner, "DELETE", own, null, "\"1\"").statusCode());
        assertEquals(404, send(owner, "GET", shared, null, null).statusCode());
        assertEquals(List.of("cough", "deleted"), history(owner, shared));
        assertEquals(List.of("cough", "deleted"), history(other, shared));
        assertEquals(List.of("fever", "deleted"), history(owner, own));
        assertEquals(404, send(other, "GET", own + "/history", null, null).statusCode());
        assertEquals(
                404,
                send(owner, "GET", "/v1/saved-queries/none/history", null, null).statusCode());
    }

    private static String saved(String query, boolean isShared) throws Exception {
        HttpResponse<String> made = send(owner, "POST", "/v1/saved-queries", draft(query, isShared), null);
        assertEquals(201, made.statusCode(), made::body);
        return "/v1/saved-queries/" + MAPPER.readTree(made.body()).path("id").asText();
    }

    /** The queries of the versions that were, and how it ended. */
    private static List<String> history(String key, String path) throws Exception {
        List<String> told = new ArrayList<>();
        for (JsonNode each : ok(send(key, "GET", path + "/history", null, null)).path("revisions")) {
            told.add(
                    each.has("document")
                            ? each.at("/document/query").asText()
                            : each.path("change").asText());
        }
        return told;
    }

    private static String draft(String query, boolean isShared) {
        return MAPPER.createObjectNode()
                .put("title", "A query")
                .put("query", query)
                .put("shared", isShared)
                .toString();
    }

    private static HttpResponse<String> send(
            String key, String method, String path, @Nullable String body, @Nullable String version) throws Exception {
        return service.send(method, path, key, "application/json", body, version);
    }
}

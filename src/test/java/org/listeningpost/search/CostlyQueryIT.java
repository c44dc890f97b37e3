package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
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

/** Words that stand for very many others: every one counts, or the query is refused with a reason. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostlyQueryIT {
    private static final int POSTS = 100;
    private static final int WORDS_A_POST = 200;

    private SearchFixture api;

    @BeforeAll
    void start(ElasticClients clients, IndexNames names) {
        api = new SearchFixture(clients, names);
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            StringBuilder text = new StringBuilder("anti");
            for (int word = 0; word < WORDS_A_POST; word++) {
                text.append(" vax").append(letters(i * WORDS_A_POST + word));
            }
            posts.add(api.post("c" + i, text.toString(), Instant.parse("2026-03-01T00:00:00Z")));
        }
        api.index(posts);
    }

    /** A different word for each number, of letters only. */
    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number, i = 0; i < 4; i++, rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void a_prefix_alone_takes_every_word() {
        assertEquals(POSTS, total("vax*"));
        assertEquals(POSTS, total("vax* va?a* -nothing*"));
    }

    @Test
    void a_prefix_behind_a_word_is_refused_by_name_where_it_stands_for_too_many() {
        for (String path : List.of("/v1/search", "/v1/export")) {
            HttpResponse<String> answer = api.get(path + "?query=" + SearchFixture.encoded("anti-vax*"));
            assertEquals(400, answer.statusCode(), answer.body());
            JsonNode problem = api.json(answer);
            assertEquals("/problems/invalid-query", problem.path("type").asText());
            assertEquals("too_expensive", problem.at("/errors/0/code").asText());
            assertEquals("query", problem.at("/errors/0/field").asText());
        }
        assertEquals(1, total("anti-vaxaaaa*"));
    }

    private long total(String query) {
        return api.json(api.get("/v1/search?size=1&highlight=true&query=" + SearchFixture.encoded(query)))
                .at("/total/value")
                .asLong(-1);
    }
}

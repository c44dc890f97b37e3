package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** A hashtag of several words is found as one word and as its words, whatever asks for it. */
@ExtendWith(ElasticExtension.class)
class HashtagsIT {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> TEXTS = List.of(
            "the Oxford #AstraZeneca vaccine is here",
            "the Oxford AstraZeneca vaccine is here",
            "Astra Zeneca, an unrelated vaccine",
            "get your #FluShot now at the clinic",
            "get your flu shot now at the clinic",
            "#COVIDvaccine queue");

    private final ElasticClients clients;
    private final IndexNames names;

    HashtagsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    @Test
    void a_hashtag_is_found_whole_and_by_its_words_and_marked_as_it_stands() {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            List<ObjectNode> posts = new ArrayList<>();
            for (String text : TEXTS) {
                posts.add(api.post("t" + posts.size(), text, DAY));
            }
            api.index(posts);
            for (String both : List.of(
                    "astrazeneca",
                    "\\\"astrazeneca\\\"",
                    "\\\"astrazeneca vaccine\\\"",
                    "\\\"oxford astrazeneca\\\"",
                    "\\\"oxford astrazeneca vaccine\\\"~1",
                    "oxford NEAR/0f astrazeneca",
                    "astrazeneca NEAR/0f vaccine",
                    "astrazen*",
                    "ast*eneca",
                    "astrazeneka~1",
                    "exact:AstraZeneca")) {
                assertEquals("[t0, t1]", found(api, both), both);
            }
            assertEquals("[t0, t2]", found(api, "\\\"astra zeneca\\\""));
            assertEquals("[t3, t4]", found(api, "\\\"get your flu shot now\\\""));
            assertEquals("[t3]", found(api, "flushot NEAR/0f now"));
            assertEquals("[t5]", found(api, "covid vaccine"));
            assertEquals("[t5]", found(api, "\\\"covidvaccine queue\\\""));
            assertEquals("the Oxford #<mark>AstraZeneca</mark> vaccine is here", marked(api, "astrazeneca"));
            assertEquals("the Oxford #AstraZeneca <mark>vaccine</mark> is here", marked(api, "vaccine"));
        }
    }

    private static String found(SearchFixture api, String query) {
        TreeSet<String> ids = new TreeSet<>();
        api.search("{\"query\":\"" + query + "\"}")
                .path("hits")
                .forEach(hit -> ids.add(hit.path("id").asText()));
        return ids.toString();
    }

    private static String marked(SearchFixture api, String query) {
        for (JsonNode hit :
                api.search("{\"query\":\"" + query + "\",\"highlight\":true}").path("hits")) {
            if (hit.path("id").asText().equals("t0")) {
                return hit.at("/highlights/text/0").asText();
            }
        }
        return "not found";
    }
}

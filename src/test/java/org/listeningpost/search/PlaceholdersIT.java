package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.testing.ElasticExtension;

/** What stands for an identifier neither hides the words around it nor is taken apart by a highlight. */
@ExtendWith(ElasticExtension.class)
class PlaceholdersIT {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final ElasticClients clients;
    private final IndexNames names;

    PlaceholdersIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    private static List<String> placeholders() {
        return Stream.concat(
                        Stream.of(IdentifierType.values()).map(type -> "[" + type + "]"),
                        Stream.of("[DATE:2024]", "[AGE:90+]", "[ZIP3:902]", "[ZIP3:000]", "[URL:cdc.gov]"))
                .toList();
    }

    @Test
    void placeholders_survive_analysis_search_and_highlights() {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            List<ObjectNode> posts = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (String placeholder : placeholders()) {
                for (String form : List.of("nurse %s vaccinated", "nurse%svaccinated", "#nurse%s, (%<s) vaccinated!")) {
                    texts.add(form.formatted(placeholder));
                    posts.add(api.post("p" + posts.size(), texts.getLast(), DAY));
                }
            }
            api.index(posts);
            assertEquals(
                    3, api.search("{\"query\":\"[PERSON]\"}").at("/total/value").asInt(), "found as it stands");
            assertEquals(
                    0, api.search("{\"query\":\"person\"}").at("/total/value").asInt(), "and not by the word");
            for (String query :
                    List.of("nurse vaccine", "nurse NEAR/8f vaccinated", "vacc* nurs*", "\\\"nurse vaccine\\\"~8")) {
                JsonNode answer = api.search("{\"query\":\"" + query + "\",\"highlight\":true,\"size\":200}");
                assertEquals(texts.size(), answer.at("/total/value").asInt(), query);
                for (JsonNode hit : answer.path("hits")) {
                    String text =
                            texts.get(Integer.parseInt(hit.path("id").asText().substring(1)));
                    assertEquals(text, hit.at("/post/text").asText());
                    String marked = hit.at("/highlights/text/0").asText();
                    assertTrue(marked.contains("<mark>"), () -> query + " marks nothing in " + text);
                    assertEquals(text, marked.replaceAll("</?mark>", ""), query);
                }
            }
        }
    }
}

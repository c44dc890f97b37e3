package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class PagingIT {
    private static final int POSTS = 12_000;
    private static final Instant FIRST = Instant.parse("2026-02-20T00:00:00Z");

    @Test
    void a_walk_over_twelve_thousand_posts_sees_each_once_while_others_come_in(
            ElasticClients clients, IndexNames names) {
        try (SearchFixture api = new SearchFixture(clients, names)) {
            Set<String> written = write(api, "old", POSTS);
            Set<String> seen = new HashSet<>();
            String cursor = null;
            int pages = 0;
            do {
                ObjectNode request =
                        api.mapper.createObjectNode().put("query", "flu").put("size", 1_000);
                if (cursor != null) {
                    request.put("cursor", cursor);
                }
                JsonNode page = api.search(request.toString());
                for (JsonNode hit : page.path("hits")) {
                    assertTrue(seen.add(hit.path("id").asText()), "twice: " + hit.path("id"));
                }
                cursor = page.path("cursor").isNull()
                        ? null
                        : page.path("cursor").asText();
                write(api, "new" + pages++, 50);
            } while (cursor != null);
            assertTrue(seen.containsAll(written), "some were left out");
            assertTrue(pages > 12);

            JsonNode facets = api.search("{\"size\":0,\"facets\":[\"platform\"]}");
            long sum = 0;
            for (JsonNode each : facets.at("/facets/platform")) {
                sum += each.path("count").asLong();
            }
            assertEquals(facets.at("/total/value").asLong(), sum);
            assertEquals(POSTS + 50L * pages, sum);
        }
    }

    /** Many posts share a second, and some an instant: the id has to break the tie. */
    private static Set<String> write(SearchFixture api, String prefix, int count) {
        Set<String> ids = new HashSet<>();
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = prefix + "-" + i;
            ids.add(id);
            Instant at = FIRST.plusSeconds((long) (i % 300) * 4_000);
            batch.add(api.post(id, "flu shot number " + i, at).put("platform", i % 3 == 0 ? "x" : "reddit"));
            if (batch.size() == 2_000) {
                api.index(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            api.index(batch);
        }
        return ids;
    }
}

package org.listeningpost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** Small rounds of what the README's figures are made from: whether the two ways can be compared at all. */
@ExtendWith(ElasticExtension.class)
class BenchIT {
    @TempDir
    private Path folder;

    @Test
    void both_ways_store_the_same_posts_and_no_answer_is_a_remembered_one(ElasticClients clients, IndexNames names)
            throws Exception {
        try (Testbed testbed = Testbed.on(clients, names, settings())) {
            // Each ends with an exception where the two ways differ, or where an answer came out of memory.
            TrendReport trends = bench().runTrends(testbed);
            JsonNode json = new ObjectMapper().valueToTree(trends.json());
            assertEquals(9, json.path("trends").size());
            StoredSample stored = StoredSample.of(clients.requests(), names);
            assertTrue(stored.posts().values().stream().anyMatch(post -> post.has("topics")));
            assertTrue(stored.posts().values().stream().anyMatch(post -> post.has("facility")));
            assertEquals(0, remembered(clients, names));

            BenchReport report = bench().run(testbed);
            assertEquals(400, report.sizes().getFirst().posts());
            assertEquals(4, report.sizes().getFirst().searches().size());
            assertEquals(0, remembered(clients, names));
        }
    }

    @Test
    void a_field_that_differs_ends_the_measurement() {
        ObjectNode one = new ObjectMapper()
                .createObjectNode()
                .put("id", "a")
                .put("text", "words")
                .put("facility", "north");
        StoredSample sample = new StoredSample(new TreeMap<>(Map.of("a", one)));
        sample.requireSame(new StoredSample(Map.of("a", one.deepCopy())));
        BenchException lost = assertThrows(
                BenchException.class,
                () -> sample.requireSame(
                        new StoredSample(Map.of("a", one.deepCopy().without("facility")))));
        assertEquals("the two ways store another facility of the same post", lost.getMessage());
        assertThrows(BenchException.class, () -> sample.requireSame(new StoredSample(Map.of())));
    }

    private Bench bench() {
        return new Bench(settings(), line -> {}, Clock.systemUTC());
    }

    private BenchSettings settings() {
        return new BenchSettings(List.of(400L), 2, 100, 2, 8, false, 256, 512, 1, folder);
    }

    private static long remembered(ElasticClients clients, IndexNames names) {
        return clients.requests()
                .get("/" + names.postsPattern() + "/_stats/request_cache")
                .json()
                .at("/_all/total/request_cache/hit_count")
                .asLong();
    }
}

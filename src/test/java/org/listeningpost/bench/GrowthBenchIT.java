package org.listeningpost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;

/** A small round of what docs/growth.md is made from. */
@ExtendWith(ElasticExtension.class)
class GrowthBenchIT {
    @TempDir
    private Path folder;

    @Test
    void every_cost_of_each_size_is_told(ElasticClients clients, IndexNames names) throws Exception {
        BenchSettings settings = new BenchSettings(List.of(200L, 600L), 2, 100, 1, 3, false, 256, 512, 1, folder);
        List<String> progress = new ArrayList<>();
        GrowthReport report;
        try (Testbed testbed = Testbed.on(clients, names, settings)) {
            report = new GrowthBench(settings, progress::add, Clock.systemUTC()).run(testbed);
        }
        JsonNode json = new ObjectMapper().valueToTree(report.json());
        assertEquals(2, json.path("sizes").size());
        for (int i = 0; i < 2; i++) {
            JsonNode size = json.path("sizes").path(i);
            long posts = settings.sizes().get(i);
            assertEquals(posts, size.path("posts").asLong());
            assertEquals(posts, size.at("/stored/posts").asLong());
            assertEquals(posts, size.at("/merged/posts").asLong());
            assertEquals(posts, size.at("/last_guard/documents").asLong());
            assertTrue(size.at("/cpu_seconds/service").asDouble() > 0, size::toString);
            assertTrue(size.at("/cpu_seconds/engine").asDouble() > 0, size::toString);
            assertTrue(size.at("/stored/bytes").asLong() > posts * 100, size::toString);
            assertEquals(
                    size.at("/merged/months").asLong(),
                    size.at("/merged/segments").asLong());
            assertTrue(size.at("/heap_megabytes/writing/peak").asLong() > 0, size::toString);
            assertEquals(6, size.path("queries").size());
            for (JsonNode query : size.path("queries")) {
                assertEquals(3, query.at("/latency/requests").asLong());
            }
        }
        assertTrue(report.text().contains("| posts | 200 | 600 |"), report::text);
        assertTrue(progress.contains("600 posts, 0 MB"), progress::toString);
    }
}

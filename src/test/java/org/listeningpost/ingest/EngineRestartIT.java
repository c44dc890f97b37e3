package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestFolders;

@Order(1)
final class EngineRestartIT {
    @Test
    void engine_killed_in_the_middle_of_an_import_and_back_leaves_every_post_once()
            throws IOException, InterruptedException {
        Path folder = TestFolders.create("restart-it-");
        IndexNames names = new IndexNames("");
        try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(ElasticExtension.settings(folder));
                ElasticClients clients = ElasticClients.open(engine.endpoint());
                IngestHarness ingest = new IngestHarness(clients, names, 300_000)) {
            IngestHarness.schema(clients, names);
            List<String> lines = IntStream.range(0, 5_000)
                    .mapToObj(i -> IngestHarness.post("k" + i, "2025-01-02T00:00:00Z", "", "text " + i))
                    .toList();
            ingest.send(lines.subList(0, 100));
            long pid = engine.pid();
            Thread killer = new Thread(
                    () -> {
                        try {
                            Thread.sleep(300);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                    },
                    "kill-engine");
            killer.start();
            IngestSummary summary = ingest.send(lines);
            killer.join();
            assertEquals(5_000, summary.received());
            assertEquals(4_900, summary.indexed(), IngestHarness.sums(summary));
            assertEquals(100, summary.unchanged(), IngestHarness.sums(summary));
            assertEquals(5_000, ingest.stored(names.posts()).size());
        } finally {
            TestFolders.delete(folder);
        }
    }
}

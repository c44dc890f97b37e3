package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
final class IntakeCountsIT {
    private final ElasticClients clients;
    private final IndexNames names;
    private final ElasticRequests requests;

    IntakeCountsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.requests = clients.requests();
    }

    private static IngestSummary summary(long indexed, long rejected) {
        return new IngestSummary(
                indexed + rejected,
                indexed,
                0,
                0,
                0,
                rejected,
                List.of(),
                rejected,
                Map.of("created_at missing", rejected),
                List.of(),
                false,
                0);
    }

    private long counted(String outcome) {
        requests.send("POST", "/" + names.ingestCounts() + "/_refresh", null);
        String body = "{\"size\":0,\"query\":{\"term\":{\"outcome\":\"" + outcome
                + "\"}},\"aggs\":{\"sum\":{\"sum\":{\"field\":\"count\"}}}}";
        return requests.send("POST", "/" + names.ingestCounts() + "/_search", body.getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/aggregations/sum/value")
                .asLong();
    }

    private void block(String value) {
        requests.send(
                "PUT",
                "/" + names.ingestCounts() + "/_settings",
                ("{\"index.blocks.write\":" + value + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void counts_that_the_index_does_not_take_are_written_when_it_does() {
        IngestHarness.schema(clients, names);
        try (IntakeCounts counts = new IntakeCounts(requests, names, IngestHarness.CLOCK)) {
            counts.add("api", summary(5, 2));
            counts.write();
            assertEquals(5, counted("indexed"));
            counts.add("api", summary(7, 3));
            block("true");
            counts.write();
            assertEquals(5, counted("indexed"));
            counts.add("api", summary(1, 1));
            block("null");
            counts.write();
            counts.write();
            assertEquals(13, counted("indexed"));
            assertEquals(6, counted("rejected"));
            block("true");
            counts.add("api", summary(100, 0));
            counts.write();
            counts.add("api", summary(11, 0));
            counts.write();
            assertEquals(13, counted("indexed"));
            block("null");
        }
        assertEquals(124, counted("indexed"));
    }
}

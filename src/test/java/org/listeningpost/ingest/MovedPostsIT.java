package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;

/** An edited post whose date moves to another month is there once: neither twice nor not at all. */
@ExtendWith(ElasticExtension.class)
final class MovedPostsIT {
    private static final String JANUARY = "2025-01-20T00:00:00Z";
    private static final String FEBRUARY = "2025-02-20T00:00:00Z";
    private static final String MARCH = "2025-03-20T00:00:00Z";
    private static final String EDITED = "2025-05-01T00:00:00Z";
    private static final String LATER = "2025-05-02T00:00:00Z";

    private final ElasticClients clients;
    private final IndexNames names;
    private final IngestHarness ingest;

    MovedPostsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.ingest = new IngestHarness(clients, names, 60_000);
    }

    @BeforeEach
    void apply_schema() {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() {
        ingest.close();
    }

    /** Where the posts lie that end with these words. */
    private List<String> months(String words) {
        List<String> months = new ArrayList<>();
        for (JsonNode hit : ingest.stored(names.posts())) {
            if (hit.at("/_source/text").asText().endsWith(words)) {
                months.add(hit.at("/_source/created_at").asText().substring(0, 7));
            }
        }
        months.sort(null);
        return months;
    }

    private static String post(String id, String createdAt, String editedAt, String words) {
        return IngestHarness.post(id, createdAt, editedAt, createdAt + " " + words);
    }

    @Test
    void of_two_deliveries_in_one_request_the_newer_one_stays_also_when_they_come_again()
            throws IOException, InterruptedException {
        List<String> both = List.of(post("two", JANUARY, EDITED, "together"), post("two", FEBRUARY, LATER, "together"));
        assertEquals("2=2+0+0+0", IngestHarness.sums(ingest.send(both)));
        assertEquals(List.of("2025-02"), months("together"));
        assertTrue(ingest.send(both).isComplete());
        assertEquals(List.of("2025-02"), months("together"));
        assertEquals(
                "2=2+0+0+0",
                IngestHarness.sums(ingest.send(both.reversed().stream()
                        .map(line -> line.replace("together", "turned").replace("two", "three"))
                        .toList())));
        assertEquals(List.of("2025-02"), months("turned"), "in whatever order they come");
    }

    @Test
    void of_two_deliveries_of_one_version_the_last_one_stays() throws IOException, InterruptedException {
        assertEquals(
                "3=3+0+0+0",
                IngestHarness.sums(ingest.send(List.of(
                        post("same", MARCH, EDITED, "alike"),
                        post("same", FEBRUARY, EDITED, "alike"),
                        post("same", JANUARY, EDITED, "alike")))));
        assertEquals(List.of("2025-01"), months("alike"));
        ingest.send(List.of(post("same", MARCH, LATER, "alike")));
        ingest.send(List.of(post("same", FEBRUARY, LATER.replace("T00", "T01"), "alike")));
        assertEquals(List.of("2025-02"), months("alike"));
    }

    @Test
    void two_instances_that_bring_one_version_in_two_months_at_once_leave_it_in_one() throws Exception {
        int posts = 200;
        ingest.send(List.of(post("a", JANUARY, "", "one"), post("b", FEBRUARY, "", "one")));
        List<Callable<IngestSummary>> tasks = new ArrayList<>();
        for (String month : List.of(JANUARY, FEBRUARY)) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < posts; i++) {
                lines.add(post("race" + i, month, EDITED, "racing"));
            }
            tasks.add(() -> {
                try (IngestHarness instance = new IngestHarness(clients, names, 60_000)) {
                    return instance.send(lines);
                }
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<IngestSummary> each : pool.invokeAll(tasks)) {
                assertTrue(each.get().isComplete());
            }
        }
        assertEquals(posts, months("racing").size());
    }

    @Test
    void a_lost_answer_does_not_keep_the_copy_in_the_other_month() throws Exception {
        ingest.send(List.of(post("lost", JANUARY, "", "unheard")));
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint());
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                IngestHarness far = new IngestHarness(troubled, names, 60_000)) {
            proxy.inject(Fault.LOST_ANSWER);
            assertEquals("1=1+0+0+0", IngestHarness.sums(far.send(List.of(post("lost", FEBRUARY, EDITED, "unheard")))));
        }
        assertEquals(List.of("2025-02"), months("unheard"));
    }

    @Test
    void when_the_time_is_over_before_copies_are_compared_the_next_delivery_compares_them() throws Exception {
        ingest.send(List.of(post("late1", JANUARY, "", "late"), post("late2", JANUARY, "", "late")));
        List<String> edited = List.of(post("late1", FEBRUARY, EDITED, "late"), post("late2", FEBRUARY, EDITED, "late"));
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> path.endsWith("/_mget"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                IngestHarness impatient = new IngestHarness(troubled, names, 10_000)) {
            proxy.setAlways(Fault.UNAVAILABLE);
            IngestSummary summary = impatient.send(edited);
            assertFalse(summary.isComplete());
            assertEquals(4, months("late").size(), () -> summary.toString());
        }
        List<String> again = List.of(edited.getFirst(), edited.getLast().replace(" late", " with more words, late"));
        assertEquals("2=0+1+1+0", IngestHarness.sums(ingest.send(again)));
        assertEquals(List.of("2025-02", "2025-02"), months("late"));
    }

    @Test
    void what_cannot_be_read_for_a_moment_is_not_taken_for_absent() throws Exception {
        ingest.send(List.of(post("busy", JANUARY, "", "hidden"), post("still", MARCH, "", "before")));
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> path.endsWith("/_mget"));
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                IngestHarness far = new IngestHarness(troubled, names, 60_000)) {
            proxy.inject(Fault.BUSY_SHARDS);
            assertEquals("1=1+0+0+0", IngestHarness.sums(far.send(List.of(post("busy", FEBRUARY, EDITED, "hidden")))));
            proxy.inject(Fault.BUSY_SHARDS);
            assertEquals("1=0+1+0+0", IngestHarness.sums(far.send(List.of(post("still", MARCH, "", "after")))));
            assertTrue(proxy.isHealed());
        }
        assertEquals(List.of("2025-02"), months("hidden"));
        assertEquals(List.of("2025-03"), months("after"));
    }
}

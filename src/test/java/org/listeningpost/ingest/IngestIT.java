package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.ingest.enrich.Enrichment;
import org.listeningpost.ingest.enrich.Enrichment.Enriched;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.post.Sentiment;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.StoredPosts;

@ExtendWith(ElasticExtension.class)
final class IngestIT {
    private final ElasticClients clients;
    private final IndexNames names;
    private final IngestHarness ingest;

    IngestIT(ElasticClients clients, IndexNames names) {
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

    @Test
    void resending_in_any_order_leaves_the_newest_version_once() throws IOException, InterruptedException {
        for (int seed = 0; seed < 6; seed++) {
            List<String> lines = new ArrayList<>();
            for (int post = 0; post < 12; post++) {
                for (int version = 0; version < 4; version++) {
                    String edited = version == 0 ? "" : "2025-01-1" + version + "T00:00:00Z";
                    String line = IngestHarness.post(
                            "s" + seed + "p" + post, "2025-01-02T00:00:00Z", edited, "flu version " + version);
                    lines.add(line);
                    lines.add(line);
                }
            }
            Collections.shuffle(lines, new Random(seed));
            long received = 0;
            for (int from = 0; from < lines.size(); from += 29) {
                IngestSummary summary = ingest.send(lines.subList(from, Math.min(lines.size(), from + 29)));
                assertEquals(
                        summary.received(),
                        summary.indexed() + summary.updated() + summary.unchanged(),
                        IngestHarness.sums(summary));
                received += summary.received();
            }
            assertEquals(lines.size(), received);
        }
        List<JsonNode> stored = ingest.stored(names.prefix() + "posts-2025.01");
        assertEquals(6 * 12, stored.size());
        for (JsonNode hit : stored) {
            assertEquals("flu version 3", hit.at("/_source/text").asText());
        }
    }

    @Test
    void a_date_corrected_into_another_month_leaves_one_post_once_it_says_that_it_was_edited()
            throws IOException, InterruptedException {
        String wrong = IngestHarness.post("redated", "2023-03-02T00:00:00Z", "", "read month first");
        String right = IngestHarness.post("redated", "2023-02-03T00:00:00Z", "", "read day first");
        assertEquals("1=1+0+0+0", IngestHarness.sums(ingest.send(List.of(wrong))));
        assertEquals("1=1+0+0+0", IngestHarness.sums(ingest.send(List.of(right))));
        assertEquals(
                1, ingest.stored(names.prefix() + "posts-2023.03").size(), "the copy that docs/files.md speaks of");
        String edited = IngestHarness.post("redated", "2023-02-03T00:00:00Z", "2023-05-01T00:00:00Z", "read day first");
        assertEquals("1=0+1+0+0", IngestHarness.sums(ingest.send(List.of(edited))));
        assertEquals(List.of(), ingest.stored(names.prefix() + "posts-2023.03"));
        String again = IngestHarness.post("redated", "2023-01-03T00:00:00Z", "2023-05-02T00:00:00Z", "read day first");
        assertEquals("1=1+0+0+0", IngestHarness.sums(ingest.send(List.of(again))));
        assertEquals(List.of(), ingest.stored(names.prefix() + "posts-2023.02"));
        assertEquals(1, ingest.stored(names.prefix() + "posts-2023.01").size());
        assertEquals("1=0+0+1+0", IngestHarness.sums(ingest.send(List.of(again))));
    }

    @Test
    void a_file_that_holds_a_post_twice_leaves_the_later_one_however_often_it_is_sent()
            throws IOException, InterruptedException {
        List<String> both = List.of(
                IngestHarness.post("twice", "2024-07-02T00:00:00Z", "", "earlier row"),
                IngestHarness.post("twice", "2024-07-02T00:00:00Z", "", "later row"));
        for (int i = 0; i < 4; i++) {
            ingest.send(both);
            assertEquals("later row", textOf("posts-2024.07"));
        }
    }

    @Test
    void what_came_a_moment_later_is_not_replaced_by_a_batch_that_was_slower()
            throws IOException, InterruptedException {
        ingest.send(List.of(IngestHarness.post("race", "2024-08-02T00:00:00Z", "", "came last")));
        JsonNode stored = ingest.stored(names.prefix() + "posts-2024.08").get(0);
        Instant later = Instant.parse(stored.at("/_source/ingested_at").asText());
        move(stored, later.plusSeconds(60));
        String slower = IngestHarness.post("race", "2024-08-02T00:00:00Z", "", "was slower");
        assertEquals("1=0+0+1+0", IngestHarness.sums(ingest.send(List.of(slower))));
        assertEquals("came last", textOf("posts-2024.08"));

        // A clock that was wrong by days is no batch at the same time.
        move(stored, later.plus(Duration.ofDays(2)));
        assertEquals("1=0+1+0+0", IngestHarness.sums(ingest.send(List.of(slower))));
        assertEquals("was slower", textOf("posts-2024.08"));
    }

    private void move(JsonNode stored, Instant ingestedAt) {
        String update = "{\"doc\":{\"ingested_at\":\"" + ingestedAt + "\"}}";
        assertTrue(ingest.requests
                .send(
                        "POST",
                        "/" + stored.path("_index").asText() + "/_update/"
                                + stored.path("_id").asText(),
                        update.getBytes(StandardCharsets.UTF_8))
                .isSuccess());
    }

    private String textOf(String month) {
        List<JsonNode> hits = ingest.stored(names.prefix() + month);
        assertEquals(1, hits.size());
        return hits.get(0).at("/_source/text").asText();
    }

    @Test
    void the_account_tells_new_from_updated_from_unchanged() throws IOException, InterruptedException {
        String first = IngestHarness.post("acc", "2025-02-02T00:00:00Z", "", "one");
        assertEquals("1=1+0+0+0", IngestHarness.sums(ingest.send(List.of(first))));
        assertEquals("1=0+0+1+0", IngestHarness.sums(ingest.send(List.of(first))));
        String changed = IngestHarness.post("acc", "2025-02-02T00:00:00Z", "", "two");
        assertEquals("1=0+1+0+0", IngestHarness.sums(ingest.send(List.of(changed))));
        String edited = IngestHarness.post("acc", "2025-02-02T00:00:00Z", "2025-02-03T00:00:00Z", "three");
        assertEquals("1=0+1+0+0", IngestHarness.sums(ingest.send(List.of(edited))));
        assertEquals("1=0+0+1+0", IngestHarness.sums(ingest.send(List.of(changed))));
        assertEquals(
                "three",
                ingest.stored(names.prefix() + "posts-2025.02")
                        .get(0)
                        .at("/_source/text")
                        .asText());
    }

    @Test
    void a_search_by_tone_finds_what_enrich_tells() throws IOException, InterruptedException {
        List<String> texts = List.of(
                "WORST clinic ever!!! rude staff, horrible wait",
                "I love this hospital, the nurses were amazing ❤️",
                "Flu shots are available at the clinic on Monday.",
                "la peor atención, una vergüenza de hospital",
                "gracias a las enfermeras, son maravillosas",
                "https://who.int/news",
                "@clinic @hospital",
                "the bus and the ward");
        Map<String, Set<String>> told = new HashMap<>();
        List<String> lines = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            sent.add(PostId.of(Platform.X, "tone" + i).value());
            lines.add(IngestHarness.post("tone" + i, "2025-04-02T00:00:00Z", "", texts.get(i)));
            Enriched enriched = Enrichment.standard().of(texts.get(i), null);
            Sentiment sentiment = enriched.insight().sentiment();
            if (sentiment != null && enriched.isSure()) {
                told.computeIfAbsent(sentiment.label(), label -> new TreeSet<>())
                        .add(PostId.of(Platform.X, "tone" + i).value());
            }
        }
        ingest.send(lines);
        ingest.stored(names.prefix() + "posts-2025.04");
        assertEquals(Set.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE), told.keySet());
        for (Map.Entry<String, Set<String>> label : told.entrySet()) {
            Query query = ((ParseResult.Parsed)
                            new QueryParser(QueryLimits.DEFAULT).parse("sentiment:" + label.getKey()))
                    .query();
            assertEquals(
                    label.getValue(),
                    StoredPosts.matching(clients, names, new ElasticQueries(IngestHarness.CLOCK).compile(query))
                            .stream()
                            .filter(sent::contains)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void one_bad_record_costs_itself() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add(IngestHarness.post("bad" + i, "2025-03-02T00:00:00Z", "", "text " + i));
        }
        lines.set(17, "{\"id\":\"bad17\",\"platform\":\"x\",\"created_at\":\"2025-02-31\",\"text\":\"a\"}");
        lines.set(31, "{\"id\":\"bad31\",\"text\":");
        IngestSummary summary = ingest.send(lines);
        assertEquals("50=48+0+0+2", IngestHarness.sums(summary));
        assertEquals(17, summary.errors().get(0).index());
        assertEquals(
                PostId.of(Platform.X, "bad17").value(), summary.errors().get(0).id());
        assertEquals("malformed_json", summary.errors().get(1).code());
        assertEquals(48, ingest.stored(names.prefix() + "posts-2025.03").size());
    }

    @Test
    void an_edit_that_moves_the_month_leaves_one_copy() throws IOException, InterruptedException {
        ingest.send(List.of(IngestHarness.post("moved", "2024-01-31T23:00:00Z", "", "first")));
        ingest.send(List.of(IngestHarness.post("moved", "2024-02-01T01:00:00Z", "2024-02-02T00:00:00Z", "second")));
        assertEquals(0, ingest.stored(names.prefix() + "posts-2024.01").size());
        assertEquals(1, ingest.stored(names.prefix() + "posts-2024.02").size());
    }

    @Test
    void a_write_block_is_waited_for() throws IOException, InterruptedException {
        String index = names.prefix() + "posts-2025.04";
        ingest.send(List.of(IngestHarness.post("block0", "2025-04-02T00:00:00Z", "", "before")));
        for (String block : List.of("index.blocks.write", "index.blocks.read_only_allow_delete")) {
            ingest.settings(index, "{\"" + block + "\":true}");
            Thread lifting = new Thread(
                    () -> {
                        try {
                            Thread.sleep(1_500);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        ingest.settings(index, "{\"" + block + "\":null}");
                    },
                    "lift-block");
            lifting.start();
            IngestSummary summary =
                    ingest.send(List.of(IngestHarness.post(block, "2025-04-03T00:00:00Z", "", "during a block")));
            lifting.join();
            assertEquals("1=1+0+0+0", IngestHarness.sums(summary));
        }
    }

    @Test
    void a_block_that_stays_is_unavailable_and_sending_again_completes() throws IOException, InterruptedException {
        // Not read_only_allow_delete: Elasticsearch lifts that one by itself, every 30 s, where the disk has room
        // again.
        String index = names.prefix() + "posts-2025.05";
        ingest.send(List.of(IngestHarness.post("b0", "2025-05-02T00:00:00Z", "", "before")));
        ingest.settings(index, "{\"index.blocks.write\":true}");
        List<String> lines = IntStream.range(0, 200)
                .mapToObj(i -> IngestHarness.post("b" + i, "2025-05-02T00:00:00Z", "", "before"))
                .toList();
        try (IngestHarness impatient = new IngestHarness(clients, names, 1_500)) {
            IngestSummary summary = impatient.send(lines);
            assertFalse(summary.isComplete());
            long written = summary.indexed() + summary.unchanged();
            assertTrue(written <= 1, IngestHarness.sums(summary));
        }
        ingest.settings(index, "{\"index.blocks.write\":null}");
        assertEquals("200=199+0+1+0", IngestHarness.sums(ingest.send(lines)));
        assertEquals(200, ingest.stored(index).size());
    }

    @Test
    void what_elasticsearch_refuses_is_kept_redacted_and_replayed() throws IOException, InterruptedException {
        String index = names.prefix() + "posts-2025.06";
        // Somebody made the index by hand and wrongly: our source is a word, not a number.
        ingest.requests.send(
                "PUT",
                "/" + index,
                "{\"mappings\":{\"properties\":{\"source\":{\"type\":\"integer\"}}}}".getBytes(StandardCharsets.UTF_8));
        IngestSummary summary = ingest.send(List.of(
                IngestHarness.post("dead", "2025-06-02T00:00:00Z", "", "write to jane.roe@example.org about flu"),
                IngestHarness.post("alive", "2025-07-02T00:00:00Z", "", "flu")));
        assertEquals("2=1+0+0+1", IngestHarness.sums(summary));
        assertEquals("refused", summary.errors().get(0).code());
        String id = PostId.of(Platform.X, "dead").value();
        assertEquals(id, ingest.deadLetters.list(null, 10).get(0).id());
        assertFalse(ingest.stored(names.deadLetters()).toString().contains("jane"));
        assertEquals(1, ingest.deadLetters.replay().refused());

        ingest.requests.send("DELETE", "/" + index, null);
        assertEquals(1, ingest.deadLetters.replay().written());
        assertEquals(List.of(), ingest.deadLetters.list(null, 10));
        assertEquals(1, ingest.stored(index).size());
        assertEquals(
                "of-today", ingest.stored(index).get(0).at("/_source/topics/0").asText());
    }

    @Test
    void what_another_process_erased_after_the_look_does_not_stay() throws IOException, InterruptedException {
        String index = names.prefix() + "posts-2024.03";
        // So that the list of erased posts was read a moment ago.
        ingest.send(List.of(IngestHarness.post("before-late", "2024-03-01T00:00:00Z", "", "flu")));
        new PostErasure(ingest.requests, names, IngestHarness.CLOCK)
                .remember(List.of(PostId.of(Platform.X, "late-erased")));
        IngestSummary summary = ingest.send(List.of(
                IngestHarness.post("late-erased", "2024-03-02T00:00:00Z", "", "flu"),
                IngestHarness.post("after-late", "2024-03-03T00:00:00Z", "2024-03-04T00:00:00Z", "flu")));
        assertEquals("2=1+0+0+1", IngestHarness.sums(summary));
        assertTrue(List.of("deleted", "erased").contains(summary.errors().get(0).code()));
        assertEquals(2, ingest.stored(index).size());
    }

    @Test
    void nothing_planted_reaches_any_index() throws IOException, InterruptedException {
        List<String> secrets =
                List.of("zebulonq", "Quarrington", "555-867-5309", "zq@example.org", "078-05-1120", "94110");
        ingest.send(List.of("{\"id\":\"https://x.com/zebulonq/1\",\"platform\":\"x\",\"created_at\":\"2025-08-01\","
                + "\"author\":{\"handle\":\"zebulonq\",\"name\":\"Zebulon Quarrington\",\"url\":\"https://x.com/zebulonq\"},"
                + "\"text\":\"I am Zebulon Quarrington, call 555-867-5309 or zq@example.org, SSN 078-05-1120, @zebulonq"
                + " https://x.com/zebulonq/1\",\"hashtags\":[\"#zebulonq\"],"
                + "\"title\":\"from zq@example.org\",\"attachment_text\":\"SSN 078-05-1120\","
                + "\"place\":{\"country\":\"US\",\"region\":\"CA\",\"postal_code\":\"94110\"}}"));
        String everything = ingest.stored(names.prefix() + "*").toString();
        assertTrue(everything.contains("US-CA"));
        for (String secret : secrets) {
            assertFalse(everything.contains(secret), secret);
        }
    }
}

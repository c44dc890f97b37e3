package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;
import org.listeningpost.testing.ElasticExtension;

/** What a source says of posts that are gone. */
@ExtendWith(ElasticExtension.class)
final class SourceErasureIT {
    private final IngestHarness harness;
    private final IndexNames names;

    SourceErasureIT(ElasticClients clients, IndexNames names) {
        this.harness = new IngestHarness(clients, names, 30_000);
        this.names = names;
    }

    @BeforeEach
    void schema(ElasticClients clients) {
        IngestHarness.schema(clients, names);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private static String tweet(String id) {
        return "{\"data\":{\"id\":\"" + id + "\",\"text\":\"waited three hours\",\"edit_history_tweet_ids\":[\"" + id
                + "\"],\"created_at\":\"2026-05-20T10:00:00.000Z\"}}";
    }

    private static String gone(String id) {
        return "{\"data\":{\"delete\":{\"tweet\":{\"id\":\"" + id + "\"}}}}";
    }

    private static String idOf(String tweet) {
        return PostId.of(Platform.X, tweet).value();
    }

    private String account(IngestSummary summary) {
        return IngestHarness.sums(summary) + " erased " + summary.erased() + " complete " + summary.isComplete();
    }

    @Test
    void a_notice_erases_the_post_everywhere_and_for_good() throws IOException, InterruptedException {
        assertEquals(
                "2=2+0+0+0 erased 0 complete true", account(harness.send("x", tweet("101") + "\n" + tweet("102"))));
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("x", gone("101"))));
        List<String> stored = harness.stored(names.posts()).stream()
                .map(hit -> hit.path("_id").asText())
                .toList();
        assertTrue(stored.contains(idOf("102")));
        assertTrue(!stored.contains(idOf("101")));
        assertEquals(List.of(idOf("101")), harness.forgotten);
        assertEquals("posts.erase", harness.audit.getFirst().action());
        assertEquals(List.of(idOf("101")), harness.audit.getFirst().targets());
        // Sent again by whoever has not heard of it.
        IngestSummary again = harness.send("x", tweet("101"));
        assertEquals("1=0+0+0+1 erased 0 complete true", account(again));
        assertEquals("erased", again.errors().getFirst().code());
        // The same notice again has nothing to do.
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("x", gone("101"))));
    }

    @Test
    void in_one_delivery_the_notice_wins_in_whatever_order() throws IOException, InterruptedException {
        IngestSummary summary =
                harness.send("x", tweet("201") + gone("201") + gone("202") + tweet("202") + gone("201"));
        assertEquals(5, summary.received());
        assertEquals(
                summary.received(),
                summary.indexed() + summary.updated() + summary.unchanged() + summary.erased() + summary.rejected());
        assertEquals(2, summary.erased());
        List<String> stored = harness.stored(names.posts()).stream()
                .map(hit -> hit.path("_id").asText())
                .toList();
        assertTrue(!stored.contains(idOf("201")) && !stored.contains(idOf("202")));
    }

    @Test
    void a_notice_that_overtakes_its_post_is_remembered() throws IOException, InterruptedException {
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("x", gone("301"))));
        assertEquals(
                "erased", harness.send("x", tweet("301")).errors().getFirst().code());
        // Of a dump, whose removed comments were mostly never here, nothing is remembered.
        String removed =
                "{\"id\":\"k1\",\"link_id\":\"t3_a\",\"subreddit\":\"s\",\"body\":\"[removed]\",\"created_utc\":1767323045}";
        assertEquals("1=0+0+1+0 erased 0 complete true", account(harness.send("reddit", removed)));
        assertEquals(
                "1=1+0+0+0 erased 0 complete true",
                account(harness.send("reddit", removed.replace("[removed]", "still here"))));
        assertEquals("1=0+0+0+0 erased 1 complete true", account(harness.send("reddit", removed)));
    }
}

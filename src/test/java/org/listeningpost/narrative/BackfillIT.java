package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.http.Json;
import org.listeningpost.http.ProblemException;
import org.listeningpost.security.Caller;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;
import org.listeningpost.testing.UtcClock;

/** A back-fill whose instance dies, is stopped or comes too early: what the next one makes of it. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackfillIT {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Caller ANA = new Caller("k1", "Ana", Set.of());
    private static final Duration SETTLING = Duration.ofMinutes(4);
    /** Five pages of the runner. */
    private static final int MATCHING = 2_300;

    private static final int OTHERS = 200;
    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(31);

    private final ElasticClients clients;
    private final ElasticRequests engine;
    private final IndexNames names;
    private final StepClock clock = new StepClock();
    private final Narratives narratives;
    private String id = "";

    BackfillIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.engine = clients.requests();
        this.names = names;
        new SchemaBootstrap(engine, names, clock, 0).apply();
        this.narratives = new Narratives(engine, names, Config.defaults().limits(), clock, SETTLING);
    }

    /** Stands for a kill: whatever was acknowledged is done, and nothing after it. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The runner looks at the clock when it takes a job and after each page: there a test can come between. */
    private static final class StepClock extends UtcClock {
        private Instant now = START;
        private int looksLeft = -1;
        private Runnable then = () -> {};

        void after(int looks, Runnable action) {
            looksLeft = looks;
            then = action;
        }

        @Override
        public Instant instant() {
            if (looksLeft >= 0 && looksLeft-- == 0) {
                then.run();
            }
            return now;
        }
    }

    @BeforeEach
    void posts_and_a_narrative_that_matches_most_of_them() throws JsonProcessingException {
        StringBuilder bulk = new StringBuilder();
        for (int i = 0; i < MATCHING + OTHERS; i++) {
            bulk.append("{\"index\":{\"_index\":\"" + names.posts() + "-2026.01\",\"_id\":\"p" + i + "\"}}\n");
            bulk.append(post("p" + i, i < MATCHING ? "garlic cures measles" : "my garden"));
        }
        send("POST", "/_bulk?refresh=true", bulk.toString());
        id = narratives.service().create(draft("garlic measles"), ANA).id();
    }

    @Test
    void another_instance_goes_on_where_a_killed_one_was_and_tags_every_post_once() {
        // Takes the job (1 look), counts (1), reports two pages (1 each) and dies before the third is reported.
        clock.after(4, () -> {
            throw new Killed();
        });
        assertThrows(Killed.class, () -> narratives.backfills(engine).runDue());
        long before = tagged();
        assertTrue(before > 0 && before < MATCHING, "in the middle: " + before);
        assertEquals(Backfill.State.RUNNING, job().state());

        narratives.backfills(engine).runDue();
        assertEquals(before, tagged(), "the lease of the dead is not over");

        clock.now = clock.now.plus(LEASE_AND_MORE);
        narratives.backfills(engine).runDue();
        Backfill done = job();
        assertEquals(Backfill.State.DONE, done.state());
        assertEquals(MATCHING, tagged());
        assertEquals(MATCHING, tags(), "no post has the tag twice");
        assertTrue(done.counts().tagged() <= MATCHING, "nothing is counted twice: " + done);

        // Written by an instance that did not know of the narrative yet.
        send("PUT", month() + "/_doc/late?refresh=true", post("late", "garlic against measles"));
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING, tagged());
        clock.now = clock.now.plus(SETTLING);
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING + 1, tagged());
        assertTrue(job().settled());
        send("DELETE", month() + "/_doc/late?refresh=true", null);
    }

    @Test
    void a_cancelled_one_stops_after_the_page_in_hand_and_can_be_begun_again() {
        clock.after(4, () -> narratives.jobs().cancel(id, ANA.name()));
        narratives.backfills(engine).runDue();
        Backfill cancelled = job();
        assertEquals(Backfill.State.CANCELLED, cancelled.state());
        assertEquals("by Ana", cancelled.error());
        long before = tagged();
        assertTrue(before > 0 && before < MATCHING, "in the middle: " + before);

        clock.now = clock.now.plus(SETTLING).plusSeconds(60);
        narratives.backfills(engine).runDue();
        assertEquals(before, tagged(), "it stays cancelled, also when it would have settled");

        narratives.service().fillAgain(id, ANA);
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING, tagged());
        assertEquals(MATCHING - before, job().counts().tagged(), "what was tagged is not done again");
    }

    @Test
    void one_that_the_engine_holds_up_is_not_over_but_goes_on_later() throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint());
                ElasticClients troubled = ElasticClients.open(proxy.endpoint())) {
            for (Fault fault : new Fault[] {Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE, Fault.LOST_ANSWER}) {
                proxy.inject(fault);
                narratives.backfills(troubled.requests()).runDue();
                assertTrue(proxy.isHealed());
                assertEquals(Backfill.State.RUNNING, job().state(), fault::toString);
                narratives.backfills(troubled.requests()).runDue();
                assertEquals(Backfill.State.RUNNING, job().state(), "not at once");
                clock.now = clock.now.plus(LEASE_AND_MORE);
            }
            narratives.backfills(troubled.requests()).runDue();
        }
        assertEquals(Backfill.State.DONE, job().state());
        assertEquals(MATCHING, tagged());
    }

    @Test
    void a_month_that_is_being_moved_is_waited_for_and_the_others_are_done() {
        send("PUT", "/" + names.posts() + "-2026.02/_doc/other?refresh=true", post("other", "garlic or measles"));
        send("PUT", "/" + names.posts() + "-2026.02/_doc/other2?refresh=true", post("other2", "garlic, no measles"));
        send("PUT", month() + "/_settings", "{\"index.blocks.write\":true}");
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.RUNNING, job().state());
        assertEquals(2, tagged());
        assertEquals(0, job().counts().conflicts(), "nobody changed them");
        send("PUT", month() + "/_settings", "{\"index.blocks.write\":false}");
        clock.now = clock.now.plus(LEASE_AND_MORE);
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.DONE, job().state());
        assertEquals(MATCHING + 2, tagged());
        send("DELETE", "/" + names.posts() + "-2026.02", null);
    }

    @Test
    void a_month_that_is_dropped_on_the_way_ends_no_job() {
        clock.after(4, () -> send("DELETE", month(), null));
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.RUNNING, job().state());
        send("PUT", month() + "/_doc/again?refresh=true", post("again", "garlic against measles"));
        clock.now = clock.now.plus(LEASE_AND_MORE);
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.DONE, job().state());
        assertEquals(1, tagged());
        send("DELETE", month() + "/_doc/again?refresh=true", null);
    }

    @Test
    void the_tags_of_what_is_deleted_can_be_taken_again() {
        narratives.backfills(engine).runDue();
        narratives.service().delete(id, 1, ANA);
        narratives.jobs().cancel(id, ANA.name());
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING, tagged(), "stopped before it began");
        narratives.service().fillAgain(id, ANA);
        narratives.backfills(engine).runDue();
        assertEquals(0, tagged());
        ProblemException unknown =
                assertThrows(ProblemException.class, () -> narratives.service().fillAgain("nobody", ANA));
        assertEquals(404, unknown.problem().status());
    }

    @AfterEach
    void no_job_for_the_next_test() {
        send("DELETE", "/" + names.jobs() + "/_doc/" + TagKind.NARRATIVE.jobOf(id) + "?refresh=true", null);
    }

    private String month() {
        return "/" + names.posts() + "-2026.01";
    }

    private Backfill job() {
        return narratives.jobs().read(id);
    }

    private long tagged() {
        return tagCounts().path("posts").path("doc_count").asLong();
    }

    /** Values of the field, not posts that have it: a list with the same tag twice counts twice. */
    private long tags() {
        long tags = 0;
        for (JsonNode hit : send(
                        "POST",
                        "/" + names.posts() + "/_search",
                        "{\"size\":10000,\"_source\":\"narratives\",\"query\":{\"term\":{\"narratives\":\"" + id
                                + "\"}}}")
                .at("/hits/hits")) {
            for (JsonNode tag : hit.at("/_source/narratives")) {
                tags += tag.asText().equals(id) ? 1 : 0;
            }
        }
        return tags;
    }

    private JsonNode tagCounts() {
        send("POST", "/" + names.posts() + "/_refresh", null);
        return send(
                        "POST",
                        "/" + names.posts() + "/_search",
                        "{\"size\":0,\"aggs\":{\"posts\":{\"filter\":{\"term\":{\"narratives\":\"" + id + "\"}}}}}")
                .path("aggregations");
    }

    private static String post(String id, String text) {
        return "{\"id\":\"" + id + "\",\"platform\":\"x\",\"kind\":\"post\",\"created_at\":\"2026-01-05T00:00:00Z\","
                + "\"language\":\"en\",\"text\":\"" + text + "\"}\n";
    }

    private static NarrativeDraft draft(String query) throws JsonProcessingException {
        return Json.mapper()
                .readValue(
                        "{\"title\":\"Garlic\",\"status\":\"watching\",\"query\":\"" + query + "\"}",
                        NarrativeDraft.class);
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var reply = engine.send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> reply.json().toString());
        return reply.json();
    }
}

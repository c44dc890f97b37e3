package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
import org.listeningpost.elastic.ElasticUnreachableException;
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
    private static final Duration LEASE_AND_MORE = BackfillRunner.LEASE.plusSeconds(1);

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
        this.narratives = narratives(engine);
    }

    private Narratives narratives(ElasticRequests requests) {
        return new Narratives(requests, names, Config.defaults().limits(), clock, SETTLING);
    }

    /** Stands for a kill: whatever was acknowledged is done, and nothing after it. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The runner looks at the clock when it takes a job and after each page: there a test can come between. */
    private static final class StepClock extends UtcClock {
        private volatile Instant now = START;
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
        // Takes the job (1 look), counts (2), reports two pages (1 each) and dies before the third is reported.
        clock.after(5, () -> {
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
        assertTrue(isUnfinished(), "it looks once more");
        clock.now = clock.now.plus(SETTLING);
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING + 1, tagged());
        assertTrue(job().settled());
        assertFalse(isUnfinished(), "nobody reads it again and again");
        send("DELETE", month() + "/_doc/late?refresh=true", null);
    }

    private boolean isUnfinished() {
        return new BackfillIndex(engine, names, TagKind.NARRATIVE)
                .unfinished().stream()
                        .anyMatch(held -> held.value().order().subject().equals(id));
    }

    @Test
    void a_cancelled_one_stops_after_the_page_in_hand_and_can_be_begun_again() {
        clock.after(5, () -> narratives.jobs().cancel(id, ANA.name()));
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
        clock.after(5, () -> send("DELETE", month(), null));
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
    void posts_that_cannot_be_counted_are_not_taken_for_none() {
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.DONE, job().state());
        String away = "/" + names.posts() + "-2026.05";
        send(
                "PUT",
                away + "?wait_for_active_shards=0",
                "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}");
        clock.now = clock.now.plus(SETTLING).plusSeconds(1);
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.RUNNING, job().state());
        assertFalse(job().settled());
        send("PUT", away + "/_settings", "{\"index.routing.allocation.require._name\":null}");
        send("GET", "/_cluster/health" + away + "?wait_for_status=yellow&timeout=60s", null);
        clock.now = clock.now.plus(LEASE_AND_MORE);
        narratives.backfills(engine).runDue();
        assertEquals(Backfill.State.DONE, job().state());
        assertTrue(job().settled());
        send("DELETE", away, null);
    }

    @Test
    void a_change_that_is_written_reaches_the_past_although_what_announces_it_fails() throws IOException {
        narratives.backfills(engine).runDue();
        AtomicInteger looks = new AtomicInteger();
        Predicate<String> isAfterTheChange = path -> {
            // First it is read, then written; here another instance takes up the job just before.
            if (path.endsWith("/" + names.narratives() + "/_doc/" + id) && looks.incrementAndGet() == 2) {
                narratives.backfills(engine).runDue();
            }
            return looks.get() >= 2 && path.startsWith("/" + names.jobs() + "/");
        };
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), isAfterTheChange);
                ElasticClients troubled = ElasticClients.open(proxy.endpoint())) {
            proxy.setAlways(Fault.UNAVAILABLE);
            NarrativeService service = narratives(troubled.requests()).service();
            NarrativeDraft garden = draft("garden");
            assertThrows(ElasticUnreachableException.class, () -> service.update(id, 1, garden, ANA));
        }
        assertEquals("garden", narratives.service().read(id).query());
        assertEquals(Backfill.State.DONE, job().state());
        assertEquals(MATCHING, tagged(), "it came too early");
        clock.now = clock.now.plus(SETTLING).plus(TagJobs.UNANNOUNCED).plusSeconds(1);
        narratives.backfills(engine).runDue();
        assertEquals(OTHERS, tagged());
        assertTrue(job().settled());
    }

    @Test
    void what_is_closed_keeps_its_tags_and_what_is_a_draft_again_loses_them() throws JsonProcessingException {
        narratives.backfills(engine).runDue();
        narratives.service().update(id, 1, draft("garlic measles", "closed"), ANA);
        narratives.backfills(engine).runDue();
        assertEquals(MATCHING, tagged());
        narratives.service().update(id, 2, draft("garlic measles", "draft"), ANA);
        narratives.backfills(engine).runDue();
        assertEquals(0, tagged());
        narratives.service().update(id, 3, draft("garden", "watching"), ANA);
        narratives.backfills(engine).runDue();
        assertEquals(OTHERS, tagged());
        narratives.service().update(id, 4, draft("garden", "draft"), ANA);
        narratives.service().fillAgain(id, ANA);
        narratives.backfills(engine).runDue();
        assertEquals(0, tagged());
        assertEquals(Backfill.State.DONE, job().state());
    }

    @Test
    void a_job_of_many_slow_steps_stays_with_the_instance_that_began_it() throws IOException {
        TagJobs jobs = new TagJobs(engine, names, clock, TagKind.TOPIC, SETTLING);
        TagPlan many = new TagPlan.Steps(IntStream.range(0, 20)
                .mapToObj(number -> new TagPlan.Step("topic_" + number, null))
                .toList());
        AtomicInteger doneHere = new AtomicInteger();
        AtomicInteger doneElsewhere = new AtomicInteger();
        BackfillRunner elsewhere = jobs.runner(engine, subject -> many, job -> doneElsewhere.incrementAndGet());
        Predicate<String> slowly = path -> {
            if (path.equals("/" + names.posts() + "/_search")) {
                clock.now = clock.now.plusSeconds(15);
                elsewhere.runDue();
            }
            return false;
        };
        jobs.queue("many", 1, 1, ANA.name());
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), slowly);
                ElasticClients slow = ElasticClients.open(proxy.endpoint())) {
            jobs.runner(slow.requests(), subject -> many, job -> doneHere.incrementAndGet())
                    .runDue();
        }
        assertEquals(1, doneHere.get());
        assertEquals(0, doneElsewhere.get());
        send("DELETE", "/" + names.jobs() + "/_doc/" + TagKind.TOPIC.jobOf("many") + "?refresh=true", null);
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
        return draft(query, "watching");
    }

    private static NarrativeDraft draft(String query, String status) throws JsonProcessingException {
        return Json.mapper()
                .readValue(
                        "{\"title\":\"Garlic\",\"status\":\"" + status + "\",\"query\":\"" + query + "\"}",
                        NarrativeDraft.class);
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var reply = engine.send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> reply.json().toString());
        return reply.json();
    }
}

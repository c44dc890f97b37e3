package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.http.Json;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.security.Caller;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** A narrative is a place for as long as posts may carry tags of a query that named one. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NarrativePlacesIT {
    private static final Caller ANA = new Caller("k1", "Ana", Set.of());
    private static final Duration SETTLING = Duration.ofMinutes(4);

    private final ElasticRequests engine;
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Narratives narratives;

    NarrativePlacesIT(ElasticClients clients, IndexNames names) {
        this.engine = clients.requests();
        new SchemaBootstrap(engine, names, clock, 0).apply();
        this.narratives = new Narratives(engine, names, Config.defaults().limits(), clock, SETTLING);
    }

    @Test
    void one_that_is_changed_stays_a_place_until_its_past_is_in_line() throws Exception {
        String id = created("watching", "facility:cedar");
        assertEquals(PlaceReach.NARROWED, reach(id), "not looked through yet");
        settle();
        assertEquals(PlaceReach.NARROWED, reach(id));
        update(id, 1, "watching", "kettle");
        assertEquals(PlaceReach.MIXED, reach(id), "before its job");
        narratives.backfills(engine).runDue();
        assertEquals(PlaceReach.MIXED, reach(id), "a writer may hold a post that it tagged by the query before");
        settle();
        assertEquals(PlaceReach.NONE, reach(id));
        update(id, 2, "responding", "facility:cedar");
        assertEquals(PlaceReach.MIXED, reach(id));
    }

    @Test
    void one_that_is_closed_keeps_its_tags_and_what_they_say_whatever_becomes_of_its_query() throws Exception {
        String id = created("watching", "facility:cedar");
        settle();
        update(id, 1, "closed", "kettle");
        assertEquals(PlaceReach.NARROWED, reach(id), "closed and tidied at once");
        update(id, 2, "closed", "pot");
        settle();
        assertEquals(PlaceReach.NARROWED, reach(id));
        update(id, 3, "draft", "pot");
        assertEquals(PlaceReach.MIXED, reach(id), "a draft answers by its query");
        update(id, 4, "watching", "pot");
        assertEquals(PlaceReach.MIXED, reach(id), "watched again, and not in line yet");
        settle();
        assertEquals(PlaceReach.NONE, reach(id), "the tags of the place are gone");
        update(id, 5, "closed", "facility:cedar");
        settle();
        assertEquals(PlaceReach.NONE, reach(id), "no post has a tag of a query that never tagged");
    }

    @Test
    void a_job_that_finds_it_closed_brings_nothing_in_line() throws Exception {
        String id = created("watching", "facility:cedar");
        settle();
        update(id, 1, "watching", "kettle");
        update(id, 2, "closed", "kettle");
        settle();
        Backfill job = narratives.jobs().read(id);
        assertEquals(Backfill.State.CANCELLED, job.state());
        assertEquals("no longer watched", job.error());
        assertEquals(PlaceReach.MIXED, reach(id));
    }

    @Test
    void a_job_that_is_cancelled_brings_nothing_in_line() throws Exception {
        String id = created("watching", "facility:cedar");
        settle();
        update(id, 1, "watching", "kettle");
        narratives.jobs().cancel(id, ANA.name());
        settle();
        assertEquals(PlaceReach.MIXED, reach(id));
        narratives.service().fillAgain(id, ANA);
        settle();
        assertEquals(PlaceReach.NONE, reach(id));
    }

    @Test
    void one_that_is_deleted_is_the_place_that_its_tags_are_of() throws Exception {
        String id = created("watching", "facility:cedar");
        narratives.service().delete(id, 1, ANA);
        assertEquals(PlaceReach.NARROWED, reach(id));
        narratives.jobs().cancel(id, ANA.name());
        assertEquals(PlaceReach.NARROWED, reach(id), "for good");
        String draft = created("draft", "facility:cedar");
        assertEquals(PlaceReach.NARROWED, reach(draft));
        narratives.service().delete(draft, 1, ANA);
        assertEquals(PlaceReach.NONE, reach(draft), "it never tagged");
        assertEquals(PlaceReach.NONE, reach("nnever"));
        assertEquals(PlaceReach.NONE, reach("no/such"));
    }

    @Test
    void one_that_is_deleted_is_no_place_any_more_once_its_tags_are_gone() throws Exception {
        String id = created("watching", "facility:cedar");
        settle();
        narratives.service().delete(id, 1, ANA);
        narratives.backfills(engine).runDue();
        assertEquals(PlaceReach.NARROWED, reach(id), "a writer may hold a post that it tagged");
        settle();
        assertEquals(PlaceReach.NONE, reach(id));
    }

    @Test
    void several_ask_once_for_all_topics_that_they_and_their_past_name() throws Exception {
        String one = created("watching", "(topic:a OR topic:b) lang:en");
        String two = created("watching", "topic:c kettle");
        update(two, 1, "watching", "topic:d");
        List<Set<String>> asked = new ArrayList<>();
        Map<String, PlaceReach> places = narratives.places(List.of(one, two), (field, ids) -> {
            asked.add(Set.copyOf(ids));
            return Map.of("c", PlaceReach.NARROWED);
        });
        assertEquals(List.of(Set.of("a", "b", "c", "d")), asked);
        assertEquals(Map.of(one, PlaceReach.NONE, two, PlaceReach.MIXED), places);
    }

    private String created(String status, String query) throws JsonProcessingException {
        return narratives.service().create(draft(status, query), ANA).id();
    }

    private void update(String id, long version, String status, String query) throws JsonProcessingException {
        narratives.service().update(id, version, draft(status, query), ANA);
    }

    private PlaceReach reach(String id) {
        return narratives.places(List.of(id), PlaceReach.Tags.NONE).getOrDefault(id, PlaceReach.NONE);
    }

    /** Every job is done, and once more when no writer holds an older set. */
    private void settle() {
        narratives.backfills(engine).runDue();
        clock.advance(SETTLING.plusSeconds(1));
        narratives.backfills(engine).runDue();
    }

    private static NarrativeDraft draft(String status, String query) throws JsonProcessingException {
        return Json.mapper()
                .readValue(
                        "{\"title\":\"Any\",\"status\":\"" + status + "\",\"query\":\"" + query + "\"}",
                        NarrativeDraft.class);
    }
}

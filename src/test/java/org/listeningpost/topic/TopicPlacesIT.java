package org.listeningpost.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.listeningpost.testing.Expectations.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.http.Json;
import org.listeningpost.narrative.SetVersion;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.TagJobs;
import org.listeningpost.narrative.TagKind;
import org.listeningpost.narrative.TagPlan;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.security.Caller;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.MovingClock;

/** A topic and its area are a place for as long as posts may carry tags of a query that named one. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TopicPlacesIT {
    private static final Caller ANA = new Caller("k1", "Ana", Set.of());

    private final ElasticRequests engine;
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final TagJobs jobs;
    private final Topics topics;
    private final TopicService service;

    TopicPlacesIT(ElasticClients clients, IndexNames names) {
        this.engine = clients.requests();
        new SchemaBootstrap(engine, names, clock, 0).apply();
        this.jobs = new TagJobs(engine, names, clock, TagKind.TOPIC);
        this.topics = new Topics(engine, names, Config.defaults().limits(), clock);
        this.service = new TopicService(
                Vocabulary.bundled(),
                new TopicIndex(engine, names),
                new SetVersion(engine, names, "topic-set"),
                jobs,
                new StandingQueryCheck(new QueryParser(QueryLimits.DEFAULT), VocabularyQueries::violations, "topic"),
                clock);
    }

    @Test
    void a_topic_that_is_changed_and_its_area_stay_a_place_until_the_past_is_in_line() throws Exception {
        assertReach(PlaceReach.NONE, PlaceReach.NONE, "closures", "facilities");
        service.update("closures", 0, draft(null, null, "facility:cedar closed"), ANA);
        assertReach(PlaceReach.MIXED, PlaceReach.MIXED, "closures", "facilities");
        settle("closures");
        assertReach(PlaceReach.NARROWED, PlaceReach.MIXED, "closures", "facilities");
        service.reset("closures", 1, ANA);
        assertReach(PlaceReach.MIXED, PlaceReach.MIXED, "closures", "facilities");
        settle("closures");
        assertReach(PlaceReach.NONE, PlaceReach.NONE, "closures", "facilities");
        assertEquals(
                Map.of("closures", PlaceReach.MIXED, "facilities", PlaceReach.MIXED),
                topics.placesEver(List.of("closures", "facilities")),
                "narratives that asked for it may have tags of then");
    }

    @Test
    void a_topic_that_is_switched_off_or_deleted_stays_a_place_until_the_past_is_in_line() throws Exception {
        service.create(draft("gate", "cost", "facility:elm"), ANA);
        assertReach(PlaceReach.NARROWED, PlaceReach.MIXED, "gate", "cost");
        settle("gate");
        ObjectNode off = Json.mapper().createObjectNode().put("enabled", false);
        service.update("gate", 1, Json.mapper().treeToValue(off, TopicDraft.class), ANA);
        assertReach(PlaceReach.NARROWED, PlaceReach.MIXED, "gate", "cost");
        service.reset("gate", 2, ANA);
        assertReach(PlaceReach.NARROWED, PlaceReach.MIXED, "gate", "cost");
        settle("gate");
        assertReach(PlaceReach.NONE, PlaceReach.NONE, "gate", "cost");
    }

    @Test
    void a_topic_that_is_made_anew_elsewhere_is_looked_for_in_the_area_where_it_was() throws Exception {
        service.create(draft("lift", "symptoms", "facility:elm"), ANA);
        service.reset("lift", 1, ANA);
        service.create(draft("lift", "vaccines", "kettle"), ANA);
        assertReach(PlaceReach.MIXED, PlaceReach.MIXED, "lift", "symptoms");
        List<String> tags = topics.planOf("lift") instanceof TagPlan.Steps some
                ? some.steps().stream().map(step -> step.tag()).toList()
                : List.of();
        assertEquals(Set.of("lift", "symptoms", "vaccines"), Set.copyOf(tags));
        settle("lift");
        assertReach(PlaceReach.NONE, PlaceReach.NONE, "lift", "symptoms");
    }

    private void assertReach(PlaceReach ofTopic, PlaceReach ofArea, String topic, String area) {
        Map<String, PlaceReach> places = topics.places(List.of(topic, area));
        assertEquals(ofTopic, places.getOrDefault(topic, PlaceReach.NONE), topic);
        assertEquals(ofArea, places.getOrDefault(area, PlaceReach.NONE), area);
    }

    /** The job is done, and once more when no writer holds an older set. */
    private void settle(String topic) throws Exception {
        clock.advance(Duration.ofMinutes(5));
        AutoCloseable running = topics.startJobs(engine, by -> {});
        await(() -> jobs.inLine().getOrDefault(topic, 0L)
                == jobs.read(topic).order().subjectVersion());
        running.close();
    }

    private static TopicDraft draft(@Nullable String id, @Nullable String area, String query)
            throws JsonProcessingException {
        ObjectNode draft =
                Json.mapper().createObjectNode().put("id", id).put("area", area).put("query", query);
        draft.putObject("title").put("en", "Any");
        return Json.mapper().treeToValue(draft, TopicDraft.class);
    }
}

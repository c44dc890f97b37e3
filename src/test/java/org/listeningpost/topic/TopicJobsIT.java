package org.listeningpost.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.http.Json;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.Backfill;
import org.listeningpost.narrative.SetVersion;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.TagJobs;
import org.listeningpost.narrative.TagKind;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.security.Caller;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;

/** A change of a topic whose job is not queued, or has to begin again. */
@ExtendWith(ElasticExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TopicJobsIT {
    private static final Caller ANA = new Caller("k1", "Ana", Set.of());

    private final ElasticClients clients;
    private final ElasticRequests engine;
    private final IndexNames names;
    private final Clock clock = Clock.systemUTC();
    private final Topics topics;

    TopicJobsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.engine = clients.requests();
        this.names = names;
        new SchemaBootstrap(engine, names, clock, 0).apply();
        this.topics = new Topics(engine, names, Config.defaults().limits(), clock);
    }

    private TopicService service(ElasticRequests requests) {
        return new TopicService(
                Vocabulary.bundled(),
                new TopicIndex(requests, names),
                new SetVersion(requests, names, "topic-set"),
                new TagJobs(requests, names, clock, TagKind.TOPIC),
                new StandingQueryCheck(new QueryParser(QueryLimits.DEFAULT), VocabularyQueries::violations, "topic"),
                clock);
    }

    @Test
    void a_change_that_is_written_reaches_the_past_although_what_announces_it_fails() throws Exception {
        // The bundled vocabulary is no longer new when there are posts.
        topics.startJobs(engine, by -> {}).close();
        send(
                "PUT",
                "/" + names.posts() + "-2026.01/_doc/p1?refresh=true",
                "{\"id\":\"p1\",\"platform\":\"x\",\"kind\":\"post\",\"created_at\":\"2026-01-05T00:00:00Z\","
                        + "\"language\":\"en\",\"text\":\"my elbow is sandpaper\"}");
        AtomicBoolean isWritten = new AtomicBoolean();
        Predicate<String> isAfterTheChange = path -> {
            isWritten.compareAndSet(false, path.startsWith("/" + names.topics() + "/_create/"));
            return isWritten.get() && path.startsWith("/" + names.jobs() + "/");
        };
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), isAfterTheChange);
                ElasticClients troubled = ElasticClients.open(proxy.endpoint())) {
            proxy.setAlways(Fault.UNAVAILABLE);
            TopicService service = service(troubled.requests());
            TopicDraft sandpaper = draft("query", "sandpaper");
            assertThrows(ElasticUnreachableException.class, () -> service.update("skin", 0, sandpaper, ANA));
        }
        assertEquals("sandpaper", service(engine).read("skin").topic().query());
        try (AutoCloseable running = topics.startJobs(engine, by -> {})) {
            await(() -> {
                ElasticReply found = send("GET", "/" + names.posts() + "/_search?q=topics:skin", null);
                return found.json().at("/hits/total/value").asLong() == 1;
            });
        }
    }

    @Test
    void the_tags_of_a_topic_that_is_deleted_can_be_taken_again() throws Exception {
        ObjectNode gate = Json.mapper()
                .createObjectNode()
                .put("id", "gate")
                .put("area", "cost")
                .put("query", "kettle");
        gate.putObject("title").put("en", "Gate");
        TopicService service = service(engine);
        service.create(Json.mapper().treeToValue(gate, TopicDraft.class), ANA);
        service.reset("gate", 1, ANA);
        Backfill again = service.tagAgain("gate", ANA);
        assertEquals(2, again.order().subjectVersion());
        assertEquals(Backfill.State.QUEUED, again.state());
        ProblemException unknown = assertThrows(ProblemException.class, () -> service.tagAgain("nobody", ANA));
        assertEquals(404, unknown.problem().status());
    }

    private static TopicDraft draft(String field, String value) throws JsonProcessingException {
        return Json.mapper().treeToValue(Json.mapper().createObjectNode().put(field, value), TopicDraft.class);
    }

    private ElasticReply send(String method, String path, @Nullable String body) {
        ElasticReply reply = engine.send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        assertTrue(reply.isSuccess(), () -> reply.json().toString());
        return reply;
    }
}

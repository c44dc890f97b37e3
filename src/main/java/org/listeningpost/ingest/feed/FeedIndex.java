package org.listeningpost.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;

/** One document a feed: where it stands, who reads it, how it fares. A change happens only to what was looked at. */
final class FeedIndex {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final VersionedDocuments documents;

    FeedIndex(VersionedDocuments documents) {
        this.documents = documents;
    }

    /**
     * How a feed fares.
     *
     * @param problem what went wrong last; null where all is well
     * @param failures in a row
     * @param received records over all time
     * @param resumeAt until then the source asks to be left alone; null where it does not
     */
    record Health(
            @Nullable Instant lastSuccess,
            @Nullable Instant lastAttempt,
            @Nullable String problem,
            int failures,
            long received,
            long stored,
            @Nullable Instant resumeAt) {
        static final Health NEW = new Health(null, null, null, 0, 0, 0, null);

        Health succeeded(Instant now, long more, long moreStored, @Nullable Duration pause) {
            return new Health(now, now, null, 0, received + more, stored + moreStored, behind(now, pause));
        }

        Health failed(Instant now, String what, @Nullable Duration pause) {
            return new Health(lastSuccess, now, what, failures + 1, received, stored, behind(now, pause));
        }

        private static @Nullable Instant behind(Instant now, @Nullable Duration pause) {
            return pause == null ? null : now.plus(pause);
        }
    }

    /**
     * What is known of a feed.
     *
     * @param holder the instance that reads it; empty where none does
     * @param revision changes with every change
     */
    record Entry(String id, String holder, PollState state, Health health, String revision, Stored stored) {}

    Optional<Entry> find(String id) {
        return documents.find(id).map(FeedIndex::entry);
    }

    List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        documents.all().forEach(stored -> entries.add(entry(stored)));
        return entries;
    }

    /** False where another instance was faster. */
    boolean create(String id, String holder) {
        return documents.create(id, document(id, 1, holder, PollState.START, Health.NEW));
    }

    /** False where another instance was faster. */
    boolean replace(Entry before, String holder, PollState state, Health health) {
        return documents.replace(
                before.stored(), document(before.id(), before.stored().version() + 1, holder, state, health));
    }

    private static ObjectNode document(String id, long version, String holder, PollState state, Health health) {
        ObjectNode document =
                MAPPER.createObjectNode().put("id", id).put("version", version).put("holder", holder);
        document.set("state", state.json());
        document.putObject("health")
                .put("last_success", text(health.lastSuccess()))
                .put("last_attempt", text(health.lastAttempt()))
                .put("problem", health.problem())
                .put("failures", health.failures())
                .put("received", health.received())
                .put("stored", health.stored())
                .put("resume_at", text(health.resumeAt()));
        return document;
    }

    private static Entry entry(Stored stored) {
        JsonNode source = stored.source();
        JsonNode health = source.path("health");
        return new Entry(
                stored.id(),
                source.path("holder").asText(),
                PollState.of(source.path("state")),
                new Health(
                        moment(health.path("last_success")),
                        moment(health.path("last_attempt")),
                        health.path("problem").isTextual()
                                ? health.path("problem").asText()
                                : null,
                        health.path("failures").asInt(),
                        health.path("received").asLong(),
                        health.path("stored").asLong(),
                        moment(health.path("resume_at"))),
                stored.term() + "/" + stored.sequence(),
                stored);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static @Nullable Instant moment(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.asText()) : null;
    }
}

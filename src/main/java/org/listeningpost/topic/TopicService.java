package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.Backfill;
import org.listeningpost.narrative.SetVersion;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.TagJobs;
import org.listeningpost.query.Nearest;
import org.listeningpost.security.Caller;
import org.listeningpost.topic.TopicChange.Change;
import org.listeningpost.topic.TopicChange.State;

/** Changes, adds, resets and removes topics, and has the past tagged accordingly. Thread-safe. */
final class TopicService {
    private final Vocabulary bundled;
    private final TopicIndex index;
    private final SetVersion version;
    private final TagJobs jobs;
    private final StandingQueryCheck check;
    private final Clock clock;

    TopicService(
            Vocabulary bundled,
            TopicIndex index,
            SetVersion version,
            TagJobs jobs,
            StandingQueryCheck check,
            Clock clock) {
        this.bundled = bundled;
        this.index = index;
        this.version = version;
        this.jobs = jobs;
        this.check = check;
        this.clock = clock;
    }

    int bundledVersion() {
        return bundled.version();
    }

    List<StandingTopic> all() {
        return StandingTopic.all(bundled, index.all());
    }

    /** Those of one area; of all where it is null. */
    List<StandingTopic> all(@Nullable String area) {
        List<StandingTopic> all = all();
        List<StandingTopic> found = all.stream()
                .filter(topic -> area == null
                        || area.equals(topic.topic().id())
                        || area.equals(topic.topic().area()))
                .toList();
        if (area != null && found.isEmpty()) {
            List<String> areas = all.stream()
                    .map(StandingTopic::topic)
                    .filter(Topic::isArea)
                    .map(Topic::id)
                    .toList();
            throw new ProblemException(Problem.of(400, "bad-request", "Bad request")
                    .error(new ProblemError(
                            "area",
                            null,
                            null,
                            "unknown_value",
                            "One of " + String.join(", ", areas) + ".",
                            Nearest.to(area, areas))));
        }
        return found;
    }

    StandingTopic read(String id) {
        return find(id).orElseThrow(TopicService::noSuchTopic);
    }

    private Optional<StandingTopic> find(String id) {
        return all().stream().filter(topic -> topic.topic().id().equals(id)).findFirst();
    }

    StandingTopic create(TopicDraft draft, Caller caller) {
        String id = draft.checkedId();
        String area = draft.area();
        if (area != null && find(area).filter(found -> found.topic().isArea()).isEmpty()) {
            throw bad("area", "unknown_value", "The id of an area, or nothing for a new area.");
        }
        if (find(id).isPresent()) {
            throw taken(id);
        }
        String query = checkedQuery(draft);
        // A topic of that name that was deleted goes on counting its versions.
        @Nullable Held<TopicChange> before = index.hold(id).orElse(null);
        if (!write(before, id, State.OWN, area, draft.checkedTitle(null), query, caller)) {
            throw taken(id);
        }
        return read(id);
    }

    StandingTopic update(String id, long expected, TopicDraft draft, Caller caller) {
        StandingTopic before = read(id);
        String area = before.topic().area();
        if (draft.id() != null && !draft.id().equals(id)) {
            throw bad("id", "fixed", "An id does not change; add another topic.");
        }
        if (draft.area() != null && !draft.area().equals(area)) {
            throw bad("area", "fixed", "A topic stays in its area; add another topic.");
        }
        String query = draft.query() == null ? before.topic().query() : checkedQuery(draft);
        Topic.Title title = draft.checkedTitle(before.topic().title());
        boolean isOn = draft.enabled() == null ? before.tags() : draft.enabled();
        if (query.equals(before.topic().query()) && title.equals(before.topic().title()) && isOn == before.tags()) {
            // Another version would tag the past again, and refuse whoever has looked.
            if (before.version() != expected) {
                throw EntityTags.outdated(before.version());
            }
            return before;
        }
        Topic base = bundled.find(id).orElse(null);
        // What is as bundled is left to the bundle, so that it follows later releases.
        String ownQuery = base != null && query.equals(base.query()) ? null : query;
        Topic.Title ownTitle = base != null && title.equals(base.title()) ? null : title;
        boolean isAsBundled = base != null && ownQuery == null && ownTitle == null;
        State state = !isOn ? State.OFF : base == null ? State.OWN : isAsBundled ? State.BUNDLED : State.CHANGED;
        change(id, expected, state, area, ownTitle, ownQuery, caller);
        return read(id);
    }

    /** A bundled topic goes back to what it was, somebody's own is gone. */
    Optional<StandingTopic> reset(String id, long expected, Caller caller) {
        StandingTopic before = read(id);
        String area = before.topic().area();
        if (isBundled(id)) {
            if (before.state() == State.BUNDLED) {
                throw new ProblemException(Problem.of(409, "bundled", "The topic is as it was bundled")
                        .detail("To have it tag nothing, send \"enabled\": false."));
            }
            change(id, expected, State.BUNDLED, area, null, null, caller);
            return Optional.of(read(id));
        }
        if (all().stream().anyMatch(each -> id.equals(each.topic().area()))) {
            throw new ProblemException(
                    Problem.of(409, "has-topics", "The area has topics").detail("Delete them first."));
        }
        change(id, expected, State.DELETED, area, null, null, caller);
        return Optional.empty();
    }

    private boolean isBundled(String id) {
        return bundled.find(id).isPresent();
    }

    /** Earlier versions, oldest first; also of a topic that is gone. */
    List<JsonNode> history(String id) {
        List<JsonNode> revisions = index.revisions(id);
        if (revisions.isEmpty()) {
            read(id);
        }
        return revisions;
    }

    List<Backfill> jobs() {
        return jobs.all();
    }

    /** Looks through the past again, from the start; also for one that is deleted, whose tags may not all be taken. */
    Backfill tagAgain(String id, Caller caller) {
        Optional<Long> changes =
                id.equals(Topics.ALL) ? Optional.of((long) bundled.version()) : find(id).map(StandingTopic::version);
        long set = version.current();
        return changes.map(at -> jobs.queue(id, at, set, caller.name()))
                .or(() -> jobs.requeue(id, set, caller.name()))
                .orElseThrow(TopicService::noSuchTopic);
    }

    private void change(
            String id,
            long expected,
            State state,
            @Nullable String area,
            Topic.@Nullable Title title,
            @Nullable String query,
            Caller caller) {
        @Nullable Held<TopicChange> before = index.hold(id).orElse(null);
        long current = before == null ? 0 : before.value().version();
        if (current != expected) {
            throw EntityTags.outdated(current);
        }
        if (!write(before, id, state, area, title, query, caller)) {
            throw EntityTags.outdated(current + 1);
        }
    }

    /** False where somebody else was faster. */
    private boolean write(
            @Nullable Held<TopicChange> before,
            String id,
            State state,
            @Nullable String area,
            Topic.@Nullable Title title,
            @Nullable String query,
            Caller caller) {
        Change now = new Change(clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.name());
        TopicChange after = new TopicChange(
                TopicChange.documentOf(id),
                id,
                state,
                area,
                title,
                query,
                before == null ? now : before.value().created(),
                now,
                before == null ? 1 : before.value().version() + 1);
        // Who repeats a change that was written finds nothing to change: the past must not wait for that.
        jobs.insure(id, after.version() - 1, version.current(), caller.name());
        if (!index.write(before, after)) {
            return false;
        }
        jobs.queue(id, after.version(), version.raise(), caller.name());
        return true;
    }

    private String checkedQuery(TopicDraft draft) {
        String query = draft.checkedQuery();
        check.require(query);
        return query;
    }

    private static ProblemException taken(String id) {
        return new ProblemException(
                Problem.of(409, "id-taken", "There is such a topic").detail("Choose another id than " + id + "."));
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }

    private static ProblemException noSuchTopic() {
        return new ProblemException(Problem.notFound("There is no such topic."));
    }
}

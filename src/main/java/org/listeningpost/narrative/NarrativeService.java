package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.ShortIds;
import org.listeningpost.narrative.Narrative.Change;
import org.listeningpost.security.Caller;

/** Creates, changes and removes narratives, and has the past tagged accordingly. Thread-safe. */
final class NarrativeService {
    private final VersionedRecords<Narrative> narratives;
    private final SetVersion version;
    private final TagJobs jobs;
    private final StandingQueryCheck check;
    private final Clock clock;
    private final ShortIds ids = new ShortIds('n');

    NarrativeService(
            VersionedRecords<Narrative> narratives,
            SetVersion version,
            TagJobs jobs,
            StandingQueryCheck check,
            Clock clock) {
        this.narratives = narratives;
        this.version = version;
        this.jobs = jobs;
        this.check = check;
        this.clock = clock;
    }

    Narrative read(String id) {
        return narratives.find(id).orElseThrow(NarrativeService::noSuchNarrative);
    }

    List<Narrative> all() {
        return narratives.all();
    }

    Narrative create(NarrativeDraft draft, Caller caller) {
        Change now = now(caller);
        Narrative made = narrative(ids.next(), draft, null, now, caller);
        boolean isToBeFilled = made.status().isStanding();
        if (isToBeFilled) {
            insure(made.id(), 0, now);
        }
        if (!narratives.create(made.id(), made)) {
            throw new ProblemException(Problem.unavailable("The identifier is taken. Try again.", 1));
        }
        announce(made, isToBeFilled);
        return made;
    }

    Narrative update(String id, long expected, NarrativeDraft draft, Caller caller) {
        Held<Narrative> before = hold(id, expected);
        Change now = now(caller);
        Narrative after = narrative(id, draft, before.value(), now, caller);
        boolean isToBeFilled = changesTags(before.value(), after);
        if (isToBeFilled) {
            insure(id, expected, now);
        }
        replace(before, after);
        announce(after, isToBeFilled);
        return after;
    }

    /** Whether stored posts are to have other tags: what is closed leaves them as they are. */
    private static boolean changesTags(Narrative before, Narrative after) {
        boolean isSameStatus =
                before.status().isStanding() ? after.status().isStanding() : before.status() == after.status();
        return switch (after.status()) {
            case WATCHING, RESPONDING -> !isSameStatus || !after.query().equals(before.query());
            case DRAFT -> !isSameStatus;
            case CLOSED -> false;
        };
    }

    /** Releases the counter-message as it is written. */
    Narrative approve(String id, long expected, Caller caller) {
        Held<Narrative> before = hold(id, expected);
        Narrative was = before.value();
        Narrative.CounterMessage message = was.counterMessage();
        if (message == null) {
            throw new ProblemException(Problem.of(409, "nothing-to-approve", "There is no counter-message")
                    .detail("Write one first."));
        }
        Change now = now(caller);
        Narrative after = new Narrative(
                id,
                was.title(),
                was.claim(),
                was.query(),
                was.status(),
                was.risk(),
                was.evidence(),
                new Narrative.CounterMessage(message.text(), caller.name(), now.at()),
                was.owner(),
                was.tags(),
                was.created(),
                now,
                was.version() + 1);
        replace(before, after);
        return after;
    }

    /** Takes its tags from all posts, too. */
    void delete(String id, long expected, Caller caller) {
        Held<Narrative> before = hold(id, expected);
        Change now = now(caller);
        insure(id, expected, now);
        if (!narratives.delete(before, now.at().toString(), now.by())) {
            throw EntityTags.outdated(read(id).version());
        }
        // What is removed is the last version that posts may carry tags of, as a change leaves the one before it.
        jobs.queue(id, before.value().version() + 1, version.raise(), now.by());
    }

    /** Earlier versions, oldest first; also of a narrative that is gone. */
    List<JsonNode> history(String id) {
        List<JsonNode> revisions = narratives.revisions(id);
        if (revisions.isEmpty() && narratives.find(id).isEmpty()) {
            throw noSuchNarrative();
        }
        return revisions;
    }

    /** Looks through the past again, from the start; also for a draft or one that is deleted, whose tags may not all be taken. */
    Backfill fillAgain(String id, Caller caller) {
        Optional<Narrative> found = narratives.find(id);
        long set = version.current();
        if (found.isEmpty()) {
            return jobs.requeue(id, set, caller.name()).orElseThrow(NarrativeService::noSuchNarrative);
        }
        return switch (found.get().status()) {
            case WATCHING, RESPONDING -> jobs.queue(id, found.get().version(), set, caller.name());
            case DRAFT -> jobs.requeue(id, set, caller.name()).orElseThrow(NarrativeService::notStanding);
            case CLOSED -> throw notStanding();
        };
    }

    private static ProblemException notStanding() {
        return new ProblemException(Problem.of(409, "not-standing", "The narrative tags nothing")
                .detail("Only one that is watched or responded to is tagged."));
    }

    /** Who repeats a change that was written finds nothing to change: the past must not wait for that. */
    private void insure(String id, long before, Change now) {
        jobs.insure(id, before, version.current(), now.by());
    }

    private void announce(Narrative changed, boolean isToBeFilled) {
        long set = version.raise();
        if (isToBeFilled) {
            queue(changed, set);
        }
    }

    private void queue(Narrative narrative, long set) {
        jobs.queue(narrative.id(), narrative.version(), set, narrative.updated().by());
    }

    void changedElsewhere(Set<String> ids) {
        long set = version.raise();
        for (String id : ids) {
            narratives
                    .find(id)
                    .filter(narrative -> narrative.status().isStanding())
                    .ifPresent(narrative -> queue(narrative, set));
        }
    }

    private Held<Narrative> hold(String id, long expected) {
        Held<Narrative> held = narratives.hold(id).orElseThrow(NarrativeService::noSuchNarrative);
        if (held.value().version() != expected) {
            throw EntityTags.outdated(held.value().version());
        }
        return held;
    }

    private void replace(Held<Narrative> before, Narrative after) {
        if (!narratives.replace(before, after)) {
            throw EntityTags.outdated(before.value().version() + 1);
        }
    }

    private Narrative narrative(
            String id, NarrativeDraft draft, @Nullable Narrative before, Change now, Caller caller) {
        String query = draft.checkedQuery();
        check.require(query);
        return new Narrative(
                id,
                draft.checkedTitle(),
                draft.checkedClaim(),
                query,
                draft.checkedStatus(),
                draft.checkedRisk(),
                draft.checkedEvidence(),
                draft.checkedMessage(before == null ? null : before.counterMessage()),
                draft.checkedOwner(before == null ? caller.name() : before.owner()),
                draft.checkedTags(),
                before == null ? now : before.created(),
                now,
                before == null ? 1 : before.version() + 1);
    }

    private Change now(Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Change(at, caller.name());
    }

    private static ProblemException noSuchNarrative() {
        return new ProblemException(Problem.notFound("There is no such narrative."));
    }
}

package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.Narrative.Change;
import org.listeningpost.narrative.NarrativeIndex.Held;
import org.listeningpost.security.Caller;

/** Creates, changes and removes narratives, and has the past tagged accordingly. Thread-safe. */
final class NarrativeService {
    private static final int ID_CHARACTERS = 10;

    private final NarrativeIndex narratives;
    private final SetVersion version;
    private final BackfillIndex jobs;
    private final StandingQueryCheck check;
    private final Clock clock;
    private final Duration settling;
    private final RandomGenerator random = new SecureRandom();

    /** @param settling after this long no writer holds a post that it matched against an older set */
    NarrativeService(
            NarrativeIndex narratives,
            SetVersion version,
            BackfillIndex jobs,
            StandingQueryCheck check,
            Clock clock,
            Duration settling) {
        this.narratives = narratives;
        this.version = version;
        this.jobs = jobs;
        this.check = check;
        this.clock = clock;
        this.settling = settling;
    }

    Narrative read(String id) {
        return narratives.find(id).orElseThrow(NarrativeService::noSuchNarrative);
    }

    List<Narrative> all() {
        return narratives.all();
    }

    Narrative create(NarrativeDraft draft, Caller caller) {
        Change now = now(caller);
        Narrative made = narrative(newId(), draft, null, now, caller);
        if (!narratives.create(made)) {
            throw new ProblemException(Problem.unavailable("The identifier is taken. Try again.", 1));
        }
        announce(made, made.status().isStanding(), now);
        return made;
    }

    Narrative update(String id, long expected, NarrativeDraft draft, Caller caller) {
        Held before = hold(id, expected);
        Change now = now(caller);
        Narrative after = narrative(id, draft, before.narrative(), now, caller);
        replace(before, after);
        boolean isToBeFilled = after.status().isStanding()
                && (!before.narrative().status().isStanding()
                        || !after.query().equals(before.narrative().query()));
        announce(after, isToBeFilled, now);
        return after;
    }

    /** Releases the counter-message as it is written. */
    Narrative approve(String id, long expected, Caller caller) {
        Held before = hold(id, expected);
        Narrative was = before.narrative();
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
        Held before = hold(id, expected);
        Change now = now(caller);
        if (!narratives.delete(before, now)) {
            throw EntityTags.outdated(read(id).version());
        }
        announce(before.narrative(), true, now);
    }

    /** Earlier versions, oldest first; also of a narrative that is gone. */
    List<JsonNode> history(String id) {
        List<JsonNode> revisions = narratives.revisions(id);
        if (revisions.isEmpty() && narratives.find(id).isEmpty()) {
            throw noSuchNarrative();
        }
        return revisions;
    }

    Optional<Backfill> backfill(String id) {
        return jobs.hold(id).map(BackfillIndex.Held::job);
    }

    /** Looks through the past again, from the start. */
    Backfill fillAgain(String id, Caller caller) {
        Narrative narrative = read(id);
        if (!narrative.status().isStanding()) {
            throw new ProblemException(Problem.of(409, "not-standing", "The narrative tags nothing")
                    .detail("Only one that is watched or responded to is tagged."));
        }
        queue(narrative, version.current(), now(caller));
        return backfill(id).orElseThrow(NarrativeService::noSuchNarrative);
    }

    /** Stops a back-fill; tags that were set already stay. */
    Backfill cancel(String id, Caller caller) {
        return jobs.cancel(id, caller.name(), clock.instant());
    }

    private void announce(Narrative changed, boolean isToBeFilled, Change change) {
        long set = version.raise();
        if (isToBeFilled) {
            queue(changed, set, change);
        }
    }

    void changedElsewhere(Set<String> ids) {
        long set = version.raise();
        for (String id : ids) {
            narratives
                    .find(id)
                    .filter(narrative -> narrative.status().isStanding())
                    .ifPresent(narrative -> queue(narrative, set, narrative.updated()));
        }
    }

    private void queue(Narrative narrative, long set, Change change) {
        jobs.put(Backfill.queued(
                TagKind.NARRATIVES,
                narrative.id(),
                narrative.version(),
                set,
                change.by(),
                change.at(),
                change.at().plus(settling)));
    }

    private Held hold(String id, long expected) {
        Held held = narratives.hold(id).orElseThrow(NarrativeService::noSuchNarrative);
        if (held.narrative().version() != expected) {
            throw EntityTags.outdated(held.narrative().version());
        }
        return held;
    }

    private void replace(Held before, Narrative after) {
        if (!narratives.replace(before, after)) {
            throw EntityTags.outdated(before.narrative().version() + 1);
        }
    }

    private Narrative narrative(
            String id,
            NarrativeDraft draft,
            @org.jspecify.annotations.Nullable Narrative before,
            Change now,
            Caller caller) {
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

    /** Short enough to be typed in {@code narrative:...}. */
    private String newId() {
        StringBuilder id = new StringBuilder("n");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(Character.forDigit(random.nextInt(36), 36));
        }
        return id.toString();
    }

    private static ProblemException noSuchNarrative() {
        return new ProblemException(Problem.notFound("There is no such narrative."));
    }
}

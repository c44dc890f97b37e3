package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Json;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/**
 * The work of bringing the tags of stored posts in line with a narrative or a topic.
 *
 * @param id of the job; one for each narrative or topic, a change of the query starts it anew
 * @param settled whether the posts have been looked through a last time
 * @param error kind of the failure
 */
public record Backfill(
        String id,
        String kind,
        @JsonUnwrapped Order order,
        State state,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        boolean settled,
        @JsonUnwrapped Lease lease,
        @JsonUnwrapped Counts counts,
        @Nullable String error) {
    private static final Set<Role> READ_POSTS = Set.of(Role.ANALYST, Role.MONITOR);

    /** Where a job stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** The spelling in JSON. */
        @JsonValue
        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is to be done, and for whom.
     *
     * @param subject id of the narrative or topic
     * @param subjectVersion which version of it asked for it
     * @param setVersion posts that were matched against this set or a later one are tagged right already
     * @param by name of the key that asked for it
     * @param settleAt when every writer with an older set has given up: the posts are looked through a last time then
     */
    public record Order(
            @JsonProperty("narrative") String subject,
            @JsonProperty("narrative_version") long subjectVersion,
            long setVersion,
            String by,
            Instant createdAt,
            Instant settleAt) {}

    /** The instance that does it, until then unless it goes on. */
    record Lease(@Nullable String worker, @Nullable Instant leaseUntil) {
        static final Lease NOBODY = new Lease(null, null);

        boolean isOver(Instant now) {
            return leaseUntil == null || leaseUntil.isBefore(now);
        }
    }

    /**
     * How far it is.
     *
     * @param total posts whose tag was wrong; the tags that follow from it, as an area does, are not counted
     * @param conflicts posts that changed while their tag was being set; they are looked at again
     */
    record Counts(long total, long tagged, long untagged, long conflicts) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    static Backfill queued(TagKind kind, Order order) {
        return new Backfill(
                kind.jobOf(order.subject()),
                kind.job(),
                order,
                State.QUEUED,
                null,
                order.createdAt(),
                null,
                false,
                Lease.NOBODY,
                Counts.NONE,
                null);
    }

    /** Whether an instance should take it up now. */
    boolean isDue(Instant now) {
        return switch (state) {
            case QUEUED -> true;
            case RUNNING -> lease.isOver(now);
            case DONE -> !settled && order.settleAt().isBefore(now);
            case FAILED, CANCELLED -> false;
        };
    }

    /** In hand, or further than it was. */
    Backfill running(Lease by, Counts sofar, Instant now) {
        Instant begun = startedAt == null ? now : startedAt;
        return new Backfill(id, kind, order, State.RUNNING, begun, now, null, settled, by, sofar, null);
    }

    Backfill finished(State end, Instant now, boolean isSettled, @Nullable String failure) {
        return new Backfill(id, kind, order, end, startedAt, now, now, isSettled, Lease.NOBODY, counts, failure);
    }

    /**
     * As it is shown to somebody: without who holds it, and with counts for those alone who may read posts. They are exact, and
     * what they are of may be a place, or may have been one before it was changed.
     */
    public ObjectNode shown(TagKind of, Caller caller) {
        boolean isCounted = caller.hasAnyOf(READ_POSTS);
        ObjectNode shown = Json.mapper()
                .createObjectNode()
                .put(of.noun(), order.subject())
                .put("state", state.keyword())
                .put(of.noun() + "_version", order.subjectVersion())
                .put("total", isCounted ? (Long) counts.total() : null)
                .put("tagged", isCounted ? (Long) counts.tagged() : null)
                .put("untagged", isCounted ? (Long) counts.untagged() : null)
                .put("settled", settled)
                .put("created_at", order.createdAt().toString());
        if (startedAt != null) {
            shown.put("started_at", startedAt.toString());
        }
        if (finishedAt != null) {
            shown.put("finished_at", finishedAt.toString());
        }
        return error == null ? shown : shown.put("error", error);
    }
}

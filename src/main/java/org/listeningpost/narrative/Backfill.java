package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work of bringing the tags of stored posts in line with a narrative or a topic.
 *
 * @param id of the job; one for each narrative or topic, a change of the query starts it anew
 * @param subject id of the narrative or topic
 * @param subjectVersion which version of it asked for it
 * @param setVersion posts that were matched against this set or a later one are tagged right already
 * @param by name of the key that asked for it
 * @param settleAt when every writer with an older set has given up: the posts are looked through a last time then
 * @param settled whether that has happened
 * @param worker instance that does it, until {@code leaseUntil} unless it goes on
 * @param total posts whose tag was wrong
 * @param conflicts posts that changed while their tag was being set; they are looked at again
 * @param error kind of the failure
 */
public record Backfill(
        String id,
        String kind,
        State state,
        @JsonProperty("narrative") String subject,
        @JsonProperty("narrative_version") long subjectVersion,
        long setVersion,
        String by,
        Instant createdAt,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        Instant settleAt,
        boolean settled,
        @Nullable String worker,
        @Nullable Instant leaseUntil,
        long total,
        long tagged,
        long untagged,
        long conflicts,
        @Nullable String error) {
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
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Backfill queued(
            TagKind kind,
            String subject,
            long subjectVersion,
            long setVersion,
            String by,
            Instant at,
            Instant settleAt) {
        return new Backfill(
                kind.jobOf(subject),
                kind.job(),
                State.QUEUED,
                subject,
                subjectVersion,
                setVersion,
                by,
                at,
                null,
                at,
                null,
                settleAt,
                false,
                null,
                null,
                0,
                0,
                0,
                0,
                null);
    }

    /** Whether an instance should take it up now. */
    boolean isDue(Instant now) {
        return switch (state) {
            case QUEUED -> true;
            case RUNNING -> leaseUntil == null || leaseUntil.isBefore(now);
            case DONE -> !settled && settleAt.isBefore(now);
            case FAILED, CANCELLED -> false;
        };
    }

    Backfill takenBy(String instance, Instant now, Instant until) {
        return new Backfill(
                id,
                kind,
                State.RUNNING,
                subject,
                subjectVersion,
                setVersion,
                by,
                createdAt,
                startedAt == null ? now : startedAt,
                now,
                null,
                settleAt,
                settled,
                instance,
                until,
                total,
                tagged,
                untagged,
                conflicts,
                null);
    }

    Backfill progressed(Progress progress, Instant now, Instant until) {
        return new Backfill(
                id,
                kind,
                State.RUNNING,
                subject,
                subjectVersion,
                setVersion,
                by,
                createdAt,
                startedAt,
                now,
                null,
                settleAt,
                settled,
                worker,
                until,
                progress.total,
                progress.tagged,
                progress.untagged,
                progress.conflicts,
                null);
    }

    Backfill finished(State end, Instant now, boolean isSettled, @Nullable String failure) {
        return new Backfill(
                id,
                kind,
                end,
                subject,
                subjectVersion,
                setVersion,
                by,
                createdAt,
                startedAt,
                now,
                now,
                settleAt,
                isSettled,
                null,
                null,
                total,
                tagged,
                untagged,
                conflicts,
                failure);
    }

    /** Counts while a job runs. Not thread-safe. */
    static final class Progress {
        long total;
        long tagged;
        long untagged;
        long conflicts;

        Progress(Backfill job) {
            tagged = job.tagged;
            untagged = job.untagged;
            conflicts = job.conflicts;
        }
    }
}

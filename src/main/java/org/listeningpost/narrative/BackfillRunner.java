package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.narrative.Backfill.Counts;
import org.listeningpost.narrative.Backfill.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the back-fills, one at a time on this instance and each on one instance: a lease in the job's document says whose
 * it is, and an instance that dies loses it. One that Elasticsearch holds up is left as it is, and taken up again when its
 * lease is over. What is left to do is found anew each time, so that beginning again never does anything twice.
 */
final class BackfillRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillRunner.class);
    private static final long POLL_MILLIS = 1_000;
    /** Longer than two requests may take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final int PASSES_MAX = 20;

    private final BackfillIndex jobs;
    private final Function<String, TagPlan> plans;
    private final PostTags tags;
    private final String instance;
    private final Clock clock;
    private final Consumer<Backfill> done;
    private final Thread thread;

    /** @param done told of each job that brought everything in line */
    BackfillRunner(
            BackfillIndex jobs,
            Function<String, TagPlan> plans,
            PostTags tags,
            String instance,
            Clock clock,
            Consumer<Backfill> done) {
        this.jobs = jobs;
        this.plans = plans;
        this.tags = tags;
        this.instance = instance;
        this.clock = clock;
        this.done = done;
        this.thread = new Thread(this::work, jobs.kind());
        thread.setDaemon(true);
    }

    BackfillRunner start() {
        thread.start();
        return this;
    }

    private void work() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                try {
                    runDue();
                } catch (RuntimeException | Error e) {
                    // Also where memory is short: who ends here does no job until the next start.
                    LOG.warn(
                            "jobs of the kind {} wait: {}",
                            jobs.kind(),
                            e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does every job that is due. */
    void runDue() {
        for (Held<Backfill> held : jobs.unfinished()) {
            Backfill job = held.value();
            Instant now = clock.instant();
            if (job.isDue(now)) {
                boolean isLast = !job.order().settleAt().isAfter(now);
                jobs.replace(held, job.running(leaseFrom(now), job.counts(), now))
                        .ifPresent(mine -> new Run(mine, isLast).run());
            }
        }
    }

    private Backfill.Lease leaseFrom(Instant now) {
        return new Backfill.Lease(instance, now.plus(LEASE));
    }

    /**
     * The posts whose tag is wrong.
     *
     * @param missing those that lack it; null where none should have it
     */
    private record Wrong(@Nullable ObjectNode missing, ObjectNode surplus, long lacking, long having) {
        static Wrong of(TagPlan.Step step, PostTags tags) {
            ObjectNode surplus = tags.surplus(step.tag(), step.query());
            ObjectNode missing = step.query() == null ? null : tags.missing(step.tag(), step.query());
            return new Wrong(missing, surplus, missing == null ? 0 : tags.count(missing), tags.count(surplus));
        }

        long posts() {
            return lacking + having;
        }
    }

    /** One job in hand; gone when somebody else changes its document. */
    private final class Run {
        private final String id;
        private final boolean isLast;
        private @Nullable Held<Backfill> mine;
        private long total;
        /** Also where they are not counted. */
        private long changed;

        private long tagged;
        private long untagged;
        private long conflicts;
        /** Posts of this run that Elasticsearch did not take. */
        private long waiting;

        Run(Held<Backfill> mine, boolean isLast) {
            this.id = mine.value().id();
            this.mine = mine;
            this.isLast = isLast;
            Counts sofar = mine.value().counts();
            this.tagged = sofar.tagged();
            this.untagged = sofar.untagged();
            this.conflicts = sofar.conflicts();
        }

        private Counts counts() {
            return new Counts(total, tagged, untagged, conflicts);
        }

        void run() {
            try {
                boolean isRight = false;
                for (int pass = 0; pass < PASSES_MAX && !isRight && waiting == 0 && mine != null; pass++) {
                    isRight = pass();
                }
                if (waiting > 0) {
                    LOG.warn("the job {} waits: Elasticsearch does not take {} posts now", id, waiting);
                } else {
                    finish(isRight ? State.DONE : State.FAILED, isRight ? null : "posts kept changing");
                }
            } catch (ElasticUnreachableException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.warn("the job {} waits: {}", id, String.valueOf(e.getCause()));
                }
            } catch (BackfillException e) {
                LOG.warn("the job {} failed: {}", id, e.getMessage());
                finish(State.FAILED, e.getMessage());
            }
        }

        /** Whether there was nothing left that a conflict kept from being done. */
        private boolean pass() {
            Held<Backfill> held = mine;
            if (held == null) {
                return false;
            }
            List<TagPlan.Step> steps;
            switch (plans.apply(held.value().order().subject())) {
                case TagPlan.Keep keep -> {
                    // Not done: posts may have tags of a query before.
                    finish(State.CANCELLED, "no longer watched");
                    mine = null;
                    return false;
                }
                case TagPlan.Broken broken -> throw new BackfillException("the query is broken");
                case TagPlan.Steps some -> steps = some.steps();
            }
            // Known before the first post is written, so that the progress does not run backwards.
            tags.refresh();
            total = tagged + untagged;
            for (TagPlan.Step step : steps) {
                total += step.follows() ? 0 : Wrong.of(step, tags).posts();
                if (!renew()) {
                    return false;
                }
            }
            long before = changed;
            boolean isRight = true;
            for (TagPlan.Step step : steps) {
                isRight &= correct(step);
                if (mine == null) {
                    return false;
                }
            }
            return report() && isRight && changed == before;
        }

        /** One tag; false where a conflict left something to do. */
        private boolean correct(TagPlan.Step step) {
            tags.refresh();
            Wrong wrong = Wrong.of(step, tags);
            boolean goesOn = wrong.posts() == 0 ? renew() : report();
            if (!goesOn || wrong.posts() == 0) {
                return true;
            }
            long conflictsBefore = conflicts;
            ObjectNode missing = wrong.missing();
            if (missing != null && wrong.lacking() > 0) {
                tags.correct(missing, step.tag(), true, page -> {
                    tagged += step.follows() ? 0 : page.changed();
                    return goesOn(page);
                });
            }
            if (mine != null && wrong.having() > 0) {
                tags.correct(wrong.surplus(), step.tag(), false, page -> {
                    untagged += step.follows() ? 0 : page.changed();
                    return goesOn(page);
                });
            }
            return conflicts == conflictsBefore;
        }

        private boolean goesOn(PostTags.Page page) {
            changed += page.changed();
            conflicts += page.conflicts();
            waiting += page.waiting();
            return report();
        }

        /** Asks for more time where it was not asked for a moment ago; false when the job is no longer ours. */
        private boolean renew() {
            Held<Backfill> held = mine;
            boolean isFresh =
                    held != null && held.value().updatedAt().plus(RENEWAL).isAfter(clock.instant());
            return isFresh ? !Thread.currentThread().isInterrupted() : report();
        }

        /** Says how far it is and asks for more time; false when the job is no longer ours. */
        private boolean report() {
            Held<Backfill> held = mine;
            if (held != null) {
                Instant now = clock.instant();
                mine = jobs.replace(held, held.value().running(leaseFrom(now), counts(), now))
                        .orElse(null);
            }
            return mine != null && !Thread.currentThread().isInterrupted();
        }

        private void finish(State end, @Nullable String failure) {
            Held<Backfill> held = mine;
            if (held != null && !Thread.currentThread().isInterrupted()) {
                tags.refresh();
                Instant now = clock.instant();
                boolean isSettled = isLast && end == State.DONE;
                Optional<Held<Backfill>> finished = jobs.replace(
                        held,
                        held.value()
                                .running(Backfill.Lease.NOBODY, counts(), now)
                                .finished(end, now, isSettled, failure));
                if (end == State.DONE && finished.isPresent()) {
                    done.accept(finished.get().value());
                }
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

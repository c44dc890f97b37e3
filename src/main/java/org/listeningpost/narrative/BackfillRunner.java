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
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.narrative.Backfill.Counts;
import org.listeningpost.narrative.Backfill.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the back-fills, one at a time on this instance and each on one instance: a lease in the job's document says whose
 * it is, and an instance that dies loses it. What is left to do is found anew each time, so that beginning again never
 * does anything twice.
 */
final class BackfillRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillRunner.class);
    private static final long POLL_MILLIS = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PASSES_MAX = 20;

    private final BackfillIndex jobs;
    private final Function<String, TagPlan> plans;
    private final PostTags tags;
    private final String instance;
    private final Clock clock;
    private final Consumer<Backfill> done;
    private final Thread thread = new Thread(this::work, "narrative-backfill");

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
                } catch (RuntimeException e) {
                    LOG.warn("back-fills wait: {}", e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does every job that is due. */
    void runDue() {
        for (Held<Backfill> held : jobs.all()) {
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

    /** One job in hand; gone when somebody else changes its document. */
    private final class Run {
        private final boolean isLast;
        private @Nullable Held<Backfill> mine;
        private long total;
        private long tagged;
        private long untagged;
        private long conflicts;

        Run(Held<Backfill> mine, boolean isLast) {
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
                for (int pass = 0; pass < PASSES_MAX && !isRight && mine != null; pass++) {
                    isRight = pass();
                }
                finish(isRight ? State.DONE : State.FAILED, isRight ? null : "posts kept changing");
            } catch (BackfillException e) {
                LOG.warn("a back-fill failed: {}", e.getMessage());
                finish(State.FAILED, e.getMessage());
            }
        }

        /** Whether there was nothing left that a conflict kept from being done. */
        private boolean pass() {
            Held<Backfill> held = mine;
            if (held == null) {
                return false;
            }
            List<TagPlan.Step> steps =
                    switch (plans.apply(held.value().order().subject())) {
                        case TagPlan.Keep keep -> List.of();
                        case TagPlan.Broken broken -> throw new BackfillException("the query is broken");
                        case TagPlan.Steps some -> some.steps();
                    };
            long corrected = tagged + untagged;
            total = corrected;
            boolean isRight = true;
            for (TagPlan.Step step : steps) {
                isRight &= correct(step);
                if (mine == null) {
                    return false;
                }
            }
            return report() && isRight && tagged + untagged == corrected;
        }

        /** One tag; false where a conflict left something to do. */
        private boolean correct(TagPlan.Step step) {
            tags.refresh();
            ObjectNode surplus = tags.surplus(step.tag(), step.query());
            ObjectNode missing = step.query() == null ? null : tags.missing(step.tag(), step.query());
            long wrong = tags.count(surplus);
            long lacking = missing == null ? 0 : tags.count(missing);
            total += wrong + lacking;
            if (wrong + lacking == 0 || !report()) {
                return true;
            }
            long conflictsBefore = conflicts;
            if (missing != null && lacking > 0) {
                tags.correct(missing, step.tag(), true, page -> {
                    tagged += page.changed();
                    conflicts += page.conflicts();
                    return report();
                });
            }
            if (mine != null && wrong > 0) {
                tags.correct(surplus, step.tag(), false, page -> {
                    untagged += page.changed();
                    conflicts += page.conflicts();
                    return report();
                });
            }
            return conflicts == conflictsBefore;
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

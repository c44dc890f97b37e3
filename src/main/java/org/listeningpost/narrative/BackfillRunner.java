package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.Backfill.State;
import org.listeningpost.narrative.BackfillIndex.Held;
import org.listeningpost.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the back-fills, one at a time on this instance and each on one instance: a lease in the job's document says whose
 * it is, and an instance that dies loses it. What is left to do is found anew each time, so that beginning again never
 * does anything twice.
 */
final class BackfillRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PASSES_MAX = 20;

    private final BackfillIndex jobs;
    private final NarrativeStore narratives;
    private final StandingQueryCheck check;
    private final PostTags tags;
    private final String instance;
    private final Clock clock;
    private final long pollMillis;
    private final Thread thread = new Thread(this::work, "narrative-backfill");

    BackfillRunner(
            BackfillIndex jobs,
            NarrativeStore narratives,
            StandingQueryCheck check,
            PostTags tags,
            String instance,
            Clock clock,
            long pollMillis) {
        this.jobs = jobs;
        this.narratives = narratives;
        this.check = check;
        this.tags = tags;
        this.instance = instance;
        this.clock = clock;
        this.pollMillis = pollMillis;
        thread.setDaemon(true);
    }

    BackfillRunner start() {
        thread.start();
        return this;
    }

    private void work() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(pollMillis);
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
        for (Held held : jobs.all()) {
            Instant now = clock.instant();
            if (held.job().isDue(now)) {
                boolean isLast = !held.job().settleAt().isAfter(now);
                jobs.replace(held, held.job().takenBy(instance, now, now.plus(LEASE)))
                        .ifPresent(mine -> new Run(mine, isLast).run());
            }
        }
    }

    /** One job in hand; gone when somebody else changes its document. */
    private final class Run {
        private final Backfill.Progress progress;
        private final boolean isLast;
        private @Nullable Held mine;

        Run(Held mine, boolean isLast) {
            this.mine = mine;
            this.isLast = isLast;
            this.progress = new Backfill.Progress(mine.job());
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
            Held held = mine;
            if (held == null) {
                return false;
            }
            String id = held.job().narrative();
            Optional<Narrative> narrative = narratives.find(id);
            if (narrative.isPresent() && !narrative.get().status().isStanding()) {
                // Closed meanwhile: it keeps the tags that it has.
                return true;
            }
            @Nullable Query query = null;
            if (narrative.isPresent()) {
                if (check.check(narrative.get().query()) instanceof StandingQueryCheck.Sound sound) {
                    query = sound.query();
                } else {
                    throw new BackfillException("the query is broken");
                }
            }
            tags.refresh();
            ObjectNode surplus = tags.surplus(id, query);
            ObjectNode missing = query == null ? null : tags.missing(id, query);
            long left = tags.count(surplus) + (missing == null ? 0 : tags.count(missing));
            progress.total = progress.tagged + progress.untagged + left;
            if (!report() || left == 0) {
                return mine != null;
            }
            long conflictsBefore = progress.conflicts;
            if (missing != null) {
                tags.correct(missing, id, true, page -> {
                    progress.tagged += page.changed();
                    progress.conflicts += page.conflicts();
                    return report();
                });
            }
            if (mine != null) {
                tags.correct(surplus, id, false, page -> {
                    progress.untagged += page.changed();
                    progress.conflicts += page.conflicts();
                    return report();
                });
            }
            return mine != null && progress.conflicts == conflictsBefore;
        }

        /** Says how far it is and asks for more time; false when the job is no longer ours. */
        private boolean report() {
            Held held = mine;
            if (held != null) {
                Instant now = clock.instant();
                mine = jobs.replace(held, held.job().progressed(progress, now, now.plus(LEASE)))
                        .orElse(null);
            }
            return mine != null && !Thread.currentThread().isInterrupted();
        }

        private void finish(State end, @Nullable String failure) {
            Held held = mine;
            if (held != null && !Thread.currentThread().isInterrupted()) {
                tags.refresh();
                jobs.replace(
                        held,
                        held.job()
                                .progressed(progress, clock.instant(), clock.instant())
                                .finished(end, clock.instant(), isLast && end == State.DONE, failure));
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

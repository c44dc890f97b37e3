package org.listeningpost.narrative;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.search.ElasticQueries;

/** The jobs that tag the past, for other tags than narratives: visible, cancellable, and resumed by any instance. Thread-safe. */
public final class TagJobs {
    private static final long POLL_MILLIS = 1_000;
    /** An import may hold a post for three minutes before it gives up; then come a poll of the set and a margin. */
    private static final Duration SETTLING = Duration.ofMinutes(4);

    private final IndexNames names;
    private final Clock clock;
    private final TagKind kind;
    private final BackfillIndex jobs;

    public TagJobs(ElasticRequests api, IndexNames names, Clock clock, TagKind kind) {
        this.names = names;
        this.clock = clock;
        this.kind = kind;
        this.jobs = new BackfillIndex(api, names, kind);
    }

    /** Begins from the start, in the place of whatever job there was. */
    public void queue(String subject, long subjectVersion, long setVersion, String by, Instant at) {
        jobs.put(Backfill.queued(kind, subject, subjectVersion, setVersion, by, at, at.plus(SETTLING)));
    }

    public Optional<Backfill> find(String subject) {
        return jobs.hold(subject).map(BackfillIndex.Held::job);
    }

    /** All jobs that there are, also those that are done. */
    public List<Backfill> all() {
        return jobs.all().stream().map(BackfillIndex.Held::job).toList();
    }

    /** Stops a job; tags that were set already stay. */
    public Backfill cancel(String subject, String by) {
        return jobs.cancel(subject, by, clock.instant());
    }

    /**
     * Does the jobs on this instance until it is closed.
     *
     * @param indexer with the rights to write posts
     * @param plans what a job has to do
     * @param done told of each job that brought everything in line
     */
    public AutoCloseable start(ElasticRequests indexer, Function<String, TagPlan> plans, Consumer<Backfill> done) {
        return new BackfillRunner(
                        jobs,
                        plans,
                        new PostTags(indexer, names, new ElasticQueries(clock), kind.field()),
                        UUID.randomUUID().toString(),
                        clock,
                        POLL_MILLIS)
                .telling(done)
                .start();
    }
}

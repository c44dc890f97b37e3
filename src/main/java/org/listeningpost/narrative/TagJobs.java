package org.listeningpost.narrative;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.Backfill.State;
import org.listeningpost.search.ElasticQueries;

/** The jobs that tag the past: visible, cancellable, and resumed by any instance. Thread-safe. */
public final class TagJobs {
    /** An import may hold a post for three minutes before it gives up; then come a poll of the set and a margin. */
    static final Duration SETTLING = Duration.ofMinutes(4);
    /** A write may take a minute or two before it fails; what it wrote is found half a minute later where nobody announced it. */
    static final Duration UNANNOUNCED = Duration.ofMinutes(3);

    private final IndexNames names;
    private final Clock clock;
    private final TagKind kind;
    private final Duration settling;
    private final BackfillIndex jobs;

    public TagJobs(ElasticRequests api, IndexNames names, Clock clock, TagKind kind) {
        this(api, names, clock, kind, SETTLING);
    }

    /** @param settling after this long no writer holds a post that it matched against an older set */
    TagJobs(ElasticRequests api, IndexNames names, Clock clock, TagKind kind, Duration settling) {
        this.names = names;
        this.clock = clock;
        this.kind = kind;
        this.settling = settling;
        this.jobs = new BackfillIndex(api, names, kind);
    }

    /** Begins from the start, in the place of whatever job there was. */
    public Backfill queue(String subject, long subjectVersion, long setVersion, String by) {
        return queue(subject, subjectVersion, setVersion, by, settling);
    }

    /**
     * To be called before a change is written: should whoever writes it not come to queue its job, this one finds the change, at
     * the latest when it looks a last time.
     *
     * @param subjectVersion that stands until then; 0 where there is none
     */
    public void insure(String subject, long subjectVersion, long setVersion, String by) {
        queue(subject, subjectVersion, setVersion, by, settling.plus(UNANNOUNCED));
    }

    private Backfill queue(String subject, long subjectVersion, long setVersion, String by, Duration settles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Backfill job = Backfill.queued(
                kind, new Backfill.Order(subject, subjectVersion, setVersion, by, now, now.plus(settles)));
        jobs.put(job);
        return job;
    }

    /**
     * Queues the last job anew, for what is deleted or tags nothing any more, whose tags such a job takes; empty where there was
     * none.
     */
    public Optional<Backfill> requeue(String subject, long setVersion, String by) {
        return jobs.hold(subject)
                .map(held -> queue(subject, held.value().order().subjectVersion(), setVersion, by));
    }

    public Backfill read(String subject) {
        return hold(subject).value();
    }

    /** All jobs that there are, also those that are done. */
    public List<Backfill> all() {
        return jobs.all().stream().map(Held::value).toList();
    }

    /**
     * For each narrative or topic whose past was brought in line, by a job that also waited for every writer with an older set, the
     * version that asked for it: no stored post has a tag of a version before.
     */
    public Map<String, Long> inLine() {
        return all().stream()
                .filter(job -> job.state() == State.DONE && job.settled())
                .map(Backfill::order)
                .collect(Collectors.toMap(Backfill.Order::subject, Backfill.Order::subjectVersion));
    }

    /** Stops a job that waits or runs; tags that were set already stay. */
    Backfill cancel(String subject, String by) {
        while (true) {
            Held<Backfill> held = hold(subject);
            State state = held.value().state();
            if (state != State.QUEUED && state != State.RUNNING) {
                throw new ProblemException(Problem.of(409, "not-running", "The back-fill does not run")
                        .detail("It is " + state.keyword() + "."));
            }
            Backfill cancelled = held.value().finished(State.CANCELLED, clock.instant(), true, "by " + by);
            if (jobs.replace(held, cancelled).isPresent()) {
                return cancelled;
            }
        }
    }

    private Held<Backfill> hold(String subject) {
        return jobs.hold(subject)
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no job that tags its past.")));
    }

    /**
     * Does the jobs on this instance until it is closed.
     *
     * @param indexer with the rights to write posts
     * @param plans what a job has to do
     * @param done told of each job that brought everything in line
     */
    public AutoCloseable start(ElasticRequests indexer, Function<String, TagPlan> plans, Consumer<Backfill> done) {
        return runner(indexer, plans, done).start();
    }

    BackfillRunner runner(ElasticRequests indexer, Function<String, TagPlan> plans, Consumer<Backfill> done) {
        PostTags tags = new PostTags(indexer, names, new ElasticQueries(clock), kind.field());
        return new BackfillRunner(jobs, plans, tags, UUID.randomUUID().toString(), clock, done);
    }
}

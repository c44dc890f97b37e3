package org.listeningpost.narrative;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.Routes;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.Explainer;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.SearchService;

/** The parts of this package, put together. */
public final class Narratives {
    private static final long JOB_POLL_MILLIS = 1_000;
    /** An import may hold a post for three minutes before it gives up; then come a poll of the set and a margin. */
    private static final Duration SETTLING = Duration.ofMinutes(4);

    private final ElasticRequests api;
    private final IndexNames names;
    private final Config.Limits limits;
    private final Clock clock;
    private final NarrativeIndex index;
    private final SetVersion version;
    private final BackfillIndex jobs;
    private final StandingQueryCheck check;
    private final Duration settling;

    /** @param api with the rights to read and write narratives and jobs, and to read posts */
    public Narratives(ElasticRequests api, IndexNames names, Config.Limits limits, Clock clock) {
        this(api, names, limits, clock, SETTLING);
    }

    Narratives(ElasticRequests api, IndexNames names, Config.Limits limits, Clock clock, Duration settling) {
        this.api = api;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
        this.settling = settling;
        this.index = new NarrativeIndex(api, names);
        this.version = new SetVersion(api, names, SetVersion.NARRATIVES);
        this.jobs = new BackfillIndex(api, names, TagKind.NARRATIVES);
        this.check = new StandingQueryCheck(
                new QueryParser(
                        QueryLimits.of(limits.queryCharactersMax(), limits.queryClausesMax(), limits.queryDepthMax())),
                StandingRules::check,
                "narrative");
    }

    /** For others that read narratives. */
    public NarrativeStore store() {
        return index;
    }

    /** Tags posts on their way in; follows changes until it is closed. */
    public NarrativeTagger startTagger() {
        return new NarrativeTagger(index, version, check).start();
    }

    /**
     * Does back-fills on this instance until it is closed.
     *
     * @param indexer with the rights to write posts
     */
    public AutoCloseable startBackfills(ElasticRequests indexer) {
        return backfills(indexer).start();
    }

    BackfillRunner backfills(ElasticRequests indexer) {
        return new BackfillRunner(
                jobs,
                this::planOf,
                new PostTags(indexer, names, new ElasticQueries(clock), TagKind.NARRATIVES.field()),
                UUID.randomUUID().toString(),
                clock,
                JOB_POLL_MILLIS);
    }

    private TagPlan planOf(String id) {
        Optional<Narrative> found = index.find(id);
        if (found.isEmpty()) {
            return TagPlan.of(id, null);
        }
        if (!found.get().status().isStanding()) {
            // Closed meanwhile: it keeps the tags that it has.
            return TagPlan.KEEP;
        }
        return check.check(found.get().query()) instanceof StandingQueryCheck.Sound sound
                ? TagPlan.of(id, sound.query())
                : TagPlan.BROKEN;
    }

    /** Looks through the past again for the narratives that ask for topics, since topics of stored posts changed. */
    public void topicsChanged(String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Narrative narrative : index.all()) {
            if (narrative.status().isStanding()
                    && check.check(narrative.query()) instanceof StandingQueryCheck.Sound sound
                    && asksForTopics(sound.query())) {
                jobs.put(Backfill.queued(
                        TagKind.NARRATIVES,
                        narrative.id(),
                        narrative.version(),
                        version.current(),
                        by,
                        now,
                        now.plus(settling)));
            }
        }
    }

    private static boolean asksForTopics(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().anyMatch(Narratives::asksForTopics);
            case Query.Or or -> or.clauses().stream().anyMatch(Narratives::asksForTopics);
            case Query.Not not -> asksForTopics(not.clause());
            case Query.Near near -> false;
            case Query.Leaf leaf -> leaf instanceof Query.Keyword keyword && keyword.field() == KeywordField.TOPIC;
        };
    }

    NarrativeService service() {
        return new NarrativeService(index, version, jobs, check, clock, settling);
    }

    /** Puts in force, and brings the past in line with, what was written to narratives without asking here. */
    public void changedElsewhere(Set<String> ids) {
        if (!ids.isEmpty()) {
            service().changedElsewhere(ids);
        }
    }

    /** What people do with narratives. */
    public Routes routes(NarrativeTagger tagger, AuditLog audit) {
        return new NarrativeRoutes(service(), check, tagger, audit, clock);
    }

    /** What the posts of narratives come to. */
    public Routes postRoutes(SearchService search, AuditLog audit) {
        LocalAnalyzers analyzers = LocalAnalyzers.bundled();
        return new NarrativePostRoutes(
                service(),
                check,
                new NarrativePosts(api, names, new ElasticQueries(clock), analyzers, limits.searchMillisMax()),
                search,
                new Explainer(analyzers),
                audit,
                clock);
    }
}

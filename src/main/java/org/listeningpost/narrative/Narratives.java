package org.listeningpost.narrative;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.http.Json;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Routes;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.TagSet;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.SearchService;

/** The parts of this package, put together. */
public final class Narratives {
    private final ElasticRequests api;
    private final IndexNames names;
    private final Config.Limits limits;
    private final Clock clock;
    private final VersionedRecords<Narrative> narratives;
    private final SetVersion version;
    private final TagJobs jobs;
    private final StandingQueryCheck check;

    /** @param api with the rights to read and write narratives and jobs, and to read posts */
    public Narratives(ElasticRequests api, IndexNames names, Config.Limits limits, Clock clock) {
        this(api, names, limits, clock, TagJobs.SETTLING);
    }

    Narratives(ElasticRequests api, IndexNames names, Config.Limits limits, Clock clock, Duration settling) {
        this.api = api;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
        this.narratives = new VersionedRecords<>(
                new VersionedDocuments(api, names.narratives(), names.revisions()), Json.stored(), Narrative.class);
        this.version = new SetVersion(api, names, SetVersion.NARRATIVES);
        this.jobs = new TagJobs(api, names, clock, TagKind.NARRATIVE, settling);
        this.check = new StandingQueryCheck(
                new QueryParser(
                        QueryLimits.of(limits.queryCharactersMax(), limits.queryClausesMax(), limits.queryDepthMax())),
                query -> StandingRules.check(query, "narrative"),
                "narrative");
    }

    /** Reads one as it stands, whichever instance changed it; empty where there is none or it was deleted. */
    public Optional<Narrative> find(String id) {
        return narratives.find(id);
    }

    /** Those of these ids that no narrative has now. */
    public Set<String> unknown(Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        List<String> possible = ids.stream()
                .filter(id -> NarrativePlaces.ID.matcher(id).matches())
                .toList();
        unknown.removeAll(narratives.find(possible, List.of()).keySet());
        return unknown;
    }

    /** Titles of all narratives as they stand, by id. */
    public Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        narratives.all().forEach(narrative -> titles.put(narrative.id(), narrative.title()));
        return titles;
    }

    /**
     * What the tags of these that posts carry say of places.
     *
     * @param topics what topics say that a narrative may ask for, and ever said
     */
    public Map<String, PlaceReach> places(Collection<String> ids, PlaceReach.Tags topics) {
        return new NarrativePlaces(narratives, jobs, check).of(ids, topics);
    }

    /** Tags posts on their way in; follows changes until it is closed. */
    public PostTagger startTagger() {
        Function<List<StandingSet.Member>, TagSet> compiler = new StandingSet(LocalAnalyzers.bundled())::of;
        return PostTagger.start(
                SetVersion.NARRATIVES,
                version,
                check,
                () -> candidates(compiler),
                (post, ids, at) -> at == 0 ? post : post.tagged(new NarrativeTags(ids, at)));
    }

    private PostTagger.Candidates candidates(Function<List<StandingSet.Member>, TagSet> compiler) {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Narrative narrative : narratives.all()) {
            if (narrative.status().isStanding()) {
                queries.put(narrative.id(), narrative.query());
            }
        }
        return new PostTagger.Candidates(queries, compiler);
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
        return jobs.runner(indexer, this::planOf, job -> {});
    }

    private TagPlan planOf(String id) {
        Optional<Narrative> found = narratives.find(id);
        if (found.isEmpty() || found.get().status() == NarrativeStatus.DRAFT) {
            return TagPlan.of(id, null);
        }
        if (found.get().status() == NarrativeStatus.CLOSED) {
            // It keeps the tags that it has.
            return TagPlan.KEEP;
        }
        return check.check(found.get().query()) instanceof StandingQueryCheck.Sound sound
                ? TagPlan.of(id, sound.query())
                : TagPlan.BROKEN;
    }

    /** Looks through the past again for the narratives that ask for topics, since topics of stored posts changed. */
    public void topicsChanged(String by) {
        for (Narrative narrative : narratives.all()) {
            if (narrative.status().isStanding()
                    && check.check(narrative.query()) instanceof StandingQueryCheck.Sound sound
                    && sound.query().named().containsKey(KeywordField.TOPIC)) {
                jobs.queue(narrative.id(), narrative.version(), version.current(), by);
            }
        }
    }

    TagJobs jobs() {
        return jobs;
    }

    NarrativeService service() {
        return new NarrativeService(narratives, version, jobs, check, clock);
    }

    /** Puts in force, and brings the past in line with, what was written to narratives without asking here. */
    public void changedElsewhere(Set<String> ids) {
        if (!ids.isEmpty()) {
            service().changedElsewhere(ids);
        }
    }

    /**
     * What people do with narratives, and what the posts of narratives come to.
     *
     * @param places whose exact counts are for those alone who may read posts
     */
    public List<Routes> routes(PostTagger tagger, SearchService search, PlaceReach.Tags places, AuditLog audit) {
        LocalAnalyzers analyzers = LocalAnalyzers.bundled();
        NarrativeService service = service();
        RequestTrail trail = new RequestTrail(audit, clock);
        return List.of(
                new NarrativeRoutes(service, check, tagger, trail),
                new TagJobRoutes(TagKind.NARRATIVE, jobs, service::fillAgain, trail),
                new NarrativePostRoutes(
                        service,
                        check,
                        new NarrativePosts(
                                new ElasticCounts(api, names, limits.searchMillisMax()),
                                new ElasticQueries(clock),
                                analyzers),
                        search,
                        places,
                        trail,
                        clock));
    }
}

package org.listeningpost.topic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Routes;
import org.listeningpost.narrative.PostTagger;
import org.listeningpost.narrative.SetVersion;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.TagJobRoutes;
import org.listeningpost.narrative.TagJobs;
import org.listeningpost.narrative.TagKind;
import org.listeningpost.narrative.TagPlan;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryParser;
import org.listeningpost.query.Span;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;

/** The parts of this package, put together. */
public final class Topics {
    private static final String SET = "topic-set";
    private static final String BUNDLED = "topic-vocabulary";
    /** The job that looks at all topics, after a new version of the bundled vocabulary. */
    static final String ALL = "*";

    private final Vocabulary bundled = Vocabulary.bundled();
    private final ElasticRequests api;
    private final IndexNames names;
    private final Config.Limits limits;
    private final Clock clock;
    private final TopicIndex index;
    private final SetVersion version;
    private final TagJobs jobs;
    private final StandingQueryCheck check;
    /** What the tagger read last, at most about a second behind; null where there is none. */
    private volatile @Nullable List<String> followed;

    /** @param api with the rights to read and write topics and jobs, and to read posts */
    public Topics(ElasticRequests api, IndexNames names, Config.Limits limits, Clock clock) {
        this.api = api;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
        this.index = new TopicIndex(api, names);
        this.version = new SetVersion(api, names, SET);
        this.jobs = new TagJobs(api, names, clock, TagKind.TOPIC);
        this.check = new StandingQueryCheck(new QueryParser(limitsOf(limits)), VocabularyQueries::violations, "topic");
    }

    /** What is bundled stands whatever an administrator allows for searches. */
    private static QueryLimits limitsOf(Config.Limits limits) {
        QueryLimits least = QueryLimits.DEFAULT;
        return QueryLimits.of(
                Math.max(least.charactersMax(), limits.queryCharactersMax()),
                Math.max(least.clausesMax(), limits.queryClausesMax()),
                Math.max(least.depthMax(), limits.queryDepthMax()));
    }

    /** Gives posts their topics on the way in; follows changes until it is closed. */
    public PostTagger startTagger() {
        StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
        return PostTagger.start(SET, version, check, () -> candidates(sets), (post, topics, at) -> post.about(topics));
    }

    private PostTagger.Candidates candidates(StandingSet sets) {
        List<StandingTopic> all = StandingTopic.all(bundled, index.all());
        followed = ids(all);
        List<Topic> topics = all.stream()
                .filter(StandingTopic::tags)
                .map(StandingTopic::topic)
                .toList();
        Map<String, String> queries = new LinkedHashMap<>();
        topics.forEach(topic -> queries.put(topic.id(), topic.query()));
        return new PostTagger.Candidates(queries, new TopicSet.Compiler(sets, TopicSet.areas(topics)));
    }

    /**
     * Does the jobs on this instance until it is closed, and asks for one where stored posts were tagged by an older bundled
     * vocabulary.
     *
     * @param indexer with the rights to write posts
     * @param changed told by whom, when topics of stored posts may have changed
     */
    public AutoCloseable startJobs(ElasticRequests indexer, Consumer<String> changed) {
        SetVersion known = new SetVersion(api, names, BUNDLED);
        if (known.current() < bundled.version()) {
            // Last, so that whoever is stopped here asks again at the next start; to be asked twice does no harm.
            if (posts().hasPosts()) {
                jobs.queue(ALL, bundled.version(), version.raise(), "new version");
            }
            known.raiseTo(bundled.version());
        }
        return jobs.start(
                indexer, this::planOf, job -> changed.accept(job.order().by()));
    }

    private TopicPosts posts() {
        return new TopicPosts(new ElasticCounts(api, names, limits.searchMillisMax()), new ElasticQueries(clock));
    }

    TagPlan planOf(String subject) {
        List<StandingTopic> all = StandingTopic.all(bundled, index.all());
        if (subject.equals(ALL)) {
            List<TagPlan.Step> steps = new ArrayList<>();
            all.stream()
                    .filter(each -> !each.topic().isArea())
                    .forEach(each -> step(each, all).ifPresent(steps::add));
            all.stream()
                    .filter(each -> each.topic().isArea())
                    .forEach(each -> step(each, all).map(Topics::following).ifPresent(steps::add));
            return new TagPlan.Steps(steps);
        }
        Optional<StandingTopic> found = find(all, subject);
        List<TagPlan.Step> steps = new ArrayList<>();
        if (found.isEmpty()) {
            steps.add(new TagPlan.Step(subject, null));
        } else {
            Optional<TagPlan.Step> step = step(found.get(), all);
            if (step.isEmpty()) {
                return TagPlan.BROKEN;
            }
            steps.add(step.get());
        }
        // What belongs to a topic belongs to its area, which is therefore looked at after it.
        areasOf(subject).stream()
                .flatMap(id -> find(all, id).stream())
                .flatMap(each -> step(each, all).stream())
                .map(Topics::following)
                .forEach(steps::add);
        return new TagPlan.Steps(steps);
    }

    /** Those too that it was in before it was deleted and made anew, whose posts may carry them still. */
    private Set<String> areasOf(String topic) {
        Set<String> areas = new LinkedHashSet<>();
        index.revisions(topic)
                .forEach(version -> Optional.ofNullable(
                                version.at("/document/area").textValue())
                        .ifPresent(areas::add));
        index.hold(topic).map(held -> held.value().area()).ifPresent(areas::add);
        bundled.find(topic).map(Topic::area).ifPresent(areas::add);
        return areas;
    }

    private static Optional<StandingTopic> find(List<StandingTopic> all, String id) {
        return all.stream().filter(each -> each.topic().id().equals(id)).findFirst();
    }

    private static TagPlan.Step following(TagPlan.Step area) {
        return new TagPlan.Step(area.tag(), area.query(), true);
    }

    /** Empty where the query is broken: what is stored stays as it is. */
    private Optional<TagPlan.Step> step(StandingTopic topic, List<StandingTopic> all) {
        String id = topic.topic().id();
        if (!topic.tags()) {
            return Optional.of(new TagPlan.Step(id, null));
        }
        if (!(check.check(topic.topic().query()) instanceof StandingQueryCheck.Sound sound)) {
            return Optional.empty();
        }
        List<String> children = all.stream()
                .filter(each -> id.equals(each.topic().area()) && each.tags())
                .map(each -> each.topic().id())
                .toList();
        if (children.isEmpty()) {
            return Optional.of(new TagPlan.Step(id, sound.query()));
        }
        // By what the posts carry, which the steps before have brought in line.
        Query carried = new Query.Keyword(KeywordField.TOPIC, children, new Span(0, 0));
        return Optional.of(new TagPlan.Step(id, new Query.Or(List.of(sound.query(), carried))));
    }

    /** What the tags of these that posts carry say of places; an area carries what its topics do. */
    public Map<String, PlaceReach> places(Collection<String> ids) {
        return places(ids, jobs::inLine);
    }

    /** What they say, or said at any time: tags that stem from tags may be older than these. */
    public Map<String, PlaceReach> placesEver(Collection<String> ids) {
        return places(ids, Map::of);
    }

    private Map<String, PlaceReach> places(Collection<String> ids, Supplier<Map<String, Long>> inLine) {
        return new TopicPlaces(bundled, index, check).of(ids, inLine);
    }

    /** Of all topics and areas, those too that are switched off; of what the tagger follows where there is one. */
    public List<String> ids() {
        List<String> ids = followed;
        return ids == null ? ids(StandingTopic.all(bundled, index.all())) : ids;
    }

    private static List<String> ids(List<StandingTopic> all) {
        return all.stream().map(each -> each.topic().id()).toList();
    }

    /** Those of these names that no topic and no area has. Asks the index only where nothing follows it. */
    public Set<String> unknown(Collection<String> names) {
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeIf(name -> bundled.find(name).isPresent());
        if (!unknown.isEmpty()) {
            ids().forEach(unknown::remove);
        }
        return unknown;
    }

    /** Whether there is such a topic, and it is not switched off. */
    public boolean isTagging(String id) {
        return find(StandingTopic.all(bundled, index.all()), id)
                .filter(StandingTopic::tags)
                .isPresent();
    }

    /**
     * What people do with topics.
     *
     * @param places whose exact counts are for those alone who may read posts
     */
    public List<Routes> routes(PostTagger tagger, PlaceReach.Tags places, AuditLog audit) {
        TopicService service = new TopicService(bundled, index, version, jobs, check, clock);
        TopicPosts posts = posts();
        TermProposals proposals = new TermProposals(posts, LocalAnalyzers.bundled());
        RequestTrail trail = new RequestTrail(audit, clock);
        return List.of(
                new TopicRoutes(service, new TopicCounts(posts, places), tagger, check, trail),
                new TagJobRoutes(TagKind.TOPIC, jobs, service::tagAgain, trail),
                new ProposalRoutes(service, posts, proposals, check, trail));
    }
}

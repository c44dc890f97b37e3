package org.listeningpost.topic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        List<Topic> topics = StandingTopic.all(bundled, index.all()).stream()
                .filter(StandingTopic::tags)
                .map(StandingTopic::topic)
                .toList();
        Map<String, String> queries = new LinkedHashMap<>();
        topics.forEach(topic -> queries.put(topic.id(), topic.query()));
        return new PostTagger.Candidates(queries, sound -> new TopicSet(sets, sound, TopicSet.areas(topics)));
    }

    /**
     * Does the jobs on this instance until it is closed, and asks for one where stored posts were tagged by an older bundled
     * vocabulary.
     *
     * @param indexer with the rights to write posts
     * @param changed told by whom, when topics of stored posts may have changed
     */
    public AutoCloseable startJobs(ElasticRequests indexer, Consumer<String> changed) {
        boolean isNew =
                new SetVersion(api, names, BUNDLED).raiseTo(bundled.version()).isPresent();
        if (isNew && posts().hasPosts()) {
            jobs.queue(ALL, bundled.version(), version.raise(), "new version");
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
        String area;
        if (found.isEmpty()) {
            steps.add(new TagPlan.Step(subject, null));
            area = index.hold(subject).map(held -> held.value().area()).orElse(null);
        } else {
            Optional<TagPlan.Step> step = step(found.get(), all);
            if (step.isEmpty()) {
                return TagPlan.BROKEN;
            }
            steps.add(step.get());
            area = found.get().topic().area();
        }
        // What belongs to a topic belongs to its area, which is therefore looked at after it.
        Optional.ofNullable(area)
                .flatMap(id -> find(all, id))
                .flatMap(each -> step(each, all))
                .map(Topics::following)
                .ifPresent(steps::add);
        return new TagPlan.Steps(steps);
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

    /** What the queries of these say of places, as they stand; an area finds what its topics find. */
    public Map<String, PlaceReach> places(Collection<String> ids) {
        List<TopicChange> changes = index.all();
        if (changes.isEmpty()) {
            // What is bundled knows no places.
            return Map.of();
        }
        Map<String, PlaceReach> own = new HashMap<>();
        Map<String, List<PlaceReach>> found = new HashMap<>();
        for (StandingTopic each : StandingTopic.all(bundled, changes)) {
            Topic topic = each.topic();
            PlaceReach reach = each.state() == TopicChange.State.BUNDLED
                    ? PlaceReach.NONE
                    : check.places(topic.query(), PlaceReach.Tags.NONE);
            own.put(topic.id(), reach);
            found.computeIfAbsent(topic.area() == null ? topic.id() : topic.area(), area -> new ArrayList<>())
                    .add(reach);
        }
        Map<String, PlaceReach> places = new HashMap<>();
        for (String id : ids) {
            List<PlaceReach> parts = found.getOrDefault(id, List.of());
            places.put(id, parts.isEmpty() ? own.getOrDefault(id, PlaceReach.NONE) : PlaceReach.union(parts));
        }
        return places;
    }

    /** Of all topics and areas, those too that are switched off. */
    public List<String> ids() {
        return StandingTopic.all(bundled, index.all()).stream()
                .map(each -> each.topic().id())
                .toList();
    }

    /** Those of these names that no topic and no area has. What is bundled is known without asking the index. */
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

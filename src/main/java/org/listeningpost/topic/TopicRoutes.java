package org.listeningpost.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.narrative.PostTagger;
import org.listeningpost.narrative.QueryState;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.TagKind;
import org.listeningpost.security.Role;

/** The vocabulary: what topics there are, and who changes them. */
final class TopicRoutes implements Routes {
    private static final Set<Role> READ = Set.of(Role.ANALYST, Role.MONITOR, Role.MANAGER);
    private static final Set<Role> WRITE = Set.of(Role.MONITOR);

    private final TopicService service;
    private final TopicCounts posts;
    private final PostTagger tagger;
    private final StandingQueryCheck check;
    private final RequestTrail trail;

    TopicRoutes(
            TopicService service, TopicCounts posts, PostTagger tagger, StandingQueryCheck check, RequestTrail trail) {
        this.service = service;
        this.posts = posts;
        this.tagger = tagger;
        this.check = check;
        this.trail = trail;
    }

    @Override
    public void register(Router router) {
        router.get("/v1/topics", READ, this::list);
        router.post("/v1/topics", WRITE, this::create);
        router.get("/v1/topics/{id}", READ, this::read);
        router.put("/v1/topics/{id}", WRITE, this::update);
        router.delete("/v1/topics/{id}", WRITE, this::reset);
        router.get("/v1/topics/{id}/history", READ, this::history);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "area");
        @Nullable String area = parameters.text("area", 40);
        List<StandingTopic> found = service.all(area);
        trail.record(context, "topic.list");
        Map<String, Long> counts = posts.of(Callers.of(context));
        List<TopicView> topics =
                found.stream().map(topic -> view(topic, counts)).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("vocabulary_version", service.bundledVersion());
        answer.put("set_version", tagger.setVersion());
        answer.put("topics", topics);
        answer.put(
                "jobs",
                service.jobs().stream()
                        .map(job -> job.shown(TagKind.TOPIC, Callers.of(context)))
                        .toList());
        context.json(answer);
    }

    private void create(Context context) {
        TopicDraft draft = RequestBody.json(context, TopicDraft.class);
        trail.recordQuery(context, "topic.create", draft.query());
        StandingTopic made = service.create(draft, Callers.of(context));
        tagger.refresh();
        context.status(201);
        context.header("Location", "/v1/topics/" + made.topic().id());
        answer(context, made);
    }

    private void read(Context context) {
        StandingTopic topic = service.read(context.pathParam("id"));
        trail.record(context, "topic.read", topic.topic().id());
        answer(context, topic);
    }

    private void update(Context context) {
        long version = EntityTags.required(context);
        TopicDraft draft = RequestBody.json(context, TopicDraft.class);
        String id = context.pathParam("id");
        trail.recordQuery(context, "topic.update", draft.query(), id);
        StandingTopic changed = service.update(id, version, draft, Callers.of(context));
        tagger.refresh();
        answer(context, changed);
    }

    private void reset(Context context) {
        long version = EntityTags.required(context);
        String id = context.pathParam("id");
        trail.record(context, "topic.reset", id);
        Optional<StandingTopic> left = service.reset(id, version, Callers.of(context));
        tagger.refresh();
        if (left.isPresent()) {
            answer(context, left.get());
        } else {
            context.status(204);
        }
    }

    private void history(Context context) {
        String id = context.pathParam("id");
        trail.record(context, "topic.history", id);
        context.json(Map.of("revisions", service.history(id)));
    }

    private void answer(Context context, StandingTopic topic) {
        EntityTags.set(context, topic.version());
        context.json(view(topic, posts.of(Callers.of(context))));
    }

    private TopicView view(StandingTopic standing, Map<String, Long> counts) {
        Topic topic = standing.topic();
        QueryState state = QueryState.of(check.check(topic.query()), tagger.hasFailed(topic.id()));
        TopicChange change = standing.change();
        return new TopicView(
                topic.id(),
                topic.area(),
                topic.title(),
                topic.query(),
                standing.state().keyword(),
                standing.tags(),
                state.brief(),
                topic.rows().stream().map(RowView::of).toList(),
                shown(counts.getOrDefault(topic.id(), 0L)),
                standing.version(),
                change == null ? null : change.updated());
    }

    private static @Nullable Long shown(long count) {
        return count < 0 ? null : count;
    }

    /** @param posts that carry the topic now; null where that is kept back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TopicView(
            String id,
            @Nullable String area,
            Topic.Title title,
            String query,
            String state,
            boolean enabled,
            QueryState queryState,
            List<RowView> provenance,
            @Nullable Long posts,
            long version,
            TopicChange.@Nullable Change updated) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            String source,
            String name,
            String licence,
            @Nullable String url,
            String query) {
        static RowView of(Topic.Row row) {
            Topic.Source source = row.source();
            return new RowView(source.id(), source.name(), source.licence(), source.url(), row.query());
        }
    }
}

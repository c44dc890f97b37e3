package org.listeningpost.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.query.Query;
import org.listeningpost.security.Role;

/** Which words the posts of a topic have that its query does not. */
final class ProposalRoutes implements Routes {
    private static final Set<Role> READ = Set.of(Role.ANALYST, Role.MONITOR);
    private static final int SIZE = 25;
    private static final int QUERY_MAX = 10_000;

    private final TopicService service;
    private final TopicPosts posts;
    private final TermProposals proposals;
    private final StandingQueryCheck check;
    private final RequestTrail trail;

    ProposalRoutes(
            TopicService service,
            TopicPosts posts,
            TermProposals proposals,
            StandingQueryCheck check,
            RequestTrail trail) {
        this.service = service;
        this.posts = posts;
        this.proposals = proposals;
        this.check = check;
        this.trail = trail;
    }

    @Override
    public void register(Router router) {
        router.get("/v1/topics/{id}/proposals", READ, this::propose);
    }

    private void propose(Context context) {
        Parameters parameters = Parameters.of(context, "size", "query", "background");
        int size = parameters.number("size", SIZE, 1, TermProposals.SIZE_MAX);
        @Nullable String text = parameters.text("query", QUERY_MAX);
        @Nullable String background = parameters.text("background", QUERY_MAX);
        StandingTopic topic = service.read(context.pathParam("id"));
        String id = topic.topic().id();
        ObjectNode which = text == null ? posts.tagged(id) : posts.matching(check.read("query", text));
        @Nullable ObjectNode others = background == null ? null : posts.matching(check.read("background", background));
        @Nullable
        Query known =
                check.check(topic.topic().query()) instanceof StandingQueryCheck.Sound sound ? sound.query() : null;
        trail.recordQuery(context, "topic.proposals", text == null ? "topic:" + id : text, id);
        if (background != null) {
            trail.recordQuery(context, "topic.proposals.background", background, id);
        }
        ObjectNode answer = proposals.of(new TermProposals.Request(which, known, others, size));
        answer.put("topic", id);
        context.json(answer);
    }
}

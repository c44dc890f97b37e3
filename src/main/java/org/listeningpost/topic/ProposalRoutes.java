package org.listeningpost.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Parameters;
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
    private final AuditLog audit;
    private final Clock clock;

    ProposalRoutes(
            TopicService service,
            TopicPosts posts,
            TermProposals proposals,
            StandingQueryCheck check,
            AuditLog audit,
            Clock clock) {
        this.service = service;
        this.posts = posts;
        this.proposals = proposals;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
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
        ObjectNode which = text == null
                ? posts.tagged(id)
                : posts.matching(check.require(text).query());
        @Nullable
        ObjectNode others = background == null
                ? null
                : posts.matching(check.require(background).query());
        @Nullable
        Query known =
                check.check(topic.topic().query()) instanceof StandingQueryCheck.Sound sound ? sound.query() : null;
        audit.record(new AuditEvent(
                clock.instant(),
                Callers.of(context).keyId(),
                "topic.proposals",
                text == null ? "topic:" + id : text,
                null,
                List.of(id)));
        ObjectNode answer = proposals.of(new TermProposals.Request(which, known, others, size));
        answer.put("topic", id);
        context.json(answer);
    }
}

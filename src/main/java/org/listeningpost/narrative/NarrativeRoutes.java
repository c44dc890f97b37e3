package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** Narratives themselves: what is watched, by whom, with what answer. */
public final class NarrativeRoutes implements Routes {
    private static final Set<Role> READ = Set.of(Role.ANALYST, Role.MONITOR, Role.MANAGER);
    private static final Set<Role> WRITE = Set.of(Role.MONITOR);
    private static final Set<Role> APPROVE = Set.of(Role.MONITOR, Role.MANAGER);

    private final NarrativeService service;
    private final StandingQueryCheck check;
    private final PostTagger tagger;
    private final RequestTrail trail;

    NarrativeRoutes(NarrativeService service, StandingQueryCheck check, PostTagger tagger, RequestTrail trail) {
        this.service = service;
        this.check = check;
        this.tagger = tagger;
        this.trail = trail;
    }

    @Override
    public void register(Router router) {
        router.post("/v1/narratives", WRITE, this::create);
        router.get("/v1/narratives", READ, this::list);
        router.get("/v1/narratives/{id}", READ, this::read);
        router.put("/v1/narratives/{id}", WRITE, this::update);
        router.delete("/v1/narratives/{id}", WRITE, this::delete);
        router.get("/v1/narratives/{id}/history", READ, this::history);
        router.postEmpty("/v1/narratives/{id}/approval", APPROVE, this::approve);
    }

    private void create(Context context) {
        NarrativeDraft draft = RequestBody.json(context, NarrativeDraft.class);
        trail.recordQuery(context, "narrative.create", draft.query());
        Narrative made = service.create(draft, Callers.of(context));
        tagger.refresh();
        context.status(201);
        context.header("Location", "/v1/narratives/" + made.id());
        answer(context, made);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "status", "tag");
        String status = parameters.oneOf("status", "", NarrativeStatus.keywords());
        @Nullable String tag = parameters.text("tag", 100);
        List<NarrativeView> found = service.all().stream()
                .filter(each -> status.isEmpty() || each.status().keyword().equals(status))
                .filter(each -> tag == null || each.tags().contains(tag))
                .map(this::view)
                .toList();
        context.json(Map.of("narratives", found, "set_version", tagger.setVersion()));
    }

    private void read(Context context) {
        answer(context, service.read(context.pathParam("id")));
    }

    private void update(Context context) {
        long version = EntityTags.required(context);
        NarrativeDraft draft = RequestBody.json(context, NarrativeDraft.class);
        String id = context.pathParam("id");
        trail.recordQuery(context, "narrative.update", draft.query(), id);
        Narrative changed = service.update(id, version, draft, Callers.of(context));
        tagger.refresh();
        answer(context, changed);
    }

    private void delete(Context context) {
        long version = EntityTags.required(context);
        String id = context.pathParam("id");
        trail.record(context, "narrative.delete", id);
        service.delete(id, version, Callers.of(context));
        tagger.refresh();
        context.status(204);
    }

    private void approve(Context context) {
        long version = EntityTags.required(context);
        String id = context.pathParam("id");
        trail.record(context, "narrative.approve", id);
        answer(context, service.approve(id, version, Callers.of(context)));
    }

    private void history(Context context) {
        List<JsonNode> revisions = service.history(context.pathParam("id"));
        context.json(Map.of("revisions", revisions));
    }

    private void answer(Context context, Narrative narrative) {
        EntityTags.set(context, narrative.version());
        context.json(view(narrative));
    }

    private NarrativeView view(Narrative narrative) {
        return new NarrativeView(
                narrative, QueryState.of(check.check(narrative.query()), tagger.hasFailed(narrative.id())));
    }

    /** @param queryState whether the query still compiles and runs: one that does not tags nothing */
    record NarrativeView(@JsonUnwrapped Narrative narrative, QueryState queryState) {}
}

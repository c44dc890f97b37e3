package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** Narratives themselves: what is watched, by whom, with what answer, and how far the past is tagged. */
public final class NarrativeRoutes implements Routes {
    private static final Set<Role> READ = Set.of(Role.ANALYST, Role.MONITOR, Role.MANAGER);
    private static final Set<Role> WRITE = Set.of(Role.MONITOR);
    private static final Set<Role> APPROVE = Set.of(Role.MONITOR, Role.MANAGER);

    private final NarrativeService service;
    private final StandingQueryCheck check;
    private final NarrativeTagger tagger;
    private final AuditLog audit;
    private final Clock clock;

    NarrativeRoutes(
            NarrativeService service, StandingQueryCheck check, NarrativeTagger tagger, AuditLog audit, Clock clock) {
        this.service = service;
        this.check = check;
        this.tagger = tagger;
        this.audit = audit;
        this.clock = clock;
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
        router.get("/v1/narratives/{id}/backfill", READ, this::backfill);
        router.postEmpty("/v1/narratives/{id}/backfill", WRITE, this::fillAgain);
        router.delete("/v1/narratives/{id}/backfill", WRITE, this::cancel);
    }

    private void create(Context context) {
        Parameters.of(context);
        NarrativeDraft draft = RequestBody.json(context, NarrativeDraft.class);
        record(context, "narrative.create", draft.query(), List.of());
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
        Parameters.of(context);
        answer(context, service.read(context.pathParam("id")));
    }

    private void update(Context context) {
        long version = EntityTags.required(context);
        NarrativeDraft draft = RequestBody.json(context, NarrativeDraft.class);
        String id = context.pathParam("id");
        record(context, "narrative.update", draft.query(), List.of(id));
        Narrative changed = service.update(id, version, draft, Callers.of(context));
        tagger.refresh();
        answer(context, changed);
    }

    private void delete(Context context) {
        long version = EntityTags.required(context);
        String id = context.pathParam("id");
        record(context, "narrative.delete", null, List.of(id));
        service.delete(id, version, Callers.of(context));
        tagger.refresh();
        context.status(204);
    }

    private void approve(Context context) {
        long version = EntityTags.required(context);
        String id = context.pathParam("id");
        record(context, "narrative.approve", null, List.of(id));
        answer(context, service.approve(id, version, Callers.of(context)));
    }

    private void history(Context context) {
        Parameters.of(context);
        List<JsonNode> revisions = service.history(context.pathParam("id"));
        context.json(Map.of("revisions", revisions));
    }

    private void backfill(Context context) {
        Parameters.of(context);
        context.json(BackfillView.of(service.backfill(context.pathParam("id"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no back-fill.")))));
    }

    private void fillAgain(Context context) {
        String id = context.pathParam("id");
        record(context, "narrative.backfill", null, List.of(id));
        context.status(202).json(BackfillView.of(service.fillAgain(id, Callers.of(context))));
    }

    private void cancel(Context context) {
        String id = context.pathParam("id");
        record(context, "narrative.backfill.cancel", null, List.of(id));
        context.json(BackfillView.of(service.cancel(id, Callers.of(context))));
    }

    private void answer(Context context, Narrative narrative) {
        EntityTags.set(context, narrative.version());
        context.json(view(narrative));
    }

    private NarrativeView view(Narrative narrative) {
        QueryState state =
                switch (check.check(narrative.query())) {
                    case StandingQueryCheck.Sound sound ->
                        new QueryState(!tagger.hasFailed(narrative.id()), sound.interpreted(), List.of());
                    case StandingQueryCheck.Refused refused -> new QueryState(false, null, refused.errors());
                };
        return new NarrativeView(narrative, state);
    }

    private void record(Context context, String action, @Nullable String query, List<String> targets) {
        audit.record(new AuditEvent(clock.instant(), Callers.of(context).keyId(), action, query, null, targets));
    }

    /** @param queryState whether the query still compiles and runs: one that does not tags nothing */
    record NarrativeView(@JsonUnwrapped Narrative narrative, QueryState queryState) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueryState(boolean valid, @Nullable String interpreted, List<ProblemError> errors) {}

    /** A job as it is shown: without who holds it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BackfillView(
            String narrative,
            String state,
            long narrativeVersion,
            long total,
            long tagged,
            long untagged,
            boolean settled,
            java.time.Instant createdAt,
            java.time.@Nullable Instant startedAt,
            java.time.@Nullable Instant finishedAt,
            @Nullable String error) {
        static BackfillView of(Backfill job) {
            return new BackfillView(
                    job.subject(),
                    job.state().keyword(),
                    job.subjectVersion(),
                    job.total(),
                    job.tagged(),
                    job.untagged(),
                    job.settled(),
                    job.createdAt(),
                    job.startedAt(),
                    job.finishedAt(),
                    job.error());
        }
    }
}

package org.listeningpost.savedquery;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.savedquery.SavedQueryIndex.Held;
import org.listeningpost.search.SearchRequest;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/**
 * Queries that are kept. Whoever saved one changes it; a shared one can be seen and run by all who may read posts. Running
 * one is a search like any other, so that its count is the search's count.
 */
public final class SavedQueryRoutes implements Routes {
    private static final Set<Role> READ_POSTS = Set.of(Role.ANALYST, Role.MONITOR);
    private static final int ID_CHARACTERS = 10;

    private final SavedQueryIndex queries;
    private final SearchService search;
    private final AuditLog audit;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    public SavedQueryRoutes(SavedQueryIndex queries, SearchService search, AuditLog audit, Clock clock) {
        this.queries = queries;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(Router router) {
        router.post("/v1/saved-queries", READ_POSTS, this::create);
        router.get("/v1/saved-queries", READ_POSTS, this::list);
        router.get("/v1/saved-queries/{id}", READ_POSTS, this::read);
        router.put("/v1/saved-queries/{id}", READ_POSTS, this::update);
        router.delete("/v1/saved-queries/{id}", READ_POSTS, this::delete);
        router.get("/v1/saved-queries/{id}/history", READ_POSTS, this::history);
        router.get("/v1/saved-queries/{id}/run", READ_POSTS, this::run);
    }

    private void create(Context context) {
        Parameters.of(context);
        Caller caller = Callers.of(context);
        SavedQuery made = query(newId(), RequestBody.json(context, SavedQueryDraft.class), null, caller);
        record(context, "saved_query.create", made.query(), made.id());
        if (!queries.create(made)) {
            throw new ProblemException(Problem.unavailable("The identifier is taken. Try again.", 1));
        }
        context.status(201);
        context.header("Location", "/v1/saved-queries/" + made.id());
        answer(context, made);
    }

    private void list(Context context) {
        @Nullable String tag = Parameters.of(context, "tag").text("tag", 100);
        Caller caller = Callers.of(context);
        context.json(Map.of(
                "saved_queries",
                queries.all().stream()
                        .filter(each -> isVisible(each, caller))
                        .filter(each -> tag == null || each.tags().contains(tag))
                        .toList()));
    }

    private void read(Context context) {
        Parameters.of(context);
        answer(context, hold(context).query());
    }

    private void update(Context context) {
        long version = EntityTags.required(context);
        Held before = holdOwn(context, version);
        SavedQuery after = query(
                before.query().id(),
                RequestBody.json(context, SavedQueryDraft.class),
                before.query(),
                Callers.of(context));
        record(context, "saved_query.update", after.query(), after.id());
        if (!queries.replace(before, after)) {
            throw EntityTags.outdated(version + 1);
        }
        answer(context, after);
    }

    private void delete(Context context) {
        long version = EntityTags.required(context);
        Held before = holdOwn(context, version);
        record(context, "saved_query.delete", null, before.query().id());
        if (!queries.delete(before, now().toString(), Callers.of(context).name())) {
            throw EntityTags.outdated(version + 1);
        }
        context.status(204);
    }

    private void history(Context context) {
        Parameters.of(context);
        List<JsonNode> revisions = queries.revisions(hold(context).query().id());
        context.json(Map.of("revisions", revisions));
    }

    private void run(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor", "sort", "highlight", "from", "to");
        SavedQuery saved = hold(context).query();
        SearchRequest request = new SearchRequest(
                saved.query(),
                parameters.text("from", 40),
                parameters.text("to", 40),
                null,
                parameters.oneOf("sort", "newest", List.of("relevance", "newest", "engagement")),
                parameters.number("size", 20, 0, 1_000),
                parameters.text("cursor", 4_000),
                parameters.oneOf("highlight", "false", List.of("true", "false")).equals("true"),
                null,
                null);
        context.contentType("application/json");
        context.result(search.search(request, Callers.of(context)));
    }

    private static boolean isVisible(SavedQuery query, Caller caller) {
        return query.isShared() || query.owner().equals(caller.keyId());
    }

    private Held hold(Context context) {
        Caller caller = Callers.of(context);
        // A query that is somebody's own does not exist for others.
        return queries.hold(context.pathParam("id"))
                .filter(held -> isVisible(held.query(), caller))
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such saved query.")));
    }

    private Held holdOwn(Context context, long version) {
        Held held = hold(context);
        if (!held.query().owner().equals(Callers.of(context).keyId())) {
            throw new ProblemException(Problem.of(403, "not-yours", "Somebody else saved this query")
                    .detail("Save a copy of it and change that."));
        }
        if (held.query().version() != version) {
            throw EntityTags.outdated(held.query().version());
        }
        return held;
    }

    private SavedQuery query(String id, SavedQueryDraft draft, @Nullable SavedQuery before, Caller caller) {
        String text = draft.checkedQuery();
        search.planner().parse(text);
        Instant now = now();
        return new SavedQuery(
                id,
                draft.checkedTitle(),
                draft.checkedDescription(),
                text,
                before == null ? caller.keyId() : before.owner(),
                draft.isShared(),
                draft.checkedTags(),
                before == null ? now : before.createdAt(),
                now,
                caller.name(),
                before == null ? 1 : before.version() + 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String newId() {
        StringBuilder id = new StringBuilder("q");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(Character.forDigit(random.nextInt(36), 36));
        }
        return id.toString();
    }

    private static void answer(Context context, SavedQuery query) {
        EntityTags.set(context, query.version());
        context.json(query);
    }

    private void record(Context context, String action, @Nullable String query, String target) {
        audit.record(
                new AuditEvent(clock.instant(), Callers.of(context).keyId(), action, query, null, List.of(target)));
    }
}

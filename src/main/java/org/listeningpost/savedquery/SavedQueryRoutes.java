package org.listeningpost.savedquery;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.http.ShortIds;
import org.listeningpost.search.SearchRequest;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/**
 * Queries that are kept. Whoever saved one changes it; a shared one can be seen and run by all who may read posts. Running
 * one is a search like any other, so that its count is the search's count.
 */
final class SavedQueryRoutes implements Routes {
    private static final String DOCUMENT = "document";

    private static final Set<Role> READ_POSTS = Set.of(Role.ANALYST, Role.MONITOR);

    private final VersionedRecords<SavedQuery> queries;
    private final SearchService search;
    private final RequestTrail trail;
    private final Clock clock;
    private final ShortIds ids = new ShortIds('q');

    SavedQueryRoutes(VersionedRecords<SavedQuery> queries, SearchService search, RequestTrail trail, Clock clock) {
        this.queries = queries;
        this.search = search;
        this.trail = trail;
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
        Caller caller = Callers.of(context);
        SavedQuery made = query(ids.next(), RequestBody.json(context, SavedQueryDraft.class), null, caller);
        trail.recordQuery(context, "saved_query.create", made.query(), made.id());
        if (!queries.create(made.id(), made)) {
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
        answer(context, hold(context).value());
    }

    private void update(Context context) {
        long version = EntityTags.required(context);
        Held<SavedQuery> before = holdOwn(context, version);
        SavedQuery after = query(
                before.value().id(),
                RequestBody.json(context, SavedQueryDraft.class),
                before.value(),
                Callers.of(context));
        trail.recordQuery(context, "saved_query.update", after.query(), after.id());
        if (!queries.replace(before, after)) {
            throw EntityTags.outdated(version + 1);
        }
        answer(context, after);
    }

    private void delete(Context context) {
        long version = EntityTags.required(context);
        Held<SavedQuery> before = holdOwn(context, version);
        trail.record(context, "saved_query.delete", before.value().id());
        if (!queries.delete(before, now().toString(), Callers.of(context).name())) {
            throw EntityTags.outdated(version + 1);
        }
        context.status(204);
    }

    private void history(Context context) {
        String id = context.pathParam("id");
        Caller caller = Callers.of(context);
        Optional<SavedQuery> now = queries.find(id);
        if (now.isPresent() && !isVisible(now.get(), caller)) {
            throw noSuchQuery();
        }
        List<JsonNode> all = queries.revisions(id);
        if (now.isEmpty()
                && all.stream().noneMatch(each -> each.has(DOCUMENT) && wasVisible(each.path(DOCUMENT), caller))) {
            throw noSuchQuery();
        }
        // Who deleted it is told to whoever could see it.
        context.json(Map.of(
                "revisions",
                all.stream()
                        .filter(each -> !each.has(DOCUMENT) || wasVisible(each.path(DOCUMENT), caller))
                        .toList()));
    }

    /** A version that was somebody's own stays so when a later one is shared. */
    private static boolean wasVisible(JsonNode version, Caller caller) {
        return isVisible(
                version.path("shared").asBoolean(), version.path("owner").asText(), caller);
    }

    private void run(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor", "sort", "highlight", "from", "to");
        SavedQuery saved = hold(context).value();
        SearchRequest request = SearchRequest.page(saved.query(), null, parameters);
        context.contentType("application/json");
        context.result(search.search(request, Callers.of(context)));
    }

    private static boolean isVisible(SavedQuery query, Caller caller) {
        return isVisible(query.isShared(), query.owner(), caller);
    }

    private static boolean isVisible(boolean isShared, String owner, Caller caller) {
        return isShared || owner.equals(caller.keyId());
    }

    private Held<SavedQuery> hold(Context context) {
        Caller caller = Callers.of(context);
        // A query that is somebody's own does not exist for others.
        return queries.hold(context.pathParam("id"))
                .filter(held -> isVisible(held.value(), caller))
                .orElseThrow(SavedQueryRoutes::noSuchQuery);
    }

    private static ProblemException noSuchQuery() {
        return new ProblemException(Problem.notFound("There is no such saved query."));
    }

    private Held<SavedQuery> holdOwn(Context context, long version) {
        Held<SavedQuery> held = hold(context);
        if (!held.value().owner().equals(Callers.of(context).keyId())) {
            throw new ProblemException(Problem.of(403, "not-yours", "Somebody else saved this query")
                    .detail("Save a copy of it and change that."));
        }
        if (held.value().version() != version) {
            throw EntityTags.outdated(held.value().version());
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

    private static void answer(Context context, SavedQuery query) {
        EntityTags.set(context, query.version());
        context.json(query);
    }
}

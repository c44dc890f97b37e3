package org.listeningpost.search;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.post.PostId;
import org.listeningpost.query.ParseResult;
import org.listeningpost.security.Role;

/** Search, validation of queries, single posts. */
public final class SearchRoutes implements Routes {
    private static final String JSON = "application/json";
    private static final Set<String> PARAMETERS = Set.copyOf(SearchService.parameterNames());

    private final SearchService search;
    private final PostStore posts;
    private final Consumer<PostId> traces;

    /** @param traces erases what else is kept of a post, such as its id in the evidence of alerts */
    public SearchRoutes(SearchService search, Consumer<PostId> traces) {
        this.search = search;
        this.traces = traces;
        this.posts = search.posts();
    }

    @Override
    public void register(Router router) {
        router.get("/v1/search", Set.of(Role.ANALYST), this::searchByParameters);
        router.post("/v1/search", Set.of(Role.ANALYST), this::searchByBody);
        router.post("/v1/query/validate", Set.of(Role.ANALYST, Role.MONITOR), this::validate);
        router.get("/v1/posts/{id}", Set.of(Role.ANALYST, Role.PRIVACY), this::read);
        router.delete("/v1/posts/{id}", Set.of(Role.PRIVACY), this::delete);
    }

    private void searchByParameters(Context context) {
        SearchRequest request = new SearchParameters(context.queryParamMap(), PARAMETERS).request();
        answer(context, search.search(request, Callers.of(context)));
    }

    private void searchByBody(Context context) {
        new SearchParameters(context.queryParamMap(), Set.of());
        answer(context, search.search(RequestBody.json(context, SearchRequest.class), Callers.of(context)));
    }

    record Validation(String query) {}

    /** @param interpreted null where there are errors */
    record Verdict(boolean valid, @Nullable String interpreted, List<ProblemError> errors, List<Note> notes) {}

    private void validate(Context context) {
        @Nullable String query = RequestBody.json(context, Validation.class).query();
        if (query == null) {
            throw new ProblemException(Problem.badField("query", "missing", "The query to validate."));
        }
        context.json(
                switch (search.planner().parseOnly(query)) {
                    case ParseResult.Parsed parsed ->
                        new Verdict(true, parsed.interpreted(), List.of(), Note.of(null, parsed.notes()));
                    case ParseResult.Failed failed ->
                        new Verdict(
                                false,
                                null,
                                failed.errors().stream()
                                        .map(error -> QueryProblem.mistake(null, error))
                                        .toList(),
                                List.of());
                });
    }

    private void read(Context context) {
        answer(
                context,
                posts.find(idOf(context), Callers.of(context))
                        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such post."))));
    }

    private void delete(Context context) {
        PostId id = idOf(context);
        if (!PostId.isId(id.value())) {
            // Any other word is never cut out of what people have written.
            throw new ProblemException(Problem.notFound("There is no such post."));
        }
        // First: where this fails, the post is still there and the erasure can be asked for again.
        traces.accept(id);
        if (!posts.delete(id, Callers.of(context))) {
            throw new ProblemException(Problem.notFound("There is no such post."));
        }
        context.status(204);
    }

    private static PostId idOf(Context context) {
        String id = context.pathParam("id");
        if (id.isEmpty() || id.length() > 64) {
            throw new ProblemException(Problem.notFound("There is no such post."));
        }
        return new PostId(id);
    }

    private static void answer(Context context, byte[] json) {
        context.contentType(JSON);
        context.result(json);
    }
}

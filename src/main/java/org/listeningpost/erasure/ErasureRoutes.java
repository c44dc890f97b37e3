package org.listeningpost.erasure;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.post.Author;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Role;

/** Erasure on request. */
public final class ErasureRoutes implements Routes {
    /** So many that the audit log keeps all of them in one event. */
    private static final int NAMES_MAX = 100;
    /** What is left over is for the next request, so that none runs into its deadline. */
    private static final long POSTS_MAX = 5_000;

    private final Erasure erasure;

    public ErasureRoutes(Erasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void register(Router router) {
        router.post("/v1/erasures", Set.of(Role.PRIVACY), this::erase);
    }

    /** What is asked for; at least one of the two. */
    record Request(@Nullable List<String> posts, @Nullable List<String> authors) {
        Erasure.Order order() {
            List<String> ids = checked("posts", posts, PostId::isId, "The id of a post, as a search shows it.");
            List<String> keys = checked(
                    "authors",
                    authors,
                    Author::isPseudonym,
                    "The pseudonym of an author, as a post has it. `keys pseudonyms of` tells that of an account.");
            if (ids.isEmpty() && keys.isEmpty()) {
                throw new ProblemException(Problem.badField("posts", "missing", "Posts or authors to erase."));
            }
            if (ids.size() + keys.size() > NAMES_MAX) {
                throw new ProblemException(Problem.badField(
                        "posts", "too_many", "At most " + NAMES_MAX + " posts and authors in one request."));
            }
            return new Erasure.Order(ids, keys);
        }

        private static List<String> checked(
                String field, @Nullable List<String> names, Predicate<String> form, String meaning) {
            List<String> given = names == null ? List.of() : names;
            for (int i = 0; i < given.size(); i++) {
                @Nullable String name = given.get(i);
                if (name == null || !form.test(name)) {
                    throw new ProblemException(Problem.badField(field + "[" + i + "]", "wrong_form", meaning));
                }
            }
            return given;
        }
    }

    private void erase(Context context) {
        Erasure.Order order = RequestBody.json(context, Request.class).order();
        context.json(erasure.erase(order, Callers.of(context).keyId(), POSTS_MAX));
    }
}

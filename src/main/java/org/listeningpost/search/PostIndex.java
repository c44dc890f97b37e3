package org.listeningpost.search;

import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;

/** The posts in Elasticsearch, through the alias; whatever goes wrong there becomes a problem that says so. Thread-safe. */
final class PostIndex {
    private static final int RETRY_SECONDS = 5;

    private final ElasticRequests requests;
    private final IndexNames names;

    PostIndex(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    /** One search, one request. */
    HitReader search(byte[] body) {
        return hits(send("POST", searchPath(), body));
    }

    /** Of the groups only their number comes back: thousands of buckets would cost more than the hits. */
    HitReader searchCollapsed(byte[] body) {
        return hits(send("POST", searchPath() + "&filter_path=-aggregations.groups.buckets", body));
    }

    private String searchPath() {
        return "/" + names.posts() + "/_search?allow_partial_search_results=false";
    }

    String openPit(String keepAlive) {
        ElasticReply reply = send(
                "POST", "/" + names.posts() + "/_pit?allow_partial_search_results=false&keep_alive=" + keepAlive, null);
        if (!reply.isSuccess()) {
            throw problem(reply);
        }
        return reply.json().path("id").asText();
    }

    HitReader searchPit(byte[] body) {
        return hits(send("POST", "/_search?allow_partial_search_results=false", body));
    }

    /** Best effort: what cannot be closed now closes itself when its time is over. */
    void closePit(byte[] body) {
        try {
            requests.send("DELETE", "/_pit", body);
        } catch (ElasticUnreachableException e) {
            System.getLogger(PostIndex.class.getName())
                    .log(System.Logger.Level.DEBUG, "a point in time stays open until it expires", e);
        }
    }

    void refresh() {
        ElasticReply reply = send("POST", "/" + names.posts() + "/_refresh", null);
        if (!reply.isSuccess()) {
            throw problem(reply);
        }
    }

    private ElasticReply send(String method, String path, byte @org.jspecify.annotations.Nullable [] body) {
        try {
            return requests.send(method, path, body);
        } catch (ElasticUnreachableException e) {
            throw new ProblemException(Problem.unavailable("The search engine is not available now.", RETRY_SECONDS));
        }
    }

    private static HitReader hits(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw problem(reply);
        }
        HitReader hits = HitReader.read(reply.body());
        if (hits.isTimedOut()) {
            throw tooSlow();
        }
        return hits;
    }

    private static ProblemException tooSlow() {
        return new ProblemException(Problem.of(503, "search-timeout", "The search took too long")
                .detail("Nothing is shown rather than a part. Ask for a shorter time span or a narrower query.")
                .retryAfter(RETRY_SECONDS));
    }

    /** A bound of the engine's own, which depends on its memory and on the words of all posts. */
    private static boolean isTooExpensive(String error) {
        return error.contains("too_many_clauses")
                || error.contains("too_many_nested_clauses")
                || error.contains("too_complex")
                // A prefix behind other words, "anti-vax*": the engine has no exception of its own for it.
                || error.contains("expanded to too many terms");
    }

    private static ProblemException problem(ElasticReply reply) {
        String error = reply.json().path("error").toString();
        if (reply.status() == 504 || error.contains("Time exceeded") || error.contains("task_cancelled_exception")) {
            return tooSlow();
        }
        if (isTooExpensive(error)) {
            return new ProblemException(Problem.of(400, "invalid-query", "The query is too expensive")
                    .error(ProblemError.ofField(
                            "query",
                            "too_expensive",
                            "It stands for more different words than can be searched for at once. Give the word before"
                                    + " the * more letters.")));
        }
        if (error.contains("search_context_missing_exception")) {
            return new ProblemException(
                    Problem.unavailable("The search engine has lost the place of this walk.", RETRY_SECONDS));
        }
        if (reply.status() == 429 || reply.status() >= 500 || reply.status() == 404) {
            // 404: the schema is not there (yet).
            return new ProblemException(Problem.unavailable("The search engine cannot answer now.", RETRY_SECONDS));
        }
        System.getLogger(PostIndex.class.getName())
                .log(
                        System.Logger.Level.ERROR,
                        "Elasticsearch refused a search of ours: {0} {1}",
                        reply.status(),
                        reply.errorType());
        return new ProblemException(Problem.of(500, "internal", "Internal error")
                .detail("This is our mistake: the search engine refused the search."));
    }
}

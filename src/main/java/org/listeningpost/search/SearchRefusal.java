package org.listeningpost.search;

import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.QueryError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why Elasticsearch gives no answer, said to whoever asked. */
final class SearchRefusal {
    private static final Logger LOG = LoggerFactory.getLogger(SearchRefusal.class);

    private static final int RETRY_SECONDS = 5;
    /** A month that is being made, or that moves to another node, is there in about a second. */
    private static final long[] WAIT_MILLIS = {50, 100, 200, 400, 600, 800, 1_000};

    private SearchRefusal() {}

    /** What it answered, errors included, or the problem that it is not there. */
    static ElasticReply send(ElasticRequests requests, String method, String path, byte @Nullable [] body) {
        try {
            ElasticReply reply = requests.send(method, path, body);
            for (int i = 0; i < WAIT_MILLIS.length && isShardMissing(reply); i++) {
                Thread.sleep(WAIT_MILLIS[i]);
                reply = requests.send(method, path, body);
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooSlow();
        } catch (ElasticUnreachableException e) {
            throw new ProblemException(Problem.unavailable("The search engine is not available now.", RETRY_SECONDS));
        }
    }

    /**
     * The first post of a month makes its index, which belongs to the alias before its shards can be read. A part is not
     * shown for the whole, so the search waits for them.
     */
    private static boolean isShardMissing(ElasticReply reply) {
        if (reply.status() != 503) {
            return false;
        }
        String error = reply.json().path("error").toString();
        return error.contains("missing shards") || error.contains("no_shard_available");
    }

    static ProblemException tooSlow() {
        return new ProblemException(Problem.of(503, ElasticCounts.TOO_SLOW, "The search took too long")
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

    /** @param reply with an error */
    static ProblemException of(ElasticReply reply) {
        String error = reply.json().path("error").toString();
        if (reply.status() == 504 || error.contains("Time exceeded") || error.contains("task_cancelled_exception")) {
            return tooSlow();
        }
        if (isTooExpensive(error)) {
            return new ProblemException(Problem.of(400, "invalid-query", "The query is too expensive")
                    .error(ProblemError.ofField(
                            "query",
                            QueryError.Kind.TOO_EXPENSIVE.code(),
                            "It stands for more different words than can be searched for at once. Give its words more"
                                    + " letters before a * or ?, or leave some of them out.")));
        }
        if (error.contains("search_context_missing_exception")) {
            return new ProblemException(
                    Problem.unavailable("The search engine has lost the place of this walk.", RETRY_SECONDS));
        }
        if (reply.status() == 429 || reply.status() >= 500 || reply.status() == 404) {
            // 404: the schema is not there (yet).
            return new ProblemException(Problem.unavailable("The search engine cannot answer now.", RETRY_SECONDS));
        }
        LOG.error("Elasticsearch refused a search of ours: {} {}", reply.status(), reply.errorType());
        return new ProblemException(Problem.of(500, "internal", "Internal error")
                .detail("This is our mistake: the search engine refused the search."));
    }
}

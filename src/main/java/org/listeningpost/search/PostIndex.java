package org.listeningpost.search;

import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The posts in Elasticsearch, through the alias; whatever goes wrong there becomes a problem that says so. Thread-safe. */
final class PostIndex {
    private static final Logger LOG = LoggerFactory.getLogger(PostIndex.class);

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

    /** One page of a search. */
    HitReader search(SearchPlan plan, byte[] body) {
        // Copies of a shard that differ in what is deleted differ in scores: a walk asks the same ones on each page.
        String preference =
                plan.sort() == SearchSort.RELEVANCE ? "&preference=walk" + Long.toHexString(plan.digest()) : "";
        // Of groups only their number comes back: thousands of buckets would cost more than the hits.
        String left = plan.view().isCollapsed() ? "&filter_path=-aggregations.groups.buckets" : "";
        return hits(send("POST", searchPath() + preference + left, body));
    }

    private String searchPath() {
        return "/" + names.posts() + "/_search?allow_partial_search_results=false";
    }

    String openPit(String keepAlive) {
        ElasticReply reply = send(
                "POST", "/" + names.posts() + "/_pit?allow_partial_search_results=false&keep_alive=" + keepAlive, null);
        if (!reply.isSuccess()) {
            throw SearchRefusal.of(reply);
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
            LOG.debug("a point in time stays open until it expires", e);
        }
    }

    void refresh() {
        ElasticReply reply = send("POST", "/" + names.posts() + "/_refresh", null);
        if (!reply.isSuccess()) {
            throw SearchRefusal.of(reply);
        }
    }

    private ElasticReply send(String method, String path, byte @Nullable [] body) {
        return SearchRefusal.send(requests, method, path, body);
    }

    private static HitReader hits(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw SearchRefusal.of(reply);
        }
        HitReader hits = HitReader.read(reply.body());
        if (hits.isTimedOut()) {
            throw SearchRefusal.tooSlow();
        }
        return hits;
    }
}

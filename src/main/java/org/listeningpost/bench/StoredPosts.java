package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/**
 * What the posts' indices hold, and what was done for it: one copy of each shard.
 *
 * @param months indices, of one shard each unless configured otherwise
 * @param bulks parts of bulk requests, one for each shard that a request reached
 * @param bulkSeconds the sum of their durations, which run side by side
 */
record StoredPosts(
        long posts,
        int months,
        long bytes,
        long segments,
        long bulks,
        double bulkSeconds,
        double indexSeconds,
        double mergeSeconds) {
    private static final Duration REST_MAX = Duration.ofHours(2);
    private static final long LOOK_MILLIS = 500;

    /** As it is when all is written, refreshed, and nothing is merged any more. */
    static StoredPosts atRest(ElasticRequests elastic, IndexNames names) throws InterruptedException {
        require(elastic.send("POST", "/" + names.postsPattern() + "/_flush", null), "write everything");
        require(elastic.send("POST", "/" + names.postsPattern() + "/_refresh", null), "refresh");
        long end = System.nanoTime() + REST_MAX.toNanos();
        while (stats(elastic, names).at("/_all/primaries/merges/current").asLong() > 0) {
            if (System.nanoTime() > end) {
                throw new BenchException("Elasticsearch still merges after " + REST_MAX.toHours() + " hours");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        JsonNode all = stats(elastic, names);
        JsonNode primaries = all.at("/_all/primaries");
        // Not the store's own statistics: those are up to ten seconds old.
        ElasticReply segments = elastic.get("/" + names.postsPattern() + "/_segments");
        require(segments, "tell its segments");
        long bytes = 0;
        List<JsonNode> sizes = segments.json().path("indices").findValues("size_in_bytes");
        for (JsonNode size : sizes) {
            bytes += size.asLong();
        }
        return new StoredPosts(
                primaries.at("/docs/count").asLong(),
                all.path("indices").size(),
                bytes,
                sizes.size(),
                primaries.at("/bulk/total_operations").asLong(),
                primaries.at("/bulk/total_time_in_millis").asLong() / 1e3,
                primaries.at("/indexing/index_time_in_millis").asLong() / 1e3,
                primaries.at("/merges/total_time_in_millis").asLong() / 1e3);
    }

    /** As a month is that gets no more posts. */
    static StoredPosts merged(ElasticRequests elastic, IndexNames names) throws InterruptedException {
        require(
                elastic.send("POST", "/" + names.postsPattern() + "/_forcemerge?max_num_segments=1", null),
                "merge each month");
        return atRest(elastic, names);
    }

    double bytesPerPost() {
        return posts == 0 ? 0 : (double) bytes / posts;
    }

    double bulkMillis() {
        return bulks == 0 ? 0 : bulkSeconds * 1e3 / bulks;
    }

    private static JsonNode stats(ElasticRequests elastic, IndexNames names) {
        ElasticReply reply = elastic.get("/" + names.postsPattern() + "/_stats/docs,bulk,indexing,merge");
        require(reply, "tell its statistics");
        return reply.json();
    }

    private static void require(ElasticReply reply, String what) {
        if (!reply.isSuccess()) {
            throw new BenchException("Elasticsearch did not " + what + ": " + reply.status() + " " + reply.errorType());
        }
    }
}

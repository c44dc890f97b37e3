package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.listeningpost.elastic.ElasticRequests;

/**
 * What Elasticsearch did since it started, as it counts itself; the difference of two is what happened between. It tells whether one
 * way makes it do more for the same posts than another.
 *
 * @param bulks requests to shards, of which one request of ours makes one for each month in it
 * @param merged documents that were copied by merges
 */
record EngineWork(long bulks, long refreshes, long flushes, long merged, long gets, long searches) {
    static EngineWork read(ElasticRequests elastic) {
        JsonNode indices = GuardCounters.node(elastic, "indices").path("indices");
        return new EngineWork(
                indices.at("/bulk/total_operations").asLong(),
                indices.at("/refresh/total").asLong(),
                indices.at("/flush/total").asLong(),
                indices.at("/merges/total_docs").asLong(),
                indices.at("/get/total").asLong(),
                indices.at("/search/query_total").asLong());
    }

    EngineWork since(EngineWork before) {
        return new EngineWork(
                bulks - before.bulks,
                refreshes - before.refreshes,
                flushes - before.flushes,
                merged - before.merged,
                gets - before.gets,
                searches - before.searches);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%,d shard bulks, %,d refreshes, %,d flushes, %,d documents merged, %,d gets, %,d searches",
                bulks,
                refreshes,
                flushes,
                merged,
                gets,
                searches);
    }
}

package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/**
 * What the last guard did since the engine started, as it counts itself; the difference of two is what happened between.
 *
 * @param documents that it looked at
 * @param seconds how long it took for them
 */
record GuardCounters(long documents, double seconds) {
    static GuardCounters read(ElasticRequests elastic, IndexNames names) {
        JsonNode guard =
                node(elastic, "ingest").path("ingest").path("pipelines").path(names.postsFinalPipeline());
        return new GuardCounters(
                guard.path("count").asLong(), guard.path("time_in_millis").asLong() / 1e3);
    }

    GuardCounters since(GuardCounters before) {
        return new GuardCounters(documents - before.documents, seconds - before.seconds);
    }

    double microsPerPost() {
        return documents == 0 ? 0 : seconds * 1e6 / documents;
    }

    /** The statistics of the only node there is. */
    static JsonNode node(ElasticRequests elastic, String metrics) {
        return only(elastic.get("/_nodes/stats/" + metrics));
    }

    static JsonNode only(ElasticReply reply) {
        JsonNode nodes = reply.json().path("nodes");
        if (!reply.isSuccess() || nodes.size() != 1) {
            throw new BenchException("not one node told of itself: " + reply.status() + " " + reply.errorType());
        }
        return nodes.elements().next();
    }
}

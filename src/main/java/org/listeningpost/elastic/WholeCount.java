package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * How many documents a query finds, of every shard or none: {@code _count} leaves out those that do not answer, and says so with
 * a 200. Stateless.
 */
public final class WholeCount {
    private WholeCount() {}

    /** What becomes of a refusal is its caller's to say. */
    public static ElasticReply ask(ElasticRequests requests, String index, ObjectNode query) {
        ObjectNode body = query.objectNode().put("size", 0).put("track_total_hits", true);
        body.set("query", query);
        return requests.send(
                "POST",
                "/" + index + "/_search?allow_partial_search_results=false",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param reply to what was asked, where it is no refusal */
    public static long of(ElasticReply reply) {
        return reply.json().at("/hits/total/value").asLong();
    }
}

package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;

/** What the posts of topics come to, counted by Elasticsearch. Thread-safe. */
final class TopicPosts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TOPICS_MAX = 2_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    TopicPosts(ElasticCounts elastic, ElasticQueries queries) {
        this.elastic = elastic;
        this.queries = queries;
    }

    /** Whether there is a post at all. */
    boolean hasPosts() {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("terminate_after", 1);
        body.put("track_total_hits", true);
        return search(body).at("/hits/total/value").asLong() > 0;
    }

    /** How many posts carry each topic that any post carries. */
    Map<String, Long> counts() {
        ObjectNode body = body();
        body.putObject("aggs")
                .putObject("topics")
                .putObject("terms")
                .put("field", "topics")
                .put("size", TOPICS_MAX);
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode bucket : search(body).at("/aggregations/topics/buckets")) {
            counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
        }
        return counts;
    }

    ObjectNode body() {
        return MAPPER.createObjectNode().put("size", 0);
    }

    ObjectNode tagged(String topic) {
        ObjectNode term = MAPPER.createObjectNode();
        term.putObject("term").put("topics", topic);
        return term;
    }

    ObjectNode matching(Query query) {
        try {
            return (ObjectNode) MAPPER.readTree(queries.json(query));
        } catch (IOException e) {
            throw new UncheckedIOException("a compiled query is JSON", e);
        }
    }

    JsonNode search(ObjectNode body) {
        return elastic.ask(body);
    }
}

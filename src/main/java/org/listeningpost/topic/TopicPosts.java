package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticQueries;

/** What the posts of topics come to, counted by Elasticsearch. Thread-safe. */
final class TopicPosts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int RETRY_SECONDS = 5;
    private static final int TOPICS_MAX = 2_000;

    private final ElasticRequests requests;
    private final IndexNames names;
    private final ElasticQueries queries;
    private final int timeoutMillis;

    TopicPosts(ElasticRequests requests, IndexNames names, ElasticQueries queries, int timeoutMillis) {
        this.requests = requests;
        this.names = names;
        this.queries = queries;
        this.timeoutMillis = timeoutMillis;
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
        body.put("timeout", timeoutMillis + "ms");
        ElasticReply reply = requests.send(
                "POST",
                "/" + names.posts() + "/_search?allow_partial_search_results=false",
                body.toString().getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess() || reply.json().path("timed_out").asBoolean()) {
            throw new ProblemException(
                    Problem.unavailable("The posts cannot be counted now. Try again.", RETRY_SECONDS));
        }
        return reply.json();
    }
}

package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/** Some of the stored posts, always the same ones, by their ids: what two ways are compared by, field by field. */
record StoredSample(Map<String, JsonNode> posts) {
    private static final int POSTS = 100;
    /** Says when a post came, which is never the same twice. */
    private static final List<String> TIMES = List.of("ingested_at", "lag_seconds");

    static StoredSample of(ElasticRequests elastic, IndexNames names) {
        ElasticReply reply = elastic.get("/" + names.postsPattern() + "/_search?sort=id&request_cache=false&size="
                + POSTS + "&filter_path=hits.hits._source");
        if (!reply.isSuccess()) {
            throw new BenchException("the stored posts cannot be read: " + reply.errorType());
        }
        Map<String, JsonNode> posts = new TreeMap<>();
        for (JsonNode hit : reply.json().at("/hits/hits")) {
            ObjectNode post = (ObjectNode) hit.path("_source");
            post.remove(TIMES);
            posts.put(post.path("id").asText(), post);
        }
        return new StoredSample(posts);
    }

    /** Ends the measurement where the other way stored something else. */
    void requireSame(StoredSample other) {
        if (posts.isEmpty() || !posts.keySet().equals(other.posts.keySet())) {
            throw new BenchException("the two ways store different posts");
        }
        posts.forEach((id, post) -> {
            JsonNode twin = other.posts.get(id);
            Set<String> fields = new TreeSet<>();
            post.fieldNames().forEachRemaining(fields::add);
            if (twin != null) {
                twin.fieldNames().forEachRemaining(fields::add);
            }
            for (String field : fields) {
                if (twin == null || !post.path(field).equals(twin.path(field))) {
                    throw new BenchException("the two ways store another " + field + " of the same post");
                }
            }
        });
    }
}

package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;

/** Finds the posts that an erasure is about. Thread-safe. */
final class PostsOfPeople {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;

    PostsOfPeople(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    /** Ids of some of the posts with these ids or of these authors, also of those that were written a moment ago. */
    Set<String> find(Collection<String> posts, Collection<String> authors, int max) {
        expect(requests.send("POST", "/" + names.posts() + "/_refresh", null));
        ObjectNode body =
                MAPPER.createObjectNode().put("size", max).put("_source", false).put("track_total_hits", false);
        ArrayNode should = body.putObject("query")
                .putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should");
        should.addObject().putObject("ids").set("values", MAPPER.valueToTree(posts));
        should.addObject().putObject("terms").set("author.key", MAPPER.valueToTree(authors));
        Set<String> ids = new TreeSet<>();
        for (JsonNode hit : expect(requests.send(
                        "POST",
                        "/" + names.posts() + "/_search?allow_partial_search_results=false",
                        body.toString().getBytes(StandardCharsets.UTF_8)))
                .json()
                .at("/hits/hits")) {
            ids.add(hit.path("_id").asText());
        }
        return ids;
    }

    /** How many posts of others mention these authors; their pseudonyms stay there. */
    long mentions(Collection<String> authors) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putObject("query").putObject("terms").set("mentions", MAPPER.valueToTree(authors));
        return expect(requests.send(
                        "POST", "/" + names.posts() + "/_count", body.toString().getBytes(StandardCharsets.UTF_8)))
                .json()
                .path("count")
                .asLong();
    }

    private static ElasticReply expect(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw ElasticUnreachableException.refused("posts", reply.status());
        }
        return reply;
    }
}

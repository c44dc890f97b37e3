package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    private static final int AUTHORS_PAGE = 10_000;

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
        return ids(body);
    }

    /** Ids of some of the posts of an author that came in before a time. */
    Set<String> writtenBefore(String author, Instant time, int max) {
        expect(requests.send("POST", "/" + names.posts() + "/_refresh", null));
        ObjectNode body =
                MAPPER.createObjectNode().put("size", max).put("_source", false).put("track_total_hits", false);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        filter.addObject().putObject("term").put("author.key", author);
        filter.addObject().putObject("range").putObject("ingested_at").put("lte", time.toString());
        return ids(body);
    }

    /** Every author of a stored post. */
    Set<String> authors() {
        Set<String> authors = new TreeSet<>();
        JsonNode after = null;
        do {
            ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", false);
            ObjectNode composite = body.putObject("aggs").putObject("authors").putObject("composite");
            composite
                    .put("size", AUTHORS_PAGE)
                    .putArray("sources")
                    .addObject()
                    .putObject("key")
                    .putObject("terms")
                    .put("field", "author.key");
            if (after != null) {
                composite.set("after", after);
            }
            JsonNode page = search(body).at("/aggregations/authors");
            page.path("buckets")
                    .forEach(bucket -> authors.add(bucket.at("/key/key").asText()));
            after = page.get("after_key");
        } while (after != null);
        return authors;
    }

    private Set<String> ids(ObjectNode body) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode hit : search(body).at("/hits/hits")) {
            ids.add(hit.path("_id").asText());
        }
        return ids;
    }

    private JsonNode search(ObjectNode body) {
        return expect(requests.send(
                        "POST",
                        "/" + names.posts() + "/_search?allow_partial_search_results=false",
                        body.toString().getBytes(StandardCharsets.UTF_8)))
                .json();
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

package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;

/** Finds the posts that an erasure is about. Thread-safe. */
final class PostsOfPeople {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int AUTHORS_PAGE = 10_000;
    /** A post knows its author by the handle and, where its platform says by ids who is gone, by the account's id. */
    private static final List<String> AUTHOR_FIELDS = List.of("author.key", "author.account_key");

    private final ElasticRequests requests;
    private final IndexNames names;

    PostsOfPeople(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    /** Ids of some of the posts with these ids or of these authors, also of those that were written a moment ago. */
    Set<String> find(Collection<String> posts, Collection<String> authors, int max) {
        requests.send("POST", "/" + names.posts() + "/_refresh", null).expect("posts");
        ObjectNode body =
                MAPPER.createObjectNode().put("size", max).put("_source", false).put("track_total_hits", false);
        ArrayNode should = body.putObject("query")
                .putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should");
        should.addObject().putObject("ids").set("values", MAPPER.valueToTree(posts));
        should.add(writtenBy(authors));
        return ids(body);
    }

    /** Under whichever of its names an author is asked for. */
    private static ObjectNode writtenBy(Collection<String> authors) {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode should =
                query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        AUTHOR_FIELDS.forEach(field -> should.addObject().putObject("terms").set(field, MAPPER.valueToTree(authors)));
        return query;
    }

    /**
     * The names of these authors that posts have, those of the same accounts by handle among them.
     *
     * @param authors at most a few hundred
     */
    Set<String> names(Collection<String> authors) {
        requests.send("POST", "/" + names.posts() + "/_refresh", null).expect("posts");
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", false);
        body.set("query", writtenBy(authors));
        ObjectNode aggregations = body.putObject("aggs");
        valuesOf("author.key", aggregations.putObject("keys"));
        // Of an account that was not asked for only the handle may be the same: another person's, later or before.
        valuesOf("author.account_key", aggregations.putObject("accounts")).set("include", MAPPER.valueToTree(authors));
        JsonNode reply = search(body).path("aggregations");
        Set<String> found = values(reply.path("keys"));
        found.addAll(values(reply.path("accounts")));
        return found;
    }

    /** The accounts behind the pseudonym of a handle. */
    Set<String> accountsOf(String author) {
        requests.send("POST", "/" + names.posts() + "/_refresh", null).expect("posts");
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", false);
        body.putObject("query").putObject("term").put("author.key", author);
        valuesOf("author.account_key", body.putObject("aggs").putObject("accounts"));
        return values(search(body).at("/aggregations/accounts"));
    }

    private static ObjectNode valuesOf(String field, ObjectNode aggregation) {
        return aggregation.putObject("terms").put("field", field).put("size", AUTHORS_PAGE);
    }

    private static Set<String> values(JsonNode answer) {
        Set<String> values = new TreeSet<>();
        answer.path("buckets").forEach(bucket -> values.add(bucket.path("key").asText()));
        return values;
    }

    /** Ids of some of the posts of an author that came in before a time. */
    Set<String> writtenBefore(String author, Instant time, int max) {
        requests.send("POST", "/" + names.posts() + "/_refresh", null).expect("posts");
        ObjectNode body =
                MAPPER.createObjectNode().put("size", max).put("_source", false).put("track_total_hits", false);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        filter.add(writtenBy(List.of(author)));
        filter.addObject().putObject("range").putObject("ingested_at").put("lte", time.toString());
        return ids(body);
    }

    /** Every author of a stored post, under every name that a post has. */
    Set<String> authors() {
        Set<String> authors = new TreeSet<>();
        AUTHOR_FIELDS.forEach(field -> addAuthors(field, authors));
        return authors;
    }

    private void addAuthors(String field, Set<String> authors) {
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
                    .put("field", field);
            if (after != null) {
                composite.set("after", after);
            }
            JsonNode page = search(body).at("/aggregations/authors");
            page.path("buckets")
                    .forEach(bucket -> authors.add(bucket.at("/key/key").asText()));
            after = page.get("after_key");
        } while (after != null);
    }

    private Set<String> ids(ObjectNode body) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode hit : search(body).at("/hits/hits")) {
            ids.add(hit.path("_id").asText());
        }
        return ids;
    }

    private JsonNode search(ObjectNode body) {
        return requests.send(
                        "POST",
                        "/" + names.posts() + "/_search?allow_partial_search_results=false",
                        body.toString().getBytes(StandardCharsets.UTF_8))
                .expect("posts")
                .json();
    }

    /** How many posts of others mention these authors; their pseudonyms stay there. */
    long mentions(Collection<String> authors) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        body.putObject("query").putObject("terms").set("mentions", MAPPER.valueToTree(authors));
        return search(body).at("/hits/total/value").asLong();
    }
}

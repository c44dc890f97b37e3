package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the documents of an index and changes some of them, each only as it stands: what somebody else writes
 * meanwhile is read again and not lost. Thread-safe.
 */
public final class DocumentRewriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 500;
    private static final String KEEP_ALIVE = "2m";
    private static final int ATTEMPTS_MAX = 50;

    private final ElasticRequests requests;
    private final String index;

    public DocumentRewriter(ElasticRequests requests, String index) {
        this.requests = requests;
        this.index = index;
    }

    /** Makes visible what was written without waiting for that. */
    public void refresh() {
        expect(requests.send("POST", "/" + index + "/_refresh", null));
    }

    /** Shows every document, as it was when the walk began. */
    public void read(ObjectNode query, Consumer<ObjectNode> reader) {
        walk(query, hit -> reader.accept((ObjectNode) hit.path("_source")));
    }

    /**
     * Changes what has to be changed.
     *
     * @param change gives the very same object back where nothing has to change
     * @return how many documents it changed
     */
    @SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
    public long rewrite(ObjectNode query, UnaryOperator<ObjectNode> change) {
        long[] changed = {0};
        walk(query, hit -> {
            if (change.apply((ObjectNode) hit.path("_source")) != hit.path("_source")) {
                changed[0] += rewrite(hit.path("_id").asText(), change) ? 1 : 0;
            }
        });
        return changed[0];
    }

    /** Removes those that are to go; how many went. */
    public long remove(ObjectNode query, Predicate<ObjectNode> isToGo) {
        long[] removed = {0};
        walk(query, hit -> {
            if (isToGo.test((ObjectNode) hit.path("_source"))) {
                ElasticReply reply = requests.send(
                        "DELETE",
                        "/" + index + "/_doc/" + encoded(hit.path("_id").asText()) + "?refresh=true",
                        null);
                removed[0] += reply.status() == 404 || !expect(reply).isSuccess() ? 0 : 1;
            }
        });
        return removed[0];
    }

    public static ObjectNode everything() {
        ObjectNode query = MAPPER.createObjectNode();
        query.putObject("match_all");
        return query;
    }

    /** Documents in which one of these fields has one of its values. */
    public static ObjectNode anyOf(Map<String, Set<String>> values) {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode should =
                query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        values.forEach((field, some) -> {
            ArrayNode terms = should.addObject().putObject("terms").putArray(field);
            some.forEach(terms::add);
        });
        return query;
    }

    @SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
    private boolean rewrite(String id, UnaryOperator<ObjectNode> change) {
        String path = "/" + index + "/_doc/" + encoded(id);
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            ElasticReply found = requests.get(path);
            if (found.status() == 404) {
                return false;
            }
            JsonNode document = expect(found).json();
            ObjectNode before = (ObjectNode) document.path("_source");
            ObjectNode after = change.apply(before);
            if (after == before) {
                return false;
            }
            ElasticReply written = requests.send(
                    "PUT",
                    path + "?refresh=true&if_seq_no=" + document.path("_seq_no").asLong() + "&if_primary_term="
                            + document.path("_primary_term").asLong(),
                    after.toString().getBytes(StandardCharsets.UTF_8));
            if (written.status() != 409) {
                expect(written);
                return true;
            }
        }
        throw new ElasticUnreachableException(new IOException("a document is being changed by others"));
    }

    private void walk(ObjectNode query, Consumer<JsonNode> visitor) {
        String pit = expect(requests.send("POST", "/" + index + "/_pit?keep_alive=" + KEEP_ALIVE, null))
                .json()
                .path("id")
                .asText();
        try {
            JsonNode after = null;
            JsonNode hits;
            do {
                hits = page(query, pit, after);
                for (JsonNode hit : hits) {
                    visitor.accept(hit);
                    after = hit.path("sort");
                }
            } while (hits.size() == PAGE);
        } finally {
            requests.send("DELETE", "/_pit", bytes(MAPPER.createObjectNode().put("id", pit)));
        }
    }

    private JsonNode page(ObjectNode query, String pit, @Nullable JsonNode after) {
        ObjectNode body = MAPPER.createObjectNode().put("size", PAGE).put("track_total_hits", false);
        body.set("query", query);
        body.putObject("pit").put("id", pit).put("keep_alive", KEEP_ALIVE);
        body.putArray("sort").add("_shard_doc");
        if (after != null) {
            body.set("search_after", after);
        }
        return expect(requests.send("POST", "/_search?allow_partial_search_results=false", bytes(body)))
                .json()
                .at("/hits/hits");
    }

    private static ElasticReply expect(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw new ElasticUnreachableException(
                    new IOException("documents answered " + reply.status() + " " + reply.errorType()));
        }
        return reply;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

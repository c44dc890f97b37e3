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
import java.util.function.Function;
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
    private static final int ATTEMPTS_MAX = 50;

    private final ElasticRequests requests;
    private final String index;

    public DocumentRewriter(ElasticRequests requests, String index) {
        this.requests = requests;
        this.index = index;
    }

    /** Makes visible what was written without waiting for that. */
    public void refresh() {
        requests.send("POST", "/" + index + "/_refresh", null).expect("documents");
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
                changed[0] += replace(hit.path("_id").asText(), change::apply) ? 1 : 0;
            }
        });
        return changed[0];
    }

    /** Whether there is one. */
    public boolean isAny(ObjectNode query) {
        return WholeCount.of(WholeCount.ask(requests, index, query).expect("documents")) > 0;
    }

    /** Removes those that are to go; how many went. */
    public long remove(ObjectNode query, Predicate<ObjectNode> isToGo) {
        long[] removed = {0};
        walk(query, hit -> {
            if (isToGo.test((ObjectNode) hit.path("_source"))) {
                removed[0] += replace(hit.path("_id").asText(), now -> isToGo.test(now) ? null : now) ? 1 : 0;
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

    /**
     * Puts another document in the place of one, or none, but only as it stands: what others wrote there meanwhile may be one that
     * is to stay.
     *
     * @param change gives null where the document is to go, and the very same one where it is to stay
     */
    @SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
    private boolean replace(String id, Function<ObjectNode, @Nullable ObjectNode> change) {
        String path = "/" + index + "/_doc/" + encoded(id);
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            ElasticReply found = requests.get(path);
            if (found.status() == 404) {
                return false;
            }
            JsonNode document = found.expect("documents").json();
            ObjectNode before = (ObjectNode) document.path("_source");
            ObjectNode after = change.apply(before);
            if (after == before) {
                return false;
            }
            String asItStands = path + "?refresh=true&if_seq_no="
                    + document.path("_seq_no").asLong() + "&if_primary_term="
                    + document.path("_primary_term").asLong();
            ElasticReply written = after == null
                    ? requests.send("DELETE", asItStands, null)
                    : requests.send("PUT", asItStands, after.toString().getBytes(StandardCharsets.UTF_8));
            if (after == null && written.status() == 404) {
                return false;
            }
            if (written.status() != 409) {
                written.expect("documents");
                return true;
            }
        }
        throw new ElasticUnreachableException(new IOException("a document is being changed by others"));
    }

    private void walk(ObjectNode query, Consumer<JsonNode> visitor) {
        ObjectNode body = MAPPER.createObjectNode();
        body.set("query", query);
        try (IndexWalk walk = new IndexWalk(requests, index, body, PAGE, reply -> reply.expect("documents"))) {
            for (JsonNode hits = walk.next(); !hits.isEmpty(); hits = walk.next()) {
                hits.forEach(visitor);
            }
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

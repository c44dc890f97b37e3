package org.listeningpost.ingest.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.WholeCount;

/**
 * The keys under which rows of imported files stand that were not taken. A row keeps what its author wrote only as long as it can
 * be brought under the key that an erasure will ask by. Thread-safe.
 */
public final class RejectedRowKeys {
    /** Why title and text of a row are not shown. */
    public static final String NOT_FOUND_BY_AUTHOR = "an erasure of its author could not find it here";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEYS_MAX = 1_000;
    private static final List<String> PSEUDONYMS = List.of("author", "account");

    private final ElasticRequests requests;
    private final String index;
    private final DocumentRewriter rows;

    /** @param api as the user that keeps the rows */
    public RejectedRowKeys(ElasticRequests api, IndexNames names) {
        this.requests = api;
        this.index = names.rejectedRows();
        this.rows = new DocumentRewriter(api, index);
    }

    /**
     * What a change of keys did.
     *
     * @param renewed rows that are under the current key now
     * @param withheld rows that name an author under a key that nobody can tell, or has: they lost name, title and text
     */
    record Renewed(long renewed, long withheld) {}

    /** How many rows that name an author stand under each key; those of earlier versions, which do not say it, under none. */
    Map<String, Long> countByKey() {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", false);
        body.withObject("/aggs/keys/terms").put("field", "key_id").put("size", KEYS_MAX);
        // Also asked before anything is stored, to see whether a key is missing.
        JsonNode buckets = requests.send(
                        "POST",
                        "/" + index + "/_search?ignore_unavailable=true&allow_partial_search_results=false",
                        bytes(body))
                .expect("rejected rows")
                .json()
                .at("/aggregations/keys/buckets");
        Map<String, Long> counts = new TreeMap<>();
        buckets.forEach(bucket ->
                counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return counts;
    }

    /** How many rows name an author otherwise than under the current key of that ring. */
    long waiting(KeyRing ring) {
        rows.refresh();
        return WholeCount.of(WholeCount.ask(requests, index, namingUnderNoneOf(List.of(ring.currentId())))
                .expect("rejected rows"));
    }

    /**
     * Brings every row under the current key. Which key a row of an earlier version was made with nobody can tell: wrapped as if
     * it were another one, its author would have a name that no erasure asks for.
     */
    Renewed renew(KeyRing ring) {
        rows.refresh();
        long renewed = rows.rewrite(
                DocumentRewriter.anyOf(Map.of("key_id", Set.copyOf(ring.earlierIds()))), row -> renewed(row, ring));
        long withheld = rows.rewrite(namingUnderNoneOf(ring.ids()), row -> withheld(row, ring));
        return new Renewed(renewed, withheld);
    }

    private static ObjectNode renewed(ObjectNode row, KeyRing ring) {
        String keyId = row.path("key_id").asText("");
        if (!ring.earlierIds().contains(keyId)) {
            return row;
        }
        ObjectNode renewed = row.deepCopy();
        for (String field : PSEUDONYMS) {
            String name = row.path(field).asText("");
            if (!name.isEmpty()) {
                renewed.put(field, ring.renew(name, keyId));
            }
        }
        return renewed.put("key_id", ring.currentId());
    }

    private static ObjectNode withheld(ObjectNode row, KeyRing ring) {
        if (!row.hasNonNull("author") || ring.ids().contains(row.path("key_id").asText(""))) {
            return row;
        }
        ObjectNode withheld = row.deepCopy();
        withheld.remove(PSEUDONYMS);
        withheld.remove("key_id");
        if (withheld.path("content") instanceof ObjectNode content
                && (content.hasNonNull("title") || content.hasNonNull("text"))) {
            // Place and reason stay: the row can still be found in the file, and mended there.
            content.remove(List.of("title", "text"));
            content.put("withheld", NOT_FOUND_BY_AUTHOR);
        }
        return withheld;
    }

    private static ObjectNode namingUnderNoneOf(List<String> keyIds) {
        ObjectNode query = MAPPER.createObjectNode();
        ObjectNode bool = query.putObject("bool");
        bool.putArray("filter").addObject().putObject("exists").put("field", "author");
        ArrayNode ids = bool.putArray("must_not").addObject().putObject("terms").putArray("key_id");
        keyIds.forEach(ids::add);
        return query;
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}

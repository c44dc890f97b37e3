package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Documents that people change: each has an {@code id} and a {@code version}, a change happens only to what was looked at,
 * and every version that was replaced or removed is kept. What is written is visible to searches when the call returns.
 * Thread-safe.
 */
public final class VersionedDocuments {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 1_000;
    private static final int REVISIONS_MAX = 1_000;

    private final ElasticRequests requests;
    private final String index;
    private final @Nullable String revisions;

    /** Documents whose earlier versions nobody asks for. */
    public VersionedDocuments(ElasticRequests requests, String index) {
        this.requests = requests;
        this.index = index;
        this.revisions = null;
    }

    /** @param revisions index that keeps the versions that were */
    public VersionedDocuments(ElasticRequests requests, String index, String revisions) {
        this.requests = requests;
        this.index = index;
        this.revisions = revisions;
    }

    /** A document and the moment of its life that was read. */
    public record Stored(String id, ObjectNode source, long sequence, long term) {
        public long version() {
            return source.path("version").asLong();
        }
    }

    /** Reads by id: sees what was written a moment ago. */
    public Optional<Stored> find(String id) {
        ElasticReply reply = requests.get("/" + index + "/_doc/" + encoded(id));
        if (reply.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(stored(reply.expect("documents").json()));
    }

    /**
     * Reads parts of several in one request; those that there are, by id.
     *
     * @param fields of the documents; none to learn only which there are
     */
    public Map<String, JsonNode> find(Collection<String> ids, List<String> fields) {
        Map<String, JsonNode> found = new HashMap<>();
        if (!ids.isEmpty()) {
            ObjectNode body = MAPPER.createObjectNode();
            ArrayNode asked = body.putArray("ids");
            ids.forEach(asked::add);
            String source = fields.isEmpty() ? "_source=false" : "_source_includes=" + String.join(",", fields);
            JsonNode documents = requests.send("POST", "/" + index + "/_mget?" + source, bytes(body))
                    .expect("documents")
                    .json()
                    .path("docs");
            for (JsonNode document : documents) {
                if (document.has("error")) {
                    throw ElasticUnreachableException.refused("a document", 503);
                }
                if (document.path("found").asBoolean()) {
                    found.put(document.path("_id").asText(), document.path("_source"));
                }
            }
        }
        return found;
    }

    /** All documents, by id. */
    public List<Stored> all() {
        ObjectNode query = MAPPER.createObjectNode();
        query.putObject("match_all");
        return all(query);
    }

    /** All documents that match, by id. */
    public List<Stored> all(ObjectNode query) {
        ObjectNode body = MAPPER.createObjectNode().put("seq_no_primary_term", true);
        body.set("query", query);
        body.putArray("sort").add("id");
        return pages(index, body).stream().map(VersionedDocuments::stored).toList();
    }

    private List<JsonNode> pages(String of, ObjectNode body) {
        List<JsonNode> all = new ArrayList<>();
        body.put("size", PAGE);
        int size;
        do {
            JsonNode hits = requests.send("POST", "/" + of + "/_search?allow_partial_search_results=false", bytes(body))
                    .expect("documents")
                    .json()
                    .at("/hits/hits");
            for (JsonNode hit : hits) {
                all.add(hit);
                body.set("search_after", hit.path("sort"));
            }
            size = hits.size();
        } while (size == PAGE);
        return all;
    }

    /** Adds a document; false where its id is taken. */
    public boolean create(String id, ObjectNode document) {
        return isDone(requests.send("PUT", "/" + index + "/_create/" + encoded(id) + "?refresh=true", bytes(document)));
    }

    /** Puts a document in the place of the one that was looked at; false where somebody else was faster. */
    public boolean replace(Stored before, ObjectNode document) {
        keep(before, before.id() + "-" + before.version(), "replaced", null);
        return isDone(requests.send("PUT", path(before), bytes(document)));
    }

    /** Removes the document that was looked at; false where somebody else was faster. */
    public boolean delete(Stored before, String at, String by) {
        keep(before, before.id() + "-" + before.version(), "replaced", null);
        ElasticReply reply = requests.send("DELETE", path(before), null);
        if (reply.status() == 404 || !isDone(reply)) {
            return false;
        }
        keep(
                before,
                before.id() + "-deleted",
                "deleted",
                MAPPER.createObjectNode().put("at", at).put("by", by));
        return true;
    }

    /** What a document was before, oldest first; also of one that was removed. */
    public List<JsonNode> revisions(String id) {
        if (revisions == null) {
            return List.of();
        }
        ObjectNode body = MAPPER.createObjectNode().put("size", REVISIONS_MAX);
        body.putObject("query").putObject("term").put("subject", id);
        // Of the last version comes first what it was, then that it was deleted.
        body.putArray("sort").add("version").addObject().put("change", "desc");
        List<JsonNode> found = new ArrayList<>();
        requests.send("POST", "/" + revisions + "/_search?allow_partial_search_results=false", bytes(body))
                .expect("documents")
                .json()
                .at("/hits/hits")
                .forEach(hit -> found.add(hit.path("_source")));
        return found;
    }

    /**
     * What several documents were before; also of those that were removed.
     *
     * @param since the first version of each that is asked for, by id
     * @param fields of the documents
     */
    public List<JsonNode> revisions(Map<String, Long> since, List<String> fields) {
        if (revisions == null || since.isEmpty()) {
            return List.of();
        }
        ObjectNode body = MAPPER.createObjectNode();
        ArrayNode source = body.putArray("_source").add("subject").add("version");
        fields.forEach(field -> source.add("document." + field));
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        ArrayNode subjects = filter.addObject().putObject("terms").putArray("subject");
        since.keySet().forEach(subjects::add);
        filter.addObject().putObject("range").putObject("version").put("gte", Collections.min(since.values()));
        filter.addObject().putObject("term").put("change", "replaced");
        body.putArray("sort").add("id");
        return pages(revisions, body).stream()
                .map(hit -> hit.path("_source"))
                .filter(each -> each.path("version").asLong()
                        >= since.getOrDefault(each.path("subject").asText(), 0L))
                .toList();
    }

    /** Written before the change: a version is the same whoever keeps it, so twice does no harm, and never is a loss. */
    private void keep(Stored before, String revision, String change, @Nullable ObjectNode deletion) {
        if (revisions == null) {
            return;
        }
        ObjectNode kept = MAPPER.createObjectNode()
                .put("id", revision)
                .put("subject", before.id())
                .put("version", before.version())
                .put("change", change);
        if (deletion == null) {
            kept.set("document", before.source());
        } else {
            kept.setAll(deletion);
        }
        requests.send("PUT", "/" + revisions + "/_doc/" + encoded(revision) + "?refresh=true", bytes(kept))
                .expect("documents");
    }

    private String path(Stored before) {
        return "/" + index + "/_doc/" + encoded(before.id()) + "?refresh=true&if_seq_no=" + before.sequence()
                + "&if_primary_term=" + before.term();
    }

    private static Stored stored(JsonNode hit) {
        return new Stored(
                hit.path("_id").asText(),
                (ObjectNode) hit.path("_source"),
                hit.path("_seq_no").asLong(),
                hit.path("_primary_term").asLong());
    }

    private static boolean isDone(ElasticReply reply) {
        if (reply.status() == 409) {
            return false;
        }
        reply.expect("documents");
        return true;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

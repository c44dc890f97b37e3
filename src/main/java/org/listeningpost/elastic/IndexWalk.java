package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through everything that a query finds, as it was when the walk began, page by page. For one thread; to be closed.
 */
public final class IndexWalk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWalk.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Longer than the work on one page takes; the time begins anew with each. */
    private static final String KEEP_ALIVE = "5m";

    private final ElasticRequests requests;
    private final ObjectNode body;
    private final int pageSize;
    private final UnaryOperator<ElasticReply> expect;
    private String pit;
    private boolean isOver;

    /**
     * Begins.
     *
     * @param body with the query, and what is wanted of each document
     * @param expect gives the reply back, or throws where it is a refusal
     */
    public IndexWalk(
            ElasticRequests requests, String index, ObjectNode body, int pageSize, UnaryOperator<ElasticReply> expect) {
        this.requests = requests;
        this.body = body.put("size", pageSize).put("track_total_hits", false);
        this.body.putArray("sort").add("_shard_doc");
        this.pageSize = pageSize;
        this.expect = expect;
        this.pit = expect.apply(requests.send("POST", "/" + index + "/_pit?keep_alive=" + KEEP_ALIVE, null))
                .json()
                .path("id")
                .asText();
    }

    /** The next hits; empty behind the last. */
    public JsonNode next() {
        if (isOver) {
            return MAPPER.createArrayNode();
        }
        body.putObject("pit").put("id", pit).put("keep_alive", KEEP_ALIVE);
        JsonNode reply = expect.apply(requests.send("POST", "/_search?allow_partial_search_results=false", bytes(body)))
                .json();
        pit = reply.path("pit_id").asText(pit);
        JsonNode hits = reply.at("/hits/hits");
        isOver = hits.size() < pageSize;
        if (!isOver) {
            body.set("search_after", hits.get(hits.size() - 1).path("sort"));
        }
        return hits;
    }

    /** Should it fail, the point in time ends by itself. */
    @Override
    public void close() {
        closePit(requests, pit);
    }

    /** The work is done by then, and must not fail for this. */
    static void closePit(ElasticRequests requests, String pit) {
        try {
            requests.send("DELETE", "/_pit", bytes(MAPPER.createObjectNode().put("id", pit)));
        } catch (ElasticUnreachableException e) {
            LOG.debug("a point in time is left to end by itself");
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

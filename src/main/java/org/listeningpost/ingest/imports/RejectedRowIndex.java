package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Json;

/** Rows that were not taken, each under its place, so that a file that is read again writes over its own. Thread-safe. */
final class RejectedRowIndex {
    static final int PAGE = 500;

    private final ElasticRequests requests;
    private final String index;

    RejectedRowIndex(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.index = names.rejectedRows();
    }

    void put(List<RejectedRow> rows) {
        StringBuilder bulk = new StringBuilder();
        try {
            for (RejectedRow row : rows) {
                ObjectNode action = Json.mapper().createObjectNode();
                action.putObject("index").put("_id", row.job() + "-" + row.position());
                bulk.append(action).append('\n');
                bulk.append(Json.stored().writeValueAsString(row)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a row cannot be written", e);
        }
        expectNoErrors(bulk);
    }

    private void expectNoErrors(StringBuilder bulk) {
        ElasticReply reply = requests.send(
                        "POST", "/" + index + "/_bulk", bulk.toString().getBytes(StandardCharsets.UTF_8))
                .expect("rejected rows");
        for (JsonNode item : reply.json().path("items")) {
            int status = item.elements().next().path("status").asInt();
            if (status >= 300 && status != 404) {
                throw ElasticUnreachableException.refused("rejected rows", status);
            }
        }
    }

    /** Makes visible what was put. */
    void refresh() {
        requests.send("POST", "/" + index + "/_refresh", null).expect("rejected rows");
    }

    /** The rows of a job in their order, from the one behind that place on; at most {@value #PAGE}. */
    List<RejectedRow> page(String job, long after) {
        ObjectNode body = Json.mapper().createObjectNode().put("size", PAGE);
        body.putObject("query").putObject("term").put("job", job);
        body.putArray("sort").add("position");
        body.putArray("search_after").add(after);
        List<RejectedRow> rows = new ArrayList<>();
        ElasticReply reply = requests.send(
                        "POST", "/" + index + "/_search", body.toString().getBytes(StandardCharsets.UTF_8))
                .expect("rejected rows");
        for (JsonNode hit : reply.json().at("/hits/hits")) {
            try {
                rows.add(Json.stored().treeToValue(hit.path("_source"), RejectedRow.class));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("a row cannot be read back", e);
            }
        }
        return rows;
    }

    void removeAll(String job) {
        for (List<RejectedRow> rows = page(job, -1); !rows.isEmpty(); rows = page(job, -1)) {
            StringBuilder bulk = new StringBuilder();
            for (RejectedRow row : rows) {
                ObjectNode action = Json.mapper().createObjectNode();
                action.putObject("delete").put("_id", row.job() + "-" + row.position());
                bulk.append(action).append('\n');
            }
            expectNoErrors(bulk);
            refresh();
        }
    }
}

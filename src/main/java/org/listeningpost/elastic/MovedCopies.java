package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkBatch.Entry;

/**
 * Keeps a post in one index when its creation date moved to another month: the month is part of the index's name, so
 * Elasticsearch sees two documents. Looked for only where an edited post was new to its index.
 */
final class MovedCopies {
    private static final int CHUNK = 1_000;

    private final TimedRequests requests;
    private final IndexNames names;

    MovedCopies(TimedRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    private record Copy(String index, String id, long version, long sequence, long term) {}

    /** Removes every copy but the newest. */
    void removeOlder(List<Entry> entries, long millisMax) throws IOException {
        // Elsewhere a copy may have been written a moment ago; a search sees it only after a refresh.
        expect(requests.json("/" + names.posts() + "/_refresh", new ByteSink(1), millisMax));
        for (int from = 0; from < entries.size(); from += CHUNK) {
            remove(older(entries.subList(from, Math.min(entries.size(), from + CHUNK)), millisMax), millisMax);
        }
    }

    private List<Copy> older(List<Entry> entries, long millisMax) throws IOException {
        ByteSink body = new ByteSink(entries.size() * 30 + 200);
        body.ascii("{\"size\":10000,\"version\":true,\"seq_no_primary_term\":true,\"_source\":false,"
                + "\"query\":{\"ids\":{\"values\":[");
        String separator = "\"";
        for (Entry entry : entries) {
            body.ascii(separator);
            body.ascii(entry.id);
            separator = "\",\"";
        }
        body.ascii("\"]}}}");
        ElasticReply reply = expect(requests.json(
                "/" + names.posts() + "/_search?filter_path=hits.hits._index,hits.hits._id,hits.hits._version,"
                        + "hits.hits._seq_no,hits.hits._primary_term",
                body,
                millisMax));
        Map<String, Copy> newest = new HashMap<>();
        List<Copy> older = new ArrayList<>();
        for (JsonNode hit : reply.json().at("/hits/hits")) {
            Copy copy = new Copy(
                    hit.path("_index").asText(),
                    hit.path("_id").asText(),
                    hit.path("_version").asLong(),
                    hit.path("_seq_no").asLong(),
                    hit.path("_primary_term").asLong());
            Copy other = newest.putIfAbsent(copy.id, copy);
            if (other != null) {
                boolean isNewer = copy.version > other.version;
                older.add(isNewer ? other : copy);
                newest.put(copy.id, isNewer ? copy : other);
            }
        }
        return older;
    }

    private void remove(List<Copy> copies, long millisMax) throws IOException {
        if (copies.isEmpty()) {
            return;
        }
        ByteSink body = new ByteSink(copies.size() * 120);
        for (Copy copy : copies) {
            // Only what was looked at: a copy that changed meanwhile is looked at again with its own delivery.
            body.ascii("{\"delete\":{\"_index\":\"" + copy.index + "\",\"_id\":\"" + copy.id + "\",\"if_seq_no\":"
                    + copy.sequence + ",\"if_primary_term\":" + copy.term + "}}\n");
        }
        expect(requests.ndjson("/_bulk?" + BulkReply.FILTER, body, millisMax));
    }

    private static ElasticReply expect(ElasticReply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("copies cannot be compared");
        }
        return reply;
    }
}

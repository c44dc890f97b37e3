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
    private static final int GETS_MAX = 2_000;

    private final TimedRequests requests;
    private final IndexNames names;

    MovedCopies(TimedRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    private record Copy(String index, String id, long version, long sequence, long term) {}

    /**
     * Removes every copy but the newest. Copies are read by id, which sees what was written a moment ago: a search would
     * need a refresh of every month with each batch, and that costs more than writing the batch.
     */
    void removeOlder(List<Entry> entries, long millisMax) throws IOException {
        List<String> months = months(millisMax);
        int chunk = Math.max(1, GETS_MAX / Math.max(1, months.size()));
        for (int from = 0; from < entries.size(); from += chunk) {
            remove(older(entries.subList(from, Math.min(entries.size(), from + chunk)), months, millisMax), millisMax);
        }
    }

    private List<String> months(long millisMax) throws IOException {
        List<String> months = new ArrayList<>();
        ElasticReply reply = expect(requests.json(
                "/" + names.posts() + "/_field_caps?fields=id&filter_path=indices", new ByteSink(1), millisMax));
        reply.json().path("indices").forEach(index -> months.add(index.asText()));
        return months;
    }

    private List<Copy> older(List<Entry> entries, List<String> months, long millisMax) throws IOException {
        ByteSink body = new ByteSink(entries.size() * months.size() * 90 + 20);
        body.ascii("{\"docs\":[");
        String separator = "";
        for (Entry entry : entries) {
            for (String month : months) {
                body.ascii(separator);
                body.ascii("{\"_index\":\"" + month + "\",\"_id\":\"" + entry.id + "\",\"_source\":false}");
                separator = ",";
            }
        }
        body.ascii("]}");
        ElasticReply reply = expect(requests.json(
                "/_mget?filter_path=docs._index,docs._id,docs._version,docs._seq_no,docs._primary_term,docs.found",
                body,
                millisMax));
        Map<String, Copy> newest = new HashMap<>();
        List<Copy> older = new ArrayList<>();
        for (JsonNode hit : reply.json().path("docs")) {
            if (!hit.path("found").asBoolean()) {
                continue;
            }
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

package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.listeningpost.elastic.BulkBatch.Entry;

/**
 * Keeps a post in one index when its creation date moved to another month: the month is part of the index's name, so
 * Elasticsearch sees two documents. Looked for only where a post says that it was edited: to look every new post up in every
 * month would cost about as much as to store it.
 */
final class MovedCopies {
    private static final int GETS_MAX = 2_000;

    private static final String PATH =
            "/_mget?filter_path=docs._index,docs._id,docs._version,docs._seq_no,docs._primary_term,docs.found,docs._source";

    private final TimedRequests requests;
    private final Months months;

    MovedCopies(TimedRequests requests, Months months) {
        this.requests = requests;
        this.months = months;
    }

    private record Copy(String index, String id, long version, long sequence, long term) {}

    /**
     * Removes every copy but the newest. Copies are read by id, which sees what was written a moment ago: a search would
     * need a refresh of every month with each batch, and that costs more than writing the batch.
     *
     * @param entries just written
     */
    void removeOlder(List<Entry> entries, long millisMax) throws IOException {
        entries.forEach(entry -> months.add(entry.index));
        Set<String> indices = months.indices(millisMax);
        int chunk = Math.max(1, GETS_MAX / indices.size());
        for (int from = 0; from < entries.size(); from += chunk) {
            List<Entry> some = entries.subList(from, Math.min(entries.size(), from + chunk));
            remove(older(some, copies(elsewhere(some, indices), millisMax), millisMax), millisMax);
        }
    }

    private record Place(String index, String id) {}

    /**
     * What was just written is known. To read it would cost far more than to read what is not there: Elasticsearch would
     * have to look into its log, or refresh.
     */
    private static List<Place> elsewhere(List<Entry> entries, Set<String> indices) {
        List<Place> places = new ArrayList<>();
        for (Entry entry : entries) {
            for (String index : indices) {
                if (!index.equals(entry.index)) {
                    places.add(new Place(index, entry.id));
                }
            }
        }
        return places;
    }

    private List<Copy> copies(List<Place> places, long millisMax) throws IOException {
        if (places.isEmpty()) {
            return List.of();
        }
        ByteSink body = new ByteSink(places.size() * 90 + 20);
        body.ascii("{\"docs\":[");
        String separator = "";
        for (Place place : places) {
            body.ascii(separator);
            body.ascii("{\"_index\":\"" + place.index + "\",\"_id\":\"" + place.id
                    + "\",\"_source\":[\"created_at\",\"edited_at\"]}");
            separator = ",";
        }
        body.ascii("]}");
        List<Copy> copies = new ArrayList<>();
        for (JsonNode hit : expect(requests.json(PATH, body, millisMax)).json().path("docs")) {
            if (hit.path("found").asBoolean()) {
                copies.add(new Copy(
                        hit.path("_index").asText(),
                        hit.path("_id").asText(),
                        ContentVersion.of(
                                hit.path("_source"), hit.path("_version").asLong()),
                        hit.path("_seq_no").asLong(),
                        hit.path("_primary_term").asLong()));
            }
        }
        return copies;
    }

    /** Of each post all copies but the newest; where two are of one version, the one just written stays. */
    private List<Copy> older(List<Entry> entries, List<Copy> others, long millisMax) throws IOException {
        if (others.isEmpty()) {
            return List.of();
        }
        Map<String, Entry> written = new HashMap<>();
        entries.forEach(entry -> written.put(entry.id, entry));
        Map<String, Copy> newest = new HashMap<>();
        for (Copy other : others) {
            if (other.version > Objects.requireNonNull(written.get(other.id)).version) {
                newest.merge(other.id, other, (a, b) -> a.version >= b.version ? a : b);
            }
        }
        List<Copy> older = new ArrayList<>(others);
        older.removeIf(other -> other.equals(newest.get(other.id)));
        List<Place> outdated = new ArrayList<>();
        newest.keySet().forEach(id -> outdated.add(new Place(Objects.requireNonNull(written.get(id)).index, id)));
        older.addAll(copies(outdated, millisMax));
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
        ElasticReply reply = expect(requests.ndjson("/_bulk?" + BulkReply.FILTER, body, millisMax));
        if (BulkReply.parse(reply.body()).items().stream().anyMatch(BulkReply.Item::isTemporary)) {
            throw new IOException("copies cannot be removed now");
        }
    }

    private static ElasticReply expect(ElasticReply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("copies cannot be compared");
        }
        return reply;
    }
}

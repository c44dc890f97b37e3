package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.listeningpost.elastic.BulkBatch.Entry;

/**
 * Keeps a post in one index when its creation date moved to another month: the month is part of the index's name, so
 * Elasticsearch sees two documents. Looked for only where a post says that it was edited: to look every new post up in every
 * month would cost about as much as to store it.
 */
final class MovedCopies {
    private static final int GETS_MAX = 2_000;

    private static final String PATH =
            "/_mget?filter_path=docs._index,docs._id,docs._version,docs._seq_no,docs._primary_term,docs.found,docs._source,docs.error.type";

    /**
     * Which of two copies stays. Whoever compares them at the same time has to come to the same answer, or both would go; so
     * all of it stands in the copies themselves. Of one version it is the one that came in last, and within the same
     * moment that of the later month.
     */
    private static final Comparator<Copy> AGE = Comparator.comparingLong(Copy::version)
            .thenComparing(Copy::ingestedAt)
            .thenComparing(Copy::index);

    private final TimedRequests requests;
    private final Months months;

    MovedCopies(TimedRequests requests, Months months) {
        this.requests = requests;
        this.months = months;
    }

    private record Copy(String index, String id, long version, Instant ingestedAt, long sequence, long term) {
        Place place() {
            return new Place(index, id);
        }
    }

    /**
     * Removes every copy but the newest, and settles each entry as soon as that is done: what does not fit into the time is less
     * the next time. Copies are read by id, which sees what was written a moment ago: a search would
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
            List<Copy> others = copies(elsewhere(some, indices), millisMax);
            if (!others.isEmpty()) {
                remove(older(others, copies(written(some, others), millisMax)), millisMax);
            }
            some.forEach(entry -> entry.settle(Objects.requireNonNull(entry.written), ""));
        }
    }

    private record Place(String index, String id) {}

    /**
     * What was just written is not read with them. That would cost far more than to read what is not there: Elasticsearch
     * would have to look into its log, or refresh.
     */
    private static Set<Place> elsewhere(List<Entry> entries, Set<String> indices) {
        Set<Place> places = new LinkedHashSet<>();
        for (Entry entry : entries) {
            for (String index : indices) {
                if (!index.equals(entry.index)) {
                    places.add(new Place(index, entry.id));
                }
            }
        }
        return places;
    }

    /** Where those were written that have a copy elsewhere: others may have come to the same place since. */
    private static Set<Place> written(List<Entry> entries, List<Copy> others) {
        Set<String> ids = others.stream().map(Copy::id).collect(Collectors.toSet());
        Set<Place> places = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (ids.contains(entry.id)) {
                places.add(new Place(entry.index, entry.id));
            }
        }
        return places;
    }

    private List<Copy> copies(Set<Place> places, long millisMax) throws IOException {
        if (places.isEmpty()) {
            return List.of();
        }
        ByteSink body = new ByteSink(places.size() * 90 + 20);
        body.ascii("{\"docs\":[");
        String separator = "";
        for (Place place : places) {
            body.ascii(separator);
            body.ascii("{\"_index\":\"" + place.index + "\",\"_id\":\"" + place.id
                    + "\",\"_source\":[\"created_at\",\"edited_at\",\"ingested_at\"]}");
            separator = ",";
        }
        body.ascii("]}");
        List<Copy> copies = new ArrayList<>();
        for (JsonNode hit : expect(requests.json(PATH, body, millisMax)).json().path("docs")) {
            // A month may go at any time.
            String error = hit.at("/error/type").asText();
            if (!error.isEmpty() && !error.equals("index_not_found_exception")) {
                throw new IOException("not every month can be read now");
            }
            if (hit.path("found").asBoolean()) {
                copies.add(copy(hit));
            }
        }
        return copies;
    }

    private static Copy copy(JsonNode hit) {
        JsonNode source = hit.path("_source");
        return new Copy(
                hit.path("_index").asText(),
                hit.path("_id").asText(),
                ContentVersion.of(source, hit.path("_version").asLong()),
                Instant.parse(source.path("ingested_at").asText("1970-01-01T00:00:00Z")),
                hit.path("_seq_no").asLong(),
                hit.path("_primary_term").asLong());
    }

    /** Of each post all copies but the newest. */
    private static List<Copy> older(List<Copy> others, List<Copy> written) {
        // Of two posts of one id each is a copy elsewhere of the other one; what was read last counts.
        Map<Place, Copy> copies = new HashMap<>();
        others.forEach(copy -> copies.put(copy.place(), copy));
        written.forEach(copy -> copies.put(copy.place(), copy));
        Map<String, Copy> newest = new HashMap<>();
        copies.values().forEach(copy -> newest.merge(copy.id, copy, BinaryOperator.maxBy(AGE)));
        return copies.values().stream()
                .filter(copy -> !copy.equals(newest.get(copy.id)))
                .toList();
    }

    private void remove(List<Copy> copies, long millisMax) throws IOException {
        if (copies.isEmpty()) {
            return;
        }
        ByteSink body = new ByteSink(copies.size() * 120);
        for (Copy copy : copies) {
            // Only what was looked at: a copy that changed meanwhile is looked at again.
            body.ascii("{\"delete\":{\"_index\":\"" + copy.index + "\",\"_id\":\"" + copy.id + "\",\"if_seq_no\":"
                    + copy.sequence + ",\"if_primary_term\":" + copy.term + "}}\n");
        }
        ElasticReply reply = expect(requests.ndjson("/_bulk?" + BulkReply.FILTER, body, millisMax));
        if (!BulkReply.parse(reply.body()).items().stream().allMatch(BulkReply.Item::isGone)) {
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

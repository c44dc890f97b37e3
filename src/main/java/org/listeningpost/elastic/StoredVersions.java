package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.BulkBatch.Entry;

/**
 * Decides what a version conflict means: Elasticsearch refuses a version that it already has, and only the stored
 * document tells whether there is something to change.
 */
final class StoredVersions {
    /** Bounds the answer, which holds whole documents. */
    private static final int CHUNK = 200;

    /** Written by us at any time, or worked out from our settings, and therefore no part of what a source sent. */
    private static final List<String> OURS =
            List.of("narratives", "narratives_at", "topics", "local_time", "lag_seconds");

    /** Longer than a batch waits to be written. */
    private static final Duration SAME_TIME = Duration.ofMinutes(10);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = MAPPER.getFactory();
    private static final String PATH =
            "/_mget?filter_path=docs._id,docs.found,docs._version,docs._seq_no,docs._primary_term,docs._source,docs.error.type";

    private final TimedRequests requests;

    StoredVersions(TimedRequests requests) {
        this.requests = requests;
    }

    private record Stored(
            boolean isFound,
            long sequence,
            long term,
            long engineVersion,
            @Nullable ObjectNode source) {
        /**
         * The version of what a source sent. Tags that are changed later count up the engine's version, which therefore only
         * stands in where the document does not tell.
         */
        long version() {
            return source == null ? engineVersion : ContentVersion.of(source, engineVersion);
        }
    }

    /**
     * Marks those that are to replace what is stored; of the others it is decided what they are acknowledged with.
     *
     * @return how many were marked
     */
    int compare(BulkBatch batch, List<Entry> conflicting, long millisMax) throws IOException {
        List<Entry> conflicts = newestOfEach(conflicting);
        int replacing = 0;
        for (int from = 0; from < conflicts.size(); from += CHUNK) {
            List<Entry> chunk = conflicts.subList(from, Math.min(conflicts.size(), from + CHUNK));
            ElasticReply reply = requests.json(PATH, body(chunk), millisMax);
            if (!reply.isSuccess()) {
                throw new IOException("stored versions are not to be had");
            }
            try (JsonParser parser = FACTORY.createParser(reply.body())) {
                seekDocuments(parser);
                for (Entry entry : chunk) {
                    if (parser.nextToken() != JsonToken.START_OBJECT) {
                        throw new IOException("the answer does not match the request");
                    }
                    replacing += decide(batch, entry, read(parser)) ? 1 : 0;
                }
            }
        }
        return replacing;
    }

    /**
     * Of several entries of one post the last of the highest version alone is compared: each of them would be looked at beside
     * what was stored before all of them, and so an older one could win when a file is sent again.
     */
    private static List<Entry> newestOfEach(List<Entry> entries) {
        Map<String, Entry> newest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String place = entry.index + " " + entry.id;
            Entry before = newest.get(place);
            if (before != null && before.version > entry.version) {
                entry.settle(WriteStatus.UNCHANGED, "");
                continue;
            }
            if (before != null) {
                before.settle(WriteStatus.UNCHANGED, "");
            }
            newest.put(place, entry);
        }
        return List.copyOf(newest.values());
    }

    private static ByteSink body(List<Entry> entries) {
        ByteSink body = new ByteSink(entries.size() * 80);
        body.ascii("{\"docs\":[");
        String separator = "";
        for (Entry entry : entries) {
            body.ascii(separator);
            body.ascii("{\"_index\":\"" + entry.index + "\",\"_id\":\"" + entry.id + "\"}");
            separator = ",";
        }
        body.ascii("]}");
        return body;
    }

    private static void seekDocuments(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.START_ARRAY) {
            if (parser.currentToken() == null) {
                throw new IOException("the answer does not match the request");
            }
        }
    }

    private static Stored read(JsonParser parser) throws IOException {
        boolean found = false;
        long version = 0;
        long sequence = 0;
        long term = 0;
        ObjectNode source = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "found" -> found = token == JsonToken.VALUE_TRUE;
                case "_version" -> version = parser.getLongValue();
                case "_seq_no" -> sequence = parser.getLongValue();
                case "_primary_term" -> term = parser.getLongValue();
                case "_source" -> source = MAPPER.readTree(parser);
                case "error" -> throw new IOException("a stored version is not to be had");
                default -> parser.skipChildren();
            }
        }
        return new Stored(found, sequence, term, version, source);
    }

    /** Whether the entry has to be sent again. */
    private static boolean decide(BulkBatch batch, Entry entry, Stored stored) throws IOException {
        ObjectNode source = stored.source;
        if (!stored.isFound || source == null) {
            // A deletion is remembered for a minute; whoever deleted it meant this version, too.
            entry.settle(WriteStatus.REFUSED, "deleted");
            return false;
        }
        if (stored.version() > entry.version) {
            entry.settle(WriteStatus.UNCHANGED, "");
            return false;
        }
        ObjectNode ours =
                (ObjectNode) MAPPER.readTree(batch.bytes(), entry.documentStart, entry.end - entry.documentStart);
        JsonNode storedAt = source.remove("ingested_at");
        JsonNode ourTime = ours.remove("ingested_at");
        source.remove(OURS);
        ours.remove(OURS);
        if (!source.equals(ours)) {
            if (isFromLater(storedAt, ourTime)) {
                entry.stored(WriteStatus.UNCHANGED);
                return false;
            }
            entry.replaces = true;
            entry.replacedSequence = stored.sequence;
            entry.replacedTerm = stored.term;
            return true;
        }
        // An earlier attempt whose answer was lost has stored it: same words, same moment.
        boolean isOurs = entry.attempts > 1 && ourTime.equals(storedAt);
        entry.stored(isOurs ? WriteStatus.INDEXED : WriteStatus.UNCHANGED);
        return false;
    }

    /** Whether what is stored came after ours, in a batch that was written at the same time. */
    private static boolean isFromLater(@Nullable JsonNode stored, @Nullable JsonNode ours) {
        if (stored == null || ours == null) {
            return false;
        }
        Duration ahead = Duration.between(Instant.parse(ours.asText()), Instant.parse(stored.asText()));
        // Further ahead is a clock that was wrong, and no reason to refuse what is new.
        return ahead.isPositive() && ahead.compareTo(SAME_TIME) < 0;
    }
}

package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkBatch.Entry;

/**
 * Keeps what Elasticsearch refuses, under the post's id: a second refusal replaces the first. A document in which the last
 * guard finds an identifier is not kept: its letter tells which post it was and why, and holds none of its words.
 */
final class DeadLetterBox {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final PostGuard GUARD = PostGuard.bundled();

    private final TimedRequests requests;
    private final IndexNames names;
    private final Clock clock;

    DeadLetterBox(TimedRequests requests, IndexNames names, Clock clock) {
        this.requests = requests;
        this.names = names;
        this.clock = clock;
    }

    record Refusal(Entry entry, BulkReply.Item item) {}

    /** @throws IOException where not all are kept; they must be sent again then */
    void store(BulkBatch batch, List<Refusal> refusals, long millisMax) throws IOException {
        ByteSink body = new ByteSink(1 << 14);
        for (Refusal refusal : refusals) {
            body.ascii(
                    "{\"index\":{\"_index\":\"" + names.deadLetters() + "\",\"_id\":\"" + refusal.entry.id + "\"}}\n");
            write(batch, refusal, body);
            body.write('\n');
        }
        ElasticReply reply = requests.ndjson("/_bulk?" + BulkReply.FILTER, body, millisMax);
        boolean isKept = reply.isSuccess()
                && BulkReply.parse(reply.body()).items().stream().allMatch(BulkReply.Item::isSuccess);
        if (!isKept) {
            throw new IOException("dead letters cannot be kept");
        }
    }

    private void write(BulkBatch batch, Refusal refusal, ByteSink out) throws IOException {
        Entry entry = refusal.entry;
        int length = entry.end - entry.documentStart;
        boolean hasIdentifier = GUARD.refuses(batch.bytes(), entry.documentStart, length);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("id", entry.id);
            json.writeStringField("at", clock.instant().toString());
            json.writeStringField("index", entry.index);
            json.writeNumberField("version", entry.version);
            json.writeNumberField("status", refusal.item.status());
            json.writeStringField("code", refusal.item.code());
            // A reason of another kind may quote the value that it is about.
            boolean isSafe = refusal.item.isRefusedByGuard() || !hasIdentifier;
            json.writeStringField("reason", isSafe ? refusal.item.reason() : "withheld: it may quote the document");
            json.writeNumberField("attempts", entry.attempts);
            if (!hasIdentifier && !refusal.item.isRefusedByGuard()) {
                json.writeFieldName("document");
                json.writeRawValue(new String(batch.bytes(), entry.documentStart, length, StandardCharsets.UTF_8));
            }
            json.writeEndObject();
        }
    }
}

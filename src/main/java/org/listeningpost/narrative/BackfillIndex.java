package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Json;

/** Back-fills as documents, so that they outlive the instance that does them. Thread-safe. */
final class BackfillIndex {
    private final VersionedRecords<Backfill> records;
    private final TagKind kind;

    BackfillIndex(ElasticRequests requests, IndexNames names, TagKind kind) {
        this.records =
                new VersionedRecords<>(new VersionedDocuments(requests, names.jobs()), Json.stored(), Backfill.class);
        this.kind = kind;
    }

    /** What its jobs are, as it is stored. */
    String kind() {
        return kind.job();
    }

    Optional<Held<Backfill>> hold(String subject) {
        return records.hold(kind.jobOf(subject));
    }

    List<Held<Backfill>> all() {
        return records.holdAll(ofKind());
    }

    /** Those that somebody may have to do something for; of most, which are done and settled, nothing is read. */
    List<Held<Backfill>> unfinished() {
        ObjectNode query = ofKind();
        ArrayNode any = query.withObject("/bool").put("minimum_should_match", 1).putArray("should");
        any.addObject().withObject("/terms").putArray("state").add("queued").add("running");
        ArrayNode unsettled = any.addObject().withObject("/bool").putArray("filter");
        unsettled.addObject().withObject("/term").put("state", "done");
        unsettled.addObject().withObject("/term").put("settled", false);
        return records.holdAll(query);
    }

    /** The index holds other kinds, too. */
    private ObjectNode ofKind() {
        ObjectNode query = Json.mapper().createObjectNode();
        query.withObject("/bool")
                .putArray("filter")
                .addObject()
                .withObject("/term")
                .put("kind", kind.job());
        return query;
    }

    /** Writes over what was looked at; empty where somebody else changed it. */
    Optional<Held<Backfill>> replace(Held<Backfill> before, Backfill after) {
        return records.replace(before, after) ? hold(after.order().subject()) : Optional.empty();
    }

    /** Puts a job in the place of whatever job there is for it. */
    void put(Backfill job) {
        boolean isWritten;
        do {
            Optional<Held<Backfill>> before = hold(job.order().subject());
            isWritten = before.isEmpty() ? records.create(job.id(), job) : records.replace(before.get(), job);
        } while (!isWritten);
    }
}

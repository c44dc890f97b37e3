package org.listeningpost.narrative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;
import org.listeningpost.http.Json;

/** Back-fills as documents, so that they outlive the instance that does them. Thread-safe. */
final class BackfillIndex {
    private final VersionedDocuments documents;

    BackfillIndex(ElasticRequests requests, IndexNames names) {
        this.documents = new VersionedDocuments(requests, names.jobs());
    }

    /** A job and the document that it was read from. */
    record Held(Backfill job, Stored document) {}

    Optional<Held> hold(String narrative) {
        return documents.find(Backfill.idOf(narrative)).map(BackfillIndex::held);
    }

    List<Held> all() {
        List<Held> jobs = new ArrayList<>();
        for (Stored stored : documents.all()) {
            if (stored.source().path("kind").asText().equals(Backfill.KIND)) {
                jobs.add(held(stored));
            }
        }
        return jobs;
    }

    /** Writes over what was looked at; empty where somebody else changed it. */
    Optional<Held> replace(Held before, Backfill after) {
        return documents.replace(before.document(), documentOf(after)) ? hold(after.narrative()) : Optional.empty();
    }

    /** Puts a job in the place of whatever job the narrative has. */
    void put(Backfill job) {
        while (true) {
            Optional<Held> before = hold(job.narrative());
            boolean isWritten = before.isEmpty()
                    ? documents.create(job.id(), documentOf(job))
                    : documents.replace(before.orElseThrow().document(), documentOf(job));
            if (isWritten) {
                return;
            }
        }
    }

    private static ObjectNode documentOf(Backfill job) {
        return Json.stored().valueToTree(job);
    }

    private static Held held(Stored stored) {
        return new Held(jobOf(stored.source()), stored);
    }

    private static Backfill jobOf(JsonNode source) {
        try {
            return Json.stored().treeToValue(source, Backfill.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a job cannot be read back", e);
        }
    }
}

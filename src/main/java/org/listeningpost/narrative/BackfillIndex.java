package org.listeningpost.narrative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;
import org.listeningpost.http.Json;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** Back-fills as documents, so that they outlive the instance that does them. Thread-safe. */
final class BackfillIndex {
    private final VersionedDocuments documents;
    private final TagKind kind;

    BackfillIndex(ElasticRequests requests, IndexNames names, TagKind kind) {
        this.documents = new VersionedDocuments(requests, names.jobs());
        this.kind = kind;
    }

    /** A job and the document that it was read from. */
    record Held(Backfill job, Stored document) {}

    Optional<Held> hold(String subject) {
        return documents.find(kind.jobOf(subject)).map(BackfillIndex::held);
    }

    List<Held> all() {
        List<Held> jobs = new ArrayList<>();
        for (Stored stored : documents.all()) {
            if (stored.source().path("kind").asText().equals(kind.job())) {
                jobs.add(held(stored));
            }
        }
        return jobs;
    }

    /** Writes over what was looked at; empty where somebody else changed it. */
    Optional<Held> replace(Held before, Backfill after) {
        return documents.replace(before.document(), documentOf(after)) ? hold(after.subject()) : Optional.empty();
    }

    /** Puts a job in the place of whatever job there is for it. */
    void put(Backfill job) {
        while (true) {
            Optional<Held> before = hold(job.subject());
            boolean isWritten = before.isEmpty()
                    ? documents.create(job.id(), documentOf(job))
                    : documents.replace(before.orElseThrow().document(), documentOf(job));
            if (isWritten) {
                return;
            }
        }
    }

    /** Stops a job that waits or runs. */
    Backfill cancel(String subject, String by, Instant at) {
        while (true) {
            Held held =
                    hold(subject).orElseThrow(() -> new ProblemException(Problem.notFound("There is no back-fill.")));
            Backfill.State state = held.job().state();
            if (state != Backfill.State.QUEUED && state != Backfill.State.RUNNING) {
                throw new ProblemException(Problem.of(409, "not-running", "The back-fill does not run")
                        .detail("It is " + state.keyword() + "."));
            }
            Backfill cancelled = held.job().finished(Backfill.State.CANCELLED, at, true, "by " + by);
            if (replace(held, cancelled).isPresent()) {
                return cancelled;
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

package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Json;

/** Imports as documents, so that they outlive the process that does them and every instance can tell of them. Thread-safe. */
final class ImportIndex {
    private static final int OPEN_MAX = 1_000;

    private final VersionedRecords<ImportJob> jobs;
    private final ElasticRequests requests;
    private final String index;

    ImportIndex(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.index = names.imports();
        this.jobs = new VersionedRecords<>(new VersionedDocuments(requests, index), Json.stored(), ImportJob.class);
    }

    void create(ImportJob job) {
        if (!jobs.create(job.id(), job)) {
            throw new IllegalStateException("ids of imports are random");
        }
    }

    Optional<Held<ImportJob>> hold(String id) {
        return jobs.hold(id);
    }

    /** Writes over what was looked at; empty where somebody else changed it. */
    Optional<Held<ImportJob>> replace(Held<ImportJob> before, ImportJob after) {
        return jobs.replace(before, after) ? hold(after.id()) : Optional.empty();
    }

    boolean delete(Held<ImportJob> held, Instant now) {
        return jobs.delete(held, now.toString(), "retention");
    }

    /** What is not over, of one spool; oldest first. */
    List<ImportJob> open(String spool) {
        ObjectNode body = Json.mapper().createObjectNode().put("size", OPEN_MAX);
        ObjectNode bool = body.putObject("query").putObject("bool");
        bool.putArray("filter").addObject().putObject("term").put("spool", spool);
        bool.putArray("must_not")
                .addObject()
                .putObject("terms")
                .putArray("state")
                .add(ImportJob.State.DONE.keyword())
                .add(ImportJob.State.CANCELLED.keyword())
                .add(ImportJob.State.FAILED.keyword());
        body.putArray("sort").add("id");
        return search(body);
    }

    /** What was over before that moment. */
    List<ImportJob> overBefore(Instant moment) {
        ObjectNode body = Json.mapper().createObjectNode().put("size", OPEN_MAX);
        body.putObject("query").putObject("range").putObject("finished_at").put("lt", moment.toString());
        body.putArray("sort").add("id");
        return search(body);
    }

    /** The newest first, from the one behind {@code after} on. */
    List<ImportJob> page(int size, @Nullable String after) {
        ObjectNode body = Json.mapper().createObjectNode().put("size", size);
        body.putArray("sort").addObject().put("id", "desc");
        if (after != null) {
            body.putArray("search_after").add(after);
        }
        return search(body);
    }

    private List<ImportJob> search(ObjectNode body) {
        ElasticReply reply = requests.send(
                        "POST", "/" + index + "/_search", body.toString().getBytes(StandardCharsets.UTF_8))
                .expect("imports");
        List<ImportJob> jobs = new ArrayList<>();
        for (JsonNode hit : reply.json().at("/hits/hits")) {
            jobs.add(jobOf(hit.path("_source")));
        }
        return jobs;
    }

    private static ImportJob jobOf(JsonNode source) {
        try {
            return Json.stored().treeToValue(source, ImportJob.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an import cannot be read back", e);
        }
    }
}

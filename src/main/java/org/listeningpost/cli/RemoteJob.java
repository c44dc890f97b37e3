package org.listeningpost.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.imports.EntryAccount;
import org.listeningpost.ingest.imports.FileImport;
import org.listeningpost.ingest.imports.RejectedFile;

/** Sends a file to a running service that reads it in its turn, and waits until that is done. */
final class RemoteJob {
    private static final long LOOK_MILLIS = 500;

    private final RemoteService service;
    private final String parameters;
    private final RejectedFile.@Nullable Part rejects;

    /**
     * @param parameters what is said once about all records
     * @param rejects takes the rows that are not taken; null where nobody wants them
     */
    RemoteJob(RemoteService service, String parameters, RejectedFile.@Nullable Part rejects) {
        this.service = service;
        this.parameters = parameters;
        this.rejects = rejects;
    }

    FileImport.Result importFrom(Path file, ImportProgress progress) throws IOException, InterruptedException {
        RemoteService.Answer taken = service.send(service.request("v1/imports?" + parameters)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))
                .build());
        if (taken.status() >= 300) {
            throw taken.refusal();
        }
        String address = "v1/imports/" + taken.body().path("id").asText();
        JsonNode job = ended(address, taken.body(), progress);
        return new FileImport.Result(summary(job), entries(job), errors(address, job));
    }

    private JsonNode ended(String address, JsonNode taken, ImportProgress progress)
            throws IOException, InterruptedException {
        JsonNode job = taken;
        try {
            while (!isOver(job)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                job = service.ask(address);
                progress.records(job.path("received").asLong());
            }
            return job;
        } catch (RemoteService.PassingException e) {
            throw new RemoteService.RemoteException(
                    "the service has it and goes on, but cannot be asked: " + e.getMessage() + "; GET /" + address
                            + " tells how it ended",
                    e);
        }
    }

    private static boolean isOver(JsonNode job) {
        return List.of("done", "cancelled", "failed").contains(job.path("state").asText());
    }

    private static IngestSummary summary(JsonNode job) throws IOException {
        if (job.path("error").isObject()) {
            throw new RemoteService.RemoteException(job.at("/error/code").asText() + ": "
                    + job.at("/error/reason").asText());
        }
        Map<String, Long> rejections = new TreeMap<>();
        job.path("rejections")
                .fields()
                .forEachRemaining(
                        each -> rejections.put(each.getKey(), each.getValue().asLong()));
        if (!job.path("state").asText().equals("done")) {
            throw new RemoteService.RemoteException("it was cancelled; what it had stored stays");
        }
        return new IngestSummary(
                job.path("received").asLong(),
                job.path("indexed").asLong(),
                job.path("updated").asLong(),
                job.path("unchanged").asLong(),
                job.path("erased").asLong(),
                job.path("rejected").asLong(),
                List.of(),
                job.path("rejected").asLong(),
                rejections,
                List.of(),
                false,
                0);
    }

    private static List<EntryAccount> entries(JsonNode job) {
        List<EntryAccount> entries = new ArrayList<>();
        for (JsonNode each : job.path("entries")) {
            entries.add(new EntryAccount(
                    each.path("name").asText(),
                    each.path("type").asText(),
                    each.path("heading_row").asLong(),
                    List.of(),
                    each.path("read").asLong(),
                    each.path("indexed").asLong(),
                    each.path("updated").asLong(),
                    each.path("unchanged").asLong(),
                    each.path("rejected").asLong(),
                    each.path("erased").asLong()));
        }
        return entries;
    }

    private List<String> errors(String address, JsonNode job) throws IOException, InterruptedException {
        RemoteRejections rejections = new RemoteRejections(rejects);
        if (job.path("rejected_rows").asLong() > 0) {
            try {
                service.askForLines(address + "/rejected?format=ndjson", rejections);
            } catch (RemoteService.PassingException e) {
                throw new RemoteService.RemoteException(
                        "it is done, but not all rows that were not taken have come: " + e.getMessage() + "; GET /"
                                + address + "/rejected has them",
                        e);
            }
        }
        return rejections.errors();
    }
}

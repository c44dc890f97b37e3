package org.listeningpost.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.imports.EntryAccount;
import org.listeningpost.ingest.imports.FileImport;
import org.listeningpost.ingest.imports.RejectedFile;

/** Sends a file to a running service that reads it in its turn, and waits until that is done. */
final class RemoteJob {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LOOK_MILLIS = 500;
    private static final int ERRORS_MAX = 5;

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
        JsonNode job = answer(service.request("v1/imports?" + parameters)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))
                .build());
        String address = "v1/imports/" + job.path("id").asText();
        while (!isOver(job)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            job = answer(service.request(address).build());
            progress.records(job.path("received").asLong());
        }
        return new FileImport.Result(summary(job), entries(job), errors(address, job));
    }

    private static boolean isOver(JsonNode job) {
        return List.of("done", "cancelled", "failed").contains(job.path("state").asText());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        RemoteService.Answer answer = service.send(request);
        if (answer.status() >= 300) {
            throw answer.refusal();
        }
        return answer.body();
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
        List<String> errors = new ArrayList<>();
        if (job.path("rejected_rows").asLong() == 0) {
            return errors;
        }
        HttpRequest request =
                service.request(address + "/rejected?format=ndjson").build();
        // Closed, because it may be left before its end.
        try (Stream<String> rows = service.lines(request)) {
            Iterator<String> lines = rows.iterator();
            while (lines.hasNext() && (rejects != null || errors.size() < ERRORS_MAX)) {
                JsonNode row = MAPPER.readTree(lines.next());
                if (row.has("reason")) {
                    take(row, errors);
                }
            }
        }
        return errors;
    }

    private void take(JsonNode row, List<String> errors) {
        if (rejects != null) {
            rejects.take(row);
        }
        if (errors.size() < ERRORS_MAX) {
            errors.add(placeOf(row) + row.path("field").asText() + ": "
                    + row.path("reason").asText());
        }
    }

    private static String placeOf(JsonNode row) {
        String entry = row.path("entry").asText();
        String number = row.path("row").asLong() > 0 ? "row " + row.path("row").asLong() : "";
        String place = entry.isEmpty() || number.isEmpty() ? entry + number : entry + ", " + number;
        return place.isEmpty() ? "" : place + ": ";
    }
}

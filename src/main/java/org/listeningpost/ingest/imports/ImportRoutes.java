package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Accepts;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Json;
import org.listeningpost.http.Pages;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.IngestParameters;
import org.listeningpost.ingest.normalize.DateOrder;
import org.listeningpost.ingest.normalize.DateRange;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/imports}: files of any kind, taken at once and read in their turn. */
final class ImportRoutes implements Routes {
    private static final Set<Role> SEND = Set.of(Role.INGEST);
    private static final Set<Role> LOOK = Set.of(Role.INGEST, Role.OPERATOR);
    /** What is in it decides; these are what clients call it. */
    private static final Set<String> CONTENT_TYPES = Set.of(
            "application/octet-stream",
            "application/json",
            "application/x-ndjson",
            "application/pdf",
            "application/rtf",
            "application/mbox",
            "application/zip",
            "application/gzip",
            "application/x-tar",
            "application/xml",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "message/rfc822",
            "text/csv",
            "text/html",
            "text/plain",
            "text/tab-separated-values",
            "text/xml");

    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);
    /** Until somebody has made room. */
    private static final int RETRY_AFTER_SECONDS = 60;

    private static final int SIZE_DEFAULT = 50;
    private static final int SIZE_MAX = 500;
    private static final int ID_CHARACTERS_MAX = 64;

    private final ImportJobs jobs;
    private final RequestTrail trail;
    private final Accepts accepts;

    ImportRoutes(ImportJobs jobs, AuditLog audit, Clock clock, long uploadBytesMax) {
        this.jobs = jobs;
        this.trail = new RequestTrail(audit, clock);
        this.accepts = new Accepts(CONTENT_TYPES, uploadBytesMax, true);
    }

    @Override
    public void register(Router router) {
        router.postStream("/v1/imports", SEND, accepts, this::take);
        router.get("/v1/imports", LOOK, this::list);
        router.get("/v1/imports/{id}", LOOK, this::read);
        router.postEmpty("/v1/imports/{id}/cancel", LOOK, this::cancel);
        router.getStream("/v1/imports/{id}/rejected", SEND, this::rejected);
    }

    private void take(Context context) throws IOException {
        ImportJob.Order order = order(context, jobs.dates());
        ImportJob job;
        try (InputStream body = RequestBody.stream(context)) {
            job = jobs.submit(
                    body, order, Callers.of(context).keyId(), id -> trail.record(context, "imports.create", id));
        } catch (SpoolException e) {
            LOG.warn("a file for an import cannot be kept: {}", String.valueOf(e.getCause()));
            throw new ProblemException(Problem.unavailable(
                    "The file cannot be kept now; the log of the service says why. Send it again later.",
                    RETRY_AFTER_SECONDS));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.badRequest("The body ends early, or is not what its content encoding says."));
        }
        context.status(202).header("Location", "/v1/imports/" + job.id());
        context.json(View.of(job));
    }

    private static ImportJob.Order order(Context context, DateRange dates) {
        IngestParameters parameters = IngestParameters.of(context.queryParamMap(), dates);
        String dryRun = context.queryParam("dry_run");
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw new ProblemException(Problem.badField("dry_run", "bad_value", "dry_run is true or false"));
        }
        FormatChoice format = parameters.format();
        DateOrder dateOrder = parameters.customs().dateOrder();
        return new ImportJob.Order(
                format == null ? null : format.keyword(),
                parameters.mapping(),
                parameters.platform().keyword(),
                parameters.language(),
                parameters.createdAt(),
                parameters.customs().ratingMax(),
                dateOrder == null ? null : dateOrder.keyword(),
                "true".equals(dryRun));
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor");
        int size = parameters.number("size", SIZE_DEFAULT, 1, SIZE_MAX);
        List<ImportJob> found = jobs.page(size, parameters.text("cursor", ID_CHARACTERS_MAX));
        Pages.answer(
                context,
                "imports",
                found.stream().map(View::listed).toList(),
                found.size() == size ? found.getLast().id() : null);
    }

    private void read(Context context) {
        context.json(View.of(job(context)));
    }

    private ImportJob job(Context context) {
        return jobs.find(context.pathParam("id"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no such import.")));
    }

    private void cancel(Context context) {
        ImportJob job = job(context);
        trail.record(context, "imports.cancel", job.id());
        // One that is over is shown as it ended: what it has stored stays.
        context.json(View.of(jobs.cancel(job.id()).orElse(job)));
    }

    /** Redacted, with place and reason; the last line says how many, so that a part is not taken for the whole. */
    private void rejected(Context context) throws IOException {
        boolean isCsv = Parameters.of(context, "format")
                .oneOf("format", "csv", List.of("csv", "ndjson"))
                .equals("csv");
        ImportJob job = job(context);
        trail.record(context, "imports.rejected", null, job.progress().rejectedRows(), List.of(job.id()));
        context.contentType(isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson");
        context.header("Content-Disposition", "attachment; filename=\"rejected." + (isCsv ? "csv" : "ndjson") + "\"");
        OutputStream out = context.outputStream();
        write(out, isCsv ? RejectedRow.Content.CSV_HEADING : "");
        long count = 0;
        List<RejectedRow> page = jobs.rejected(job.id(), -1);
        while (!page.isEmpty()) {
            for (RejectedRow row : page) {
                write(out, isCsv ? row.content().csv() : Json.mapper().writeValueAsString(row.content()) + "\n");
            }
            count += page.size();
            page = jobs.rejected(job.id(), page.getLast().position());
        }
        write(out, isCsv ? "#count," + count + "\r\n" : "{\"count\":" + count + "}\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A job as it is shown: without what leads to its bytes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String state,
            String by,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant updatedAt,
            @Nullable Instant finishedAt,
            boolean cancelRequested,
            int attempts,
            long bytes,
            ImportJob.Order order,
            @JsonUnwrapped ImportJob.Progress progress,
            ImportJob.@Nullable Trouble error) {
        static View of(ImportJob job) {
            return of(job, job.progress());
        }

        /** Without the entries of its file. */
        static View listed(ImportJob job) {
            return of(job, job.progress().withoutEntries());
        }

        private static View of(ImportJob job, ImportJob.Progress progress) {
            return new View(
                    job.id(),
                    job.state().keyword(),
                    job.by(),
                    job.createdAt(),
                    job.startedAt(),
                    job.updatedAt(),
                    job.finishedAt(),
                    job.cancelRequested(),
                    job.attempts(),
                    job.bytes(),
                    job.order(),
                    progress,
                    job.error());
        }
    }
}

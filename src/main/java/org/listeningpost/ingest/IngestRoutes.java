package org.listeningpost.ingest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Accepts;
import org.listeningpost.http.Callers;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.EncodingException;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.security.Role;

/** {@code POST /v1/posts}: records of any number in, an account of each out. */
public final class IngestRoutes implements Routes {
    private static final Set<String> CONTENT_TYPES = Set.of(
            "application/json",
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "text/csv",
            "text/tab-separated-values",
            "application/xml",
            "text/xml",
            "application/rss+xml",
            "application/atom+xml");
    private static final int RETRY_AFTER_SECONDS = 10;

    private final IngestService ingest;
    private final RequestTrail trail;
    private final long bodyBytesMax;

    public IngestRoutes(IngestService ingest, AuditLog audit, Clock clock, long bodyBytesMax) {
        this.ingest = ingest;
        this.trail = new RequestTrail(audit, clock);
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    public void register(Router router) {
        router.postStream("/v1/posts", Set.of(Role.INGEST), new Accepts(CONTENT_TYPES, bodyBytesMax), this::post);
    }

    private void post(Context context) throws IOException, InterruptedException {
        IngestParameters parameters = IngestParameters.of(context.queryParamMap(), ingest.dates());
        FormatChoice format = format(context, parameters);
        boolean isRefresh = isRefresh(context);
        Defaults defaults = new Defaults(
                parameters.platform(),
                parameters.createdAt(),
                parameters.language(),
                Defaults.API.source(),
                parameters.customs());
        FieldNames names = parameters.fieldNames();
        IngestRun run = ingest.begin(defaults, Callers.of(context).keyId());
        Problem problem = null;
        try (InputStream body = RequestBody.stream(context)) {
            run.consume(ingest.reader(format, body, names));
        } catch (ProblemException e) {
            problem = e.problem();
        } catch (FormatChoice.UnclearFormatException e) {
            problem = Problem.badField("format", "unclear", Objects.requireNonNull(e.getMessage()));
        } catch (EncodingException e) {
            problem = Problem.of(415, "unsupported-charset", "Unsupported character set")
                    .detail("Of the body: " + e.getMessage() + ".");
        } catch (IOException e) {
            problem = Problem.badRequest("The body ends early or is not what its content encoding says.");
        } catch (RuntimeException | Error e) {
            finish(context, run);
            throw e;
        }
        // Whatever ended the body: what came before it is being written, and the sender learns what became of it.
        IngestSummary summary = finish(context, run);
        if (problem == null) {
            problem = problemOf(summary);
        }
        if (problem != null) {
            throw new ProblemException(withAccount(problem, summary));
        }
        if (isRefresh) {
            refresh(summary);
        }
        context.json(account(summary));
    }

    private void refresh(IngestSummary summary) {
        try {
            ingest.refresh();
        } catch (ElasticUnreachableException e) {
            Problem unseen = Problem.unavailable(
                    "The account says what was taken, but not all of it can be searched yet. To send it again changes"
                            + " nothing.",
                    RETRY_AFTER_SECONDS);
            throw new ProblemException(withAccount(unseen, summary));
        }
    }

    private IngestSummary finish(Context context, IngestRun run) throws InterruptedException {
        IngestSummary summary = run.finish();
        trail.record(context, "posts.ingest", null, summary.indexed() + summary.updated(), List.of());
        return summary;
    }

    private static @Nullable Problem problemOf(IngestSummary summary) {
        if (!summary.isComplete()) {
            return Problem.unavailable(
                    "Elasticsearch did not acknowledge all records in time. Send those in not_written again;"
                            + " sending all again is harmless.",
                    RETRY_AFTER_SECONDS);
        }
        return summary.allUnreadable() ? Problem.badRequest("No record of the body could be read.") : null;
    }

    private static Problem withAccount(Problem problem, IngestSummary summary) {
        Problem result = problem;
        for (Map.Entry<String, Object> member : account(summary).entrySet()) {
            // The problem's own errors speak about the request, these about its records.
            String name = member.getKey().equals("errors") ? "record_errors" : member.getKey();
            result = result.with(name, member.getValue());
        }
        return result;
    }

    private static Map<String, Object> account(IngestSummary summary) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("received", summary.received());
        account.put("indexed", summary.indexed());
        account.put("updated", summary.updated());
        account.put("unchanged", summary.unchanged());
        account.put("erased", summary.erased());
        account.put("rejected", summary.rejected());
        account.put("errors", summary.errors().stream().map(IngestRoutes::error).toList());
        account.put("errors_omitted", summary.errorsOmitted());
        if (!summary.isComplete()) {
            List<List<@Nullable Long>> ranges = new ArrayList<>();
            for (IngestSummary.Range range : summary.notWritten()) {
                List<@Nullable Long> ends = new ArrayList<>(2);
                ends.add(range.from());
                ends.add(range.to());
                ranges.add(ends);
            }
            account.put("not_written", ranges);
        }
        account.put("took_ms", summary.tookMillis());
        return account;
    }

    private static Map<String, Object> error(RecordError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", error.index());
        if (error.id() != null) {
            members.put("id", error.id());
        }
        members.put("field", error.field());
        members.put("code", error.code());
        members.put("reason", error.reason());
        return members;
    }

    /** The parameter wins: some clients cannot set a content type of their own. */
    private static FormatChoice format(Context context, IngestParameters parameters) {
        FormatChoice named = parameters.format();
        if (named != null) {
            return named;
        }
        String header = context.header("Content-Type");
        Optional<SourceFormat> type = header == null ? Optional.empty() : SourceFormat.ofContentType(header);
        if (header != null && header.contains("xml")) {
            return new FormatChoice.Detected(null);
        }
        SourceFormat format = type.orElse(SourceFormat.JSON);
        // Whoever maps names sends records of a shape of his own.
        return parameters.mapping().isEmpty() ? FormatChoice.ofType(format) : new FormatChoice.Plain(format);
    }

    /** {@code wait_for} gives the same promise as {@code true}: what was sent can be searched when the answer comes. */
    private static boolean isRefresh(Context context) {
        String parameter = context.queryParam("refresh");
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (parameter.isEmpty() || parameter.equals("true") || parameter.equals("wait_for")) {
            return true;
        }
        throw IngestParameters.bad("refresh", "is true, wait_for or false");
    }
}

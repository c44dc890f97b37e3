package org.listeningpost.export;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Callers;
import org.listeningpost.http.CsvCell;
import org.listeningpost.http.Json;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.search.Note;
import org.listeningpost.search.PostScan;
import org.listeningpost.search.SearchParameters;
import org.listeningpost.search.SearchPlan;
import org.listeningpost.search.SearchService;
import org.listeningpost.security.Role;

/**
 * Streams everything that a search finds, one page in memory. The total is known, and in a header, before the first post
 * is sent; the last line repeats how many there were. An export without that line is not complete: when something breaks
 * in the middle, the last line says that instead, and the connection is cut so that no client takes the part for the whole.
 */
public final class ExportRoutes implements Routes {
    private static final Set<String> PARAMETERS = Set.of("query", "from", "to", "filter", "format");
    /** Each holds a point in time open in Elasticsearch and a page here. */
    private static final int AT_ONCE_MAX = 4;

    private final SearchService search;
    private final Semaphore running = new Semaphore(AT_ONCE_MAX);

    public ExportRoutes(SearchService search) {
        this.search = search;
    }

    @Override
    public void register(Router router) {
        router.getStream("/v1/export", Set.of(Role.ANALYST), this::export);
    }

    private void export(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap(), PARAMETERS);
        @Nullable String name = parameters.text("format");
        ExportFormat format = ExportFormat.of(name == null ? "ndjson" : name)
                .orElseThrow(
                        () -> new ProblemException(Problem.badField("format", "unknown_value", "One of ndjson, csv.")));
        SearchPlan.Criteria criteria = search.planner().criteria(parameters.request());
        if (!running.tryAcquire()) {
            throw new ProblemException(
                    Problem.unavailable(AT_ONCE_MAX + " exports are running, which is as many as may.", 10));
        }
        try (PostScan scan = search.scan(criteria, Callers.of(context), "export")) {
            context.contentType(format.contentType());
            context.header("X-Total-Count", Long.toString(scan.total()));
            context.header("Content-Disposition", "attachment; filename=\"posts." + format.keyword() + "\"");
            OutputStream out = context.outputStream();
            try {
                stream(scan, format, criteria.notes(), out);
            } catch (ProblemException e) {
                if (context.res().isCommitted()) {
                    // Half of it is on the way: the status cannot change any more, but the last line can tell, and the
                    // connection that breaks off.
                    out.write(lastLine(format, "error", "\"" + e.problem().code() + "\""));
                    context.res().flushBuffer();
                }
                throw e;
            }
            out.flush();
        } finally {
            running.release();
        }
    }

    private static void stream(PostScan scan, ExportFormat format, List<Note> notes, OutputStream out)
            throws IOException {
        CsvRecords csv = new CsvRecords();
        long count = 0;
        if (format == ExportFormat.CSV) {
            out.write(csv.header());
        }
        for (PostScan.Page page = scan.next(); page != null; page = scan.next()) {
            for (int i = 0; i < page.size(); i++) {
                switch (format) {
                    case NDJSON -> {
                        out.write(page.bytes(), page.start(i), page.length(i));
                        out.write('\n');
                    }
                    case CSV -> out.write(csv.record(page.bytes(), page.start(i), page.length(i)));
                }
            }
            count += page.size();
            // A client that went away shows here, before more is fetched for it.
            out.flush();
            scan.advance(page);
        }
        out.write(lastLine(format, count, notes));
    }

    /** What the query may not have meant stands behind the count, where a whole export is told from a part. */
    private static byte[] lastLine(ExportFormat format, long count, List<Note> notes) throws IOException {
        String shown =
                switch (format) {
                    case NDJSON ->
                        notes.isEmpty() ? "" : ",\"notes\":" + Json.mapper().writeValueAsString(notes);
                    case CSV ->
                        notes.stream()
                                .map(note -> "," + CsvCell.of(note.message()))
                                .collect(Collectors.joining());
                };
        return lastLine(format, "count", count + shown);
    }

    private static byte[] lastLine(ExportFormat format, String name, String value) {
        return switch (format) {
            case NDJSON -> ("{\"" + name + "\":" + value + "}\n").getBytes(StandardCharsets.UTF_8);
            case CSV -> CsvRecords.last(name, value);
        };
    }
}

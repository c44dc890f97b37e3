package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.RawPost;

/**
 * The rows of files that are not taken, as a table for whoever mends them: redacted, with place and reason beside each, and their
 * number at the end. To be closed. Thread-safe.
 */
public final class RejectedFile implements AutoCloseable {
    private final BufferedWriter out;
    private final Redactor redactor;
    private @Nullable IOException failure;
    private long count;

    public RejectedFile(Path path, Redactor redactor) throws IOException {
        this.out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        this.redactor = redactor;
        out.write(RejectedRow.Content.CSV_HEADING);
    }

    /** For the rows of one file. */
    public Part of(String file) {
        return new Part(file);
    }

    /** What is rejected of one file. Thread-safe. */
    public final class Part {
        private final String file;

        private Part(String file) {
            this.file = file;
        }

        EntryOutcomes.Rejections rejections(Function<RawPost, IngestService.Trace> traces) {
            SafeRows rows = new SafeRows(redactor, traces);
            return (place, entry, error, raw) ->
                    add(rows.row("", place, entry, error, raw).content().under(file));
        }

        /** As a service gives it, which has made it safe. */
        public void take(JsonNode row) {
            add(new RejectedRow.Content(
                            row.path("entry").asText(),
                            row.path("row").asLong(),
                            row.path("field").asText(),
                            row.path("code").asText(),
                            row.path("reason").asText(),
                            row.path("title").asText(null),
                            row.path("text").asText(null),
                            row.path("withheld").asText(null))
                    .under(file));
        }
    }

    private synchronized void add(RejectedRow.Content row) {
        try {
            out.write(row.csv());
            count++;
        } catch (IOException e) {
            // Told at the end: the records do not depend on it.
            failure = failure == null ? e : failure;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (out) {
            if (failure != null) {
                throw failure;
            }
            out.write("#count," + count + "\r\n");
        }
    }
}

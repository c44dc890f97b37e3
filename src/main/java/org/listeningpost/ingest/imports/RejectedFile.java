package org.listeningpost.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.RawPost;

/**
 * The rows of files that are not taken, as a table for whoever mends them: redacted, with place and reason beside each, and their
 * number at the end. What stands in the place of the file stays until all is written and {@link #keep} is called: an import that
 * comes to nothing must not cost the list of the last one. To be closed. Thread-safe.
 */
public final class RejectedFile implements AutoCloseable {
    private final Path path;
    private final Path written;
    private final BufferedWriter out;
    private final Redactor redactor;
    private @Nullable IOException failure;
    private long count;

    public RejectedFile(Path path, Redactor redactor) throws IOException {
        boolean isOther = Files.exists(path) && !Files.isRegularFile(path);
        this.path = Files.exists(path) ? path.toRealPath() : path;
        // What is no file, such as /dev/stdout, is written to as it is.
        this.written = isOther ? this.path : this.path.resolveSibling(this.path.getFileName() + ".part");
        this.out = Files.newBufferedWriter(written, StandardCharsets.UTF_8);
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

    /** Puts the whole list in its place. */
    public synchronized void keep() throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.write("#count," + count + "\r\n");
        out.close();
        if (!written.equals(path)) {
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (out) {
            if (!written.equals(path)) {
                Files.deleteIfExists(written);
            }
        }
    }
}

package org.listeningpost.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.IngestSummary.Range;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.imports.RejectedFile;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;

/** Sends files to a running service, as one streamed request each. */
final class RemoteImport {
    private static final long PAUSE_SECONDS = 5;
    private static final long MINUTES_MAX = 60;

    private final RemoteService service;
    private final Map<String, String> mapping;
    private final Defaults defaults;

    RemoteImport(RemoteService service, Map<String, String> mapping, Defaults defaults) {
        this.service = service;
        this.mapping = mapping;
        this.defaults = defaults;
    }

    /** Opens what is sent. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * Sends a file, and again as long as Elasticsearch takes more of it each time: one that is slow, as where dozens of months
     * begin, answers for a part only.
     */
    IngestSummary importFrom(Opening file, FormatChoice format, ImportProgress progress)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_MAX);
        RepeatedSummary sum = new RepeatedSummary();
        sum.add(importOnce(file, format, progress));
        while (sum.isWorthAnother() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            sum.add(importOnce(file, format, progress));
        }
        return sum.summary();
    }

    IngestSummary importOnce(Opening file, FormatChoice format, ImportProgress progress)
            throws IOException, InterruptedException {
        try (InputStream in = file.open()) {
            RemoteService.Answer answer = service.send(service.request(target(format))
                    .header("Content-Type", contentType(format))
                    .POST(BodyPublishers.ofInputStream(() -> counted(in, progress)))
                    .build());
            if (!answer.body().has("received")) {
                throw answer.refusal();
            }
            return summary(answer.body(), answer.status());
        }
    }

    private static String contentType(FormatChoice format) {
        return switch (format) {
            case FormatChoice.Plain plain -> plain.format().contentType();
            case FormatChoice.Own own -> own.format().contentType();
            case FormatChoice.Detected detected -> {
                SourceFormat otherwise = detected.otherwise();
                yield otherwise == null ? SourceFormat.JSON.contentType() : otherwise.contentType();
            }
        };
    }

    private String target(FormatChoice format) {
        boolean isByType = format instanceof FormatChoice.Detected detected && detected.otherwise() != null;
        return "v1/posts?" + (isByType ? "" : "format=" + format.keyword() + "&") + parameters();
    }

    /**
     * Sends the file as it is, to be read in its turn.
     *
     * @param format null: told by the content
     */
    RemoteJob job(@Nullable FormatChoice format, RejectedFile.@Nullable Part rejects) {
        String named = format == null ? "" : "format=" + format.keyword() + "&";
        return new RemoteJob(service, named + parameters(), rejects);
    }

    private String parameters() {
        StringBuilder query =
                new StringBuilder("platform=").append(defaults.platform().keyword());
        if (defaults.language() != null) {
            query.append("&lang=").append(encoded(defaults.language()));
        }
        if (defaults.createdAt() != null) {
            query.append("&default_created_at=")
                    .append(encoded(defaults.createdAt().toString()));
        }
        if (defaults.customs().ratingMax() != null) {
            query.append("&rating_max=").append(defaults.customs().ratingMax());
        }
        if (defaults.customs().dateOrder() != null) {
            query.append("&date_order=").append(defaults.customs().dateOrder().keyword());
        }
        mapping.forEach((from, to) -> query.append("&map=").append(encoded(from + "=" + to)));
        return query.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Records cannot be counted on this side, but lines are near enough for a bar. */
    private static InputStream counted(InputStream in, ImportProgress progress) {
        return new FilterInputStream(in) {
            private long lines;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                for (int i = offset; i < offset + read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                progress.records(lines);
                return read;
            }
        };
    }

    private static IngestSummary summary(JsonNode answer, int status) {
        List<RecordError> errors = new ArrayList<>();
        Map<String, Long> rejections = new TreeMap<>();
        for (JsonNode each : answer.has("record_errors") ? answer.path("record_errors") : answer.path("errors")) {
            RecordError error = new RecordError(
                    each.path("index").asLong(),
                    each.path("id").asText(""),
                    each.path("field").asText(),
                    each.path("code").asText(),
                    each.path("reason").asText());
            errors.add(error);
            rejections.merge(error.field() + " " + error.code(), 1L, Long::sum);
        }
        List<Range> notWritten = new ArrayList<>();
        for (JsonNode each : answer.path("not_written")) {
            notWritten.add(new Range(
                    each.path(0).asLong(),
                    each.path(1).isNumber() ? each.path(1).asLong() : null));
        }
        if (notWritten.isEmpty() && status >= 300) {
            notWritten.add(new Range(answer.path("received").asLong(), null));
        }
        return new IngestSummary(
                answer.path("received").asLong(),
                answer.path("indexed").asLong(),
                answer.path("updated").asLong(),
                answer.path("unchanged").asLong(),
                answer.path("erased").asLong(),
                answer.path("rejected").asLong(),
                errors,
                answer.path("errors_omitted").asLong(),
                rejections,
                notWritten,
                false,
                answer.path("took_ms").asLong());
    }
}

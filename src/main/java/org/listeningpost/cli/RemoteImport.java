package org.listeningpost.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.IngestSummary.Range;
import org.listeningpost.ingest.RecordError;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;

/** Sends files to a running service, as one streamed request each. */
final class RemoteImport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI service;
    private final String key;
    private final Map<String, String> mapping;
    private final Defaults defaults;

    RemoteImport(URI service, String key, Map<String, String> mapping, Defaults defaults) {
        this.service = service;
        this.key = key;
        this.mapping = mapping;
        this.defaults = defaults;
    }

    IngestSummary importFrom(InputStream in, FormatChoice format, ImportProgress progress)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(target(format))
                .header("Content-Type", contentType(format))
                .POST(BodyPublishers.ofInputStream(() -> counted(in, progress)));
        try (HttpClient client = client()) {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode answer = MAPPER.readTree(response.body());
            if (!answer.has("received")) {
                throw new IOException("the service answered " + response.statusCode() + " "
                        + answer.path("title").asText("") + " "
                        + answer.path("detail").asText(""));
            }
            return summary(answer, response.statusCode());
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
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

    private URI target(FormatChoice format) {
        boolean isByType = format instanceof FormatChoice.Detected detected && detected.otherwise() != null;
        return address("v1/posts?" + (isByType ? "" : "format=" + format.keyword() + "&") + parameters());
    }

    /** What is said once about all records. */
    String parameters() {
        StringBuilder query =
                new StringBuilder("platform=").append(defaults.platform().keyword());
        if (defaults.language() != null) {
            query.append("&lang=").append(encoded(defaults.language()));
        }
        if (defaults.createdAt() != null) {
            query.append("&default_created_at=")
                    .append(encoded(defaults.createdAt().toString()));
        }
        mapping.forEach((from, to) -> query.append("&map=").append(encoded(from + "=" + to)));
        return query.toString();
    }

    URI address(String path) {
        String base = service.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }

    HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
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

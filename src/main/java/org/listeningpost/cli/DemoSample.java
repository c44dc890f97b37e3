package org.listeningpost.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;

/**
 * Sends the sample through the same door as everybody's posts, once. A note in the data folder tells which sample was
 * begun and whether it is complete, so that a start that was cut short is finished by the next one.
 */
final class DemoSample {
    private static final String NOTE = "demo-sample";
    private static final long SEED = 1;
    private static final int BATCH = 500;
    private static final int ATTEMPTS_MAX = 5;

    private final URI address;
    private final String key;
    private final Path note;
    private final Consumer<String> progress;
    private final Clock clock;

    DemoSample(URI address, String key, Path dataFolder, Consumer<String> progress, Clock clock) {
        this.address = address;
        this.key = key;
        this.note = dataFolder.resolve(NOTE);
        this.progress = progress;
        this.clock = clock;
    }

    /** Whether a sample was put into this data folder, or begun to be. */
    static boolean isIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve(NOTE));
    }

    /** The sample could not be loaded; the message says why, in words. */
    static final class DemoException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        DemoException(String message) {
            super(message);
        }
    }

    /**
     * Puts the sample in, where it is not there yet.
     *
     * @param isStopped asked before each part; the next start goes on
     * @return whether it is there
     */
    boolean load(long posts, BooleanSupplier isStopped) throws IOException, InterruptedException {
        String begun = Files.exists(note) ? Files.readString(note).strip() : "";
        if (begun.startsWith("complete")) {
            progress.accept("Found the posts of an earlier start.");
            return true;
        }
        Instant end = endOf(begun);
        Files.writeString(note, "begun " + end);
        SampleGenerator generator = new SampleGenerator(SEED, posts, end);
        long rejected = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (long from = 0; from < posts; from += BATCH) {
                if (isStopped.getAsBoolean()) {
                    return false;
                }
                long to = Math.min(posts, from + BATCH);
                ByteArrayOutputStream body = new ByteArrayOutputStream(BATCH * 512);
                SampleWriter.write(generator, from, to, body, null);
                rejected += send(client, body.toByteArray(), to == posts)
                        .path("rejected")
                        .asLong();
                progress.accept("Loading the sample: %,d of %,d posts".formatted(to, posts));
            }
        }
        if (rejected > 0) {
            progress.accept("%,d of them were rejected".formatted(rejected));
        }
        Files.writeString(note, "complete " + end);
        return true;
    }

    private Instant endOf(String begun) {
        if (begun.startsWith("begun ")) {
            try {
                return Instant.parse(begun.substring("begun ".length()));
            } catch (DateTimeParseException e) {
                return clock.instant();
            }
        }
        return clock.instant();
    }

    private JsonNode send(HttpClient client, byte[] body, boolean isLast) throws IOException, InterruptedException {
        @Nullable HttpResponse<byte[]> answer = null;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/posts" + (isLast ? "?refresh=true" : "")))
                    .timeout(Duration.ofMinutes(2))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return new ObjectMapper().readTree(answer.body());
            }
            boolean worthWaiting = answer.statusCode() == 503 || answer.statusCode() == 429;
            if (!worthWaiting) {
                break;
            }
            Thread.sleep(Duration.ofSeconds(2L * attempt));
        }
        throw new DemoException("The sample was not taken: status " + (answer == null ? 0 : answer.statusCode()));
    }
}

package org.listeningpost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.listeningpost.elastic.IoFailure;

/** Sends all bodies of a file over a number of connections, each as soon as the answer to the one before is there. */
final class LoadRun {
    /** Every response must begin or hold this, or the run does not count. */
    private final String expected;

    private final URI target;
    private final Map<String, String> headers;
    private final int connections;

    LoadRun(URI target, Map<String, String> headers, int connections, String expected) {
        this.target = target;
        this.headers = headers;
        this.connections = connections;
        this.expected = expected;
    }

    /**
     * What came of it.
     *
     * @param firstPostsPerSecond of the first tenth
     * @param lastPostsPerSecond of the last tenth
     */
    record Result(long posts, double seconds, double firstPostsPerSecond, double lastPostsPerSecond) {
        double postsPerSecond() {
            return posts / seconds;
        }
    }

    Result run(BatchFile file) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<String> failure = new AtomicReference<>("");
        long[] finished = new long[file.count()];
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().name("load-" + i).start(() -> send(file, next, finished, failure)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failure.get().isEmpty()) {
            throw new BenchException(failure.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        java.util.Arrays.sort(finished);
        int tenth = Math.max(1, finished.length / 10);
        double perBatch = (double) file.posts() / finished.length;
        double first = perBatch * tenth / ((finished[tenth - 1] - start) / 1e9);
        long lastStart = finished.length > tenth ? finished[finished.length - tenth - 1] : start;
        double last = perBatch * tenth / ((finished[finished.length - 1] - lastStart) / 1e9);
        return new Result(file.posts(), seconds, first, last);
    }

    private void send(BatchFile file, AtomicInteger next, long[] finished, AtomicReference<String> failure) {
        // a client of its own is a connection of its own
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int index = next.getAndIncrement();
                    index < file.count() && failure.get().isEmpty();
                    index = next.getAndIncrement()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(target)
                        .timeout(Duration.ofMinutes(5))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file.body(index)));
                headers.forEach(request::header);
                HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                finished[index] = System.nanoTime();
                String text = new String(answer.body(), 0, Math.min(400, answer.body().length), StandardCharsets.UTF_8);
                String wanted = expected.replace(
                        "{posts}", String.valueOf(file.batch(index).posts()));
                if (answer.statusCode() != 200 || !text.contains(wanted)) {
                    failure.set("request " + index + " to " + target.getPath() + " was answered with "
                            + answer.statusCode() + ": " + text);
                }
            }
        } catch (IOException e) {
            failure.set("no answer from " + target.getPath() + ": " + IoFailure.inWords(e, target));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.set("interrupted");
        }
    }
}

package org.listeningpost.http;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/**
 * Asks Elasticsearch how the indices of this installation are, at most once a second however often it is asked itself: those of
 * others in the same cluster are their own concern. Safe for use by any number of threads.
 */
public final class EngineReadiness implements Readiness, AutoCloseable {
    private static final long AGE_NANOS_MAX = 1_000_000_000L;
    private static final long WAIT_MILLIS_MAX = 2_000;
    private static final String UNREACHABLE = "unreachable";

    private final ElasticRequests requests;
    private final String path;
    private final ExecutorService asker;
    private String status = UNREACHABLE;
    private long askedAtNanos = System.nanoTime() - AGE_NANOS_MAX;

    public EngineReadiness(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.path = "/_cluster/health/" + names.prefix() + "*?timeout=1s&filter_path=status";
        this.asker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "engine-readiness");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized String engineStatus() {
        if (System.nanoTime() - askedAtNanos >= AGE_NANOS_MAX) {
            status = ask();
            askedAtNanos = System.nanoTime();
        }
        return status;
    }

    private String ask() {
        Future<String> answer = asker.submit(() -> {
            ElasticReply reply = requests.get(path);
            return reply.isSuccess() ? reply.json().path("status").asText(UNREACHABLE) : UNREACHABLE;
        });
        try {
            return answer.get(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNREACHABLE;
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}

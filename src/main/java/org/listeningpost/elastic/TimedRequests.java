package org.listeningpost.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Sends JSON or NDJSON and waits for the answer no longer than the caller has time. Thread-safe. */
final class TimedRequests {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private final Rest5Client rest;
    private final NodeWatch watch;

    TimedRequests(Rest5Client rest, NodeWatch watch) {
        this.rest = rest;
        this.watch = watch;
    }

    ElasticReply ndjson(String path, ByteSink body, long millisMax) throws IOException {
        return send(path, body, NDJSON, millisMax);
    }

    ElasticReply json(String path, ByteSink body, long millisMax) throws IOException {
        return send(path, body, ContentType.APPLICATION_JSON, millisMax);
    }

    /** @throws IOException where no whole answer came in time */
    private ElasticReply send(String path, ByteSink body, ContentType type, long millisMax) throws IOException {
        Request request = new Request("POST", path);
        if (body.size() > 0) {
            request.setEntity(new ByteArrayEntity(body.bytes(), 0, body.size(), type));
        }
        CompletableFuture<Response> answer = new CompletableFuture<>();
        Cancellable call;
        try {
            call = rest.performRequestAsync(request, new Completing(answer));
        } catch (RuntimeException e) {
            // The client is closed, or no node is left to ask.
            throw new IOException("the request could not be sent", e);
        }
        watch.begin(answer, null, call::cancel);
        try {
            return ElasticReply.of(answer.get(millisMax, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel();
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ResponseException refused) {
                return ElasticReply.of(refused.getResponse());
            }
            throw new IOException("no answer", e.getCause());
        } catch (CancellationException e) {
            throw new IOException("broken off", e);
        } finally {
            watch.end(answer);
        }
    }

    private record Completing(CompletableFuture<Response> answer) implements ResponseListener {
        @Override
        public void onSuccess(Response response) {
            answer.complete(response);
        }

        @Override
        public void onFailure(Exception exception) {
            answer.completeExceptionally(exception);
        }
    }
}

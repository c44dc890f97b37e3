package org.listeningpost.elastic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON that we hold as bytes and gives the answer back as bytes, so that nothing is parsed twice. Thread-safe.
 *
 * <p>The calling thread itself writes to the socket and reads from it. A client that does so on a thread of its own wakes
 * that one and is woken by it, which was a tenth of a search's whole time.
 */
public final class ElasticRequests {
    private final CloseableHttpClient http;
    private final NodeRotation nodes;
    private final String authorization;
    private final InterruptWatch interrupts;
    private final NodeWatch watch;

    ElasticRequests(
            CloseableHttpClient http,
            NodeRotation nodes,
            String authorization,
            InterruptWatch interrupts,
            NodeWatch watch) {
        this.http = http;
        this.interrupts = interrupts;
        this.watch = watch;
        this.nodes = nodes;
        this.authorization = authorization;
    }

    /**
     * Sends one request; an error status is an answer, too. Another node is asked where the first one cannot be reached,
     * and for reads also where it breaks off, hangs or says that it cannot serve now.
     *
     * @param path with its query string, already encoded
     * @throws ElasticUnreachableException when no answer came
     */
    public ElasticReply send(String method, String path, byte @Nullable [] json) {
        boolean isRead = method.equals("GET") || method.equals("POST") && path.contains("/_search");
        ElasticReply unavailable = null;
        IOException failure = null;
        for (NodeRotation.Node node : nodes.next()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ElasticUnreachableException(new InterruptedIOException("interrupted"));
            }
            try {
                ElasticReply reply = ask(node, method, path, json);
                nodes.answered(node);
                if (!isRead || !isUnavailable(reply)) {
                    return reply;
                }
                unavailable = reply;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ElasticUnreachableException(e);
                }
                nodes.failed(node);
                if (!isRead && !isNeverSent(e)) {
                    throw new ElasticUnreachableException(e);
                }
                failure = e;
            }
        }
        if (unavailable != null) {
            return unavailable;
        }
        throw new ElasticUnreachableException(failure == null ? new IOException("no node to ask") : failure);
    }

    public ElasticReply get(String path) {
        return send("GET", path, null);
    }

    private ElasticReply ask(NodeRotation.Node node, String method, String path, byte @Nullable [] json)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(node.url() + path));
        if (!authorization.isEmpty()) {
            request.setHeader("Authorization", authorization);
        }
        if (json != null) {
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        }
        interrupts.begin(request);
        watch.begin(request, node, request::cancel);
        try {
            return http.execute(request, ElasticRequests::read);
        } finally {
            watch.end(request);
            interrupts.end(request);
        }
    }

    private static ElasticReply read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return new ElasticReply(response.getCode(), entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
    }

    private static boolean isUnavailable(ElasticReply reply) {
        return reply.status() == 502 || reply.status() == 503 || reply.status() == 504;
    }

    private static boolean isNeverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException;
    }
}

package org.listeningpost.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON that we hold as bytes and gives the answer back as bytes, so that nothing is parsed twice. Thread-safe.
 */
public final class ElasticRequests {
    private final Rest5Client rest;

    public ElasticRequests(Rest5Client rest) {
        this.rest = rest;
    }

    /**
     * Sends one request; an error status is an answer, too.
     *
     * @param path with its query string, already encoded
     * @throws ElasticUnreachableException when no answer came
     */
    public ElasticReply send(String method, String path, byte @Nullable [] json) {
        Request request = new Request(method, path);
        if (json != null) {
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        }
        try {
            return ElasticReply.of(rest.performRequest(request));
        } catch (ResponseException e) {
            try {
                return ElasticReply.of(e.getResponse());
            } catch (IOException unreadable) {
                throw new ElasticUnreachableException(unreadable);
            }
        } catch (IOException e) {
            throw new ElasticUnreachableException(e);
        }
    }

    public ElasticReply get(String path) {
        return send("GET", path, null);
    }
}

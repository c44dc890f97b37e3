package org.listeningpost.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What Elasticsearch answered, errors included.
 *
 * @param body UTF-8 JSON; not copied, so treat it as read-only
 */
public record ElasticReply(int status, byte[] body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ElasticReply of(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        return new ElasticReply(
                response.getStatusCode(), entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
    }

    public boolean isSuccess() {
        return status < 300;
    }

    /**
     * Itself, where it is no refusal.
     *
     * @param what was asked for, to name it
     */
    public ElasticReply expect(String what) {
        if (!isSuccess()) {
            throw ElasticUnreachableException.refused(what, this);
        }
        return this;
    }

    /** The whole body as a tree; for small answers only. A proxy that answers an error in its own words has said nothing. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MAPPER.missingNode() : MAPPER.readTree(body);
        } catch (IOException e) {
            if (isSuccess()) {
                throw ElasticUnreachableException.unreadable(e);
            }
            return MAPPER.missingNode();
        }
    }

    /** The error's type, such as {@code index_not_found_exception}; never its reason, which may quote a document. */
    public String errorType() {
        return json().at("/error/type").asText("unknown");
    }
}

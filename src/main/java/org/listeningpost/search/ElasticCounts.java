package org.listeningpost.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.ProblemException;

/** Sends one aggregation over all posts and takes nothing but a complete answer. Thread-safe. */
public final class ElasticCounts {
    /** The code of the problem that an answer took too long. */
    public static final String TOO_SLOW = "search-timeout";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ElasticRequests requests;
    private final String path;
    private final int timeoutMillis;

    public ElasticCounts(ElasticRequests requests, IndexNames names, int timeoutMillis) {
        this.requests = requests;
        this.path = "/" + names.posts() + "/_search?allow_partial_search_results=false";
        this.timeoutMillis = timeoutMillis;
    }

    /** The members of a search body. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** A body with a time limit, and without the hits' number, which nobody reads. */
    public byte[] body(Writing writing) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = FACTORY.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("timeout", timeoutMillis + "ms");
            json.writeBooleanField("track_total_hits", false);
            writing.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
        return body.toByteArray();
    }

    public JsonNode ask(Writing writing) {
        return ask(body(writing));
    }

    /** @param body to which the time limit is added */
    public JsonNode ask(ObjectNode body) {
        return ask(body.put("timeout", timeoutMillis + "ms").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException where Elasticsearch cannot answer, or not in time */
    public JsonNode ask(byte[] body) {
        ElasticReply reply = SearchRefusal.send(requests, "POST", path, body);
        if (!reply.isSuccess()) {
            throw SearchRefusal.of(reply);
        }
        JsonNode answer = reply.json();
        if (answer.path("timed_out").asBoolean()) {
            throw SearchRefusal.tooSlow();
        }
        return answer;
    }
}

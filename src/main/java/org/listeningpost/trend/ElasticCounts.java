package org.listeningpost.trend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** Sends one aggregation over all posts and takes nothing but a complete answer. Thread-safe. */
public final class ElasticCounts {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int RETRY_SECONDS = 5;

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

    /** @throws ProblemException where Elasticsearch cannot answer, or not in time */
    public JsonNode ask(byte[] body) {
        try {
            ElasticReply reply = requests.send("POST", path, body);
            JsonNode answer = reply.json();
            if (reply.isSuccess() && !answer.path("timed_out").asBoolean()) {
                return answer;
            }
            throw new ProblemException(refusal(reply));
        } catch (ElasticUnreachableException e) {
            throw new ProblemException(Problem.unavailable("The search engine is not available now.", RETRY_SECONDS));
        }
    }

    private static Problem refusal(ElasticReply reply) {
        String error = reply.json().path("error").toString();
        if (error.contains("too_many_clauses")
                || error.contains("too_many_nested_clauses")
                || error.contains("too_complex")) {
            return Problem.of(400, "invalid-query", "The query is too expensive")
                    .detail("It matches more different words than can be searched for at once.");
        }
        return Problem.unavailable("The search engine cannot count now.", RETRY_SECONDS);
    }
}

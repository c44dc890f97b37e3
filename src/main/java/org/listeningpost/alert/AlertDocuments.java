package org.listeningpost.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents of one index, changed only by who has seen their latest state. What the engine cannot do now ends as a
 * problem of status 503. Thread-safe.
 */
final class AlertDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDocuments.class);

    private static final int RETRY_SECONDS = 5;

    private final ElasticRequests requests;
    private final String index;

    AlertDocuments(ElasticRequests requests, String index) {
        this.requests = requests;
        this.index = index;
    }

    /** Where a document's state stands. */
    record Revision(long seqNo, long primaryTerm) {}

    /** @param sort values to continue after, null where it was read by id */
    record Stored(
            String id,
            Revision revision,
            JsonNode source,
            @Nullable JsonNode sort) {
        <T> T as(Class<T> type) {
            try {
                return AlertJson.mapper().treeToValue(source, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
            }
        }
    }

    /** As it is now, not as it was at the last refresh. */
    Optional<Stored> find(String id) {
        ElasticReply reply = send("GET", "/" + index + "/_doc/" + encoded(id), null);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        JsonNode document = success(reply);
        return Optional.of(new Stored(id, revisionOf(document), document.path("_source"), null));
    }

    /** Null where there is one of this id already. */
    @Nullable
    Revision create(String id, Object document) {
        return written(send("PUT", "/" + index + "/_create/" + encoded(id) + "?refresh=true", document));
    }

    /** Null where somebody changed it since it was read. */
    @Nullable
    Revision replace(String id, Revision seen, Object document) {
        return written(send("PUT", "/" + index + "/_doc/" + encoded(id) + conditions(seen), document));
    }

    /** False where somebody changed it since it was read. */
    boolean delete(String id, Revision seen) {
        return written(send("DELETE", "/" + index + "/_doc/" + encoded(id) + conditions(seen), null)) != null;
    }

    List<Stored> search(ObjectNode body) {
        body.put("seq_no_primary_term", true).put("track_total_hits", false);
        JsonNode answer = success(send("POST", "/" + index + "/_search?allow_partial_search_results=false", body));
        List<Stored> found = new ArrayList<>();
        for (JsonNode hit : answer.at("/hits/hits")) {
            found.add(new Stored(hit.path("_id").asText(), revisionOf(hit), hit.path("_source"), hit.path("sort")));
        }
        return found;
    }

    private static String conditions(Revision seen) {
        return "?refresh=true&if_seq_no=" + seen.seqNo() + "&if_primary_term=" + seen.primaryTerm();
    }

    private static @Nullable Revision written(ElasticReply reply) {
        return reply.status() == 409 ? null : revisionOf(success(reply));
    }

    private static Revision revisionOf(JsonNode document) {
        return new Revision(
                document.path("_seq_no").asLong(),
                document.path("_primary_term").asLong());
    }

    private static JsonNode success(ElasticReply reply) {
        if (!reply.isSuccess()) {
            LOG.warn("Elasticsearch answered {} {}", reply.status(), reply.errorType());
            throw unavailable();
        }
        return reply.json();
    }

    private ElasticReply send(String method, String path, @Nullable Object body) {
        try {
            return requests.send(
                    method, path, body == null ? null : AlertJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are JSON", e);
        } catch (ElasticUnreachableException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Problem.unavailable("The search engine is not available now.", RETRY_SECONDS));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

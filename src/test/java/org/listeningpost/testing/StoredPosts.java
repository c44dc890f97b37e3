package org.listeningpost.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/** Posts as a test wants them stored, written and found without the service. */
public final class StoredPosts {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoredPosts() {}

    /** Stores posts in the indices of their months, under their ids, and makes them searchable. */
    public static void write(ElasticRequests requests, IndexNames names, List<ObjectNode> posts) {
        StringBuilder bulk = new StringBuilder();
        for (ObjectNode post : posts) {
            String index = names.postsOf(Instant.parse(post.path("created_at").asText()));
            ObjectNode action = MAPPER.createObjectNode();
            action.putObject("index")
                    .put("_index", index)
                    .put("_id", post.path("id").asText());
            bulk.append(action).append('\n').append(post).append('\n');
        }
        ElasticReply reply =
                requests.send("POST", "/_bulk?refresh=true", bulk.toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(
                reply.isSuccess() && !reply.json().path("errors").asBoolean(),
                () -> new String(reply.body(), StandardCharsets.UTF_8));
    }

    /** The ids of all posts, up to 10,000, that Elasticsearch finds. */
    public static Set<String> matching(ElasticClients clients, IndexNames names, Query query) throws IOException {
        Set<String> ids = new TreeSet<>();
        clients.typed()
                .search(
                        search -> search.index(names.posts())
                                .allowPartialSearchResults(false)
                                .size(10_000)
                                .source(source -> source.fetch(false))
                                .query(query),
                        Void.class)
                .hits()
                .hits()
                .forEach(hit -> ids.add(hit.id()));
        return ids;
    }
}

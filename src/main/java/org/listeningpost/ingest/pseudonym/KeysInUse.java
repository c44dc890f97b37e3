package org.listeningpost.ingest.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;

/**
 * The keys under which posts, rejected rows and entries of the vault are stored. Who lacks one of them would give everybody a
 * second name, and would find nobody by the first: an erasure would find nothing and say so as if that were the truth.
 */
public final class KeysInUse implements Supplier<Set<String>> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEYS_MAX = 1_000;

    private final ElasticRequests requests;
    private final IndexNames names;
    private final RejectedRowKeys rows;

    /**
     * Asks as two users.
     *
     * @param requests the one that writes posts: nobody else may read the vault
     * @param api the one that keeps rejected rows
     */
    public KeysInUse(ElasticRequests requests, ElasticRequests api, IndexNames names) {
        this.requests = requests;
        this.names = names;
        this.rows = new RejectedRowKeys(api, names);
    }

    /** Their ids. Without a query, so that the engine counts none of the posts one by one. */
    @Override
    public Set<String> get() {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", false);
        List<String> fields = List.of("author.key_id", "key_id");
        fields.forEach(field -> body.withObject("/aggs/" + field.replace('.', '_') + "/terms")
                .put("field", field)
                .put("size", KEYS_MAX));
        JsonNode answer = requests.send(
                        "POST",
                        "/" + names.posts() + "," + names.pseudonymVault()
                                + "/_search?ignore_unavailable=true&allow_partial_search_results=false",
                        body.toString().getBytes(StandardCharsets.UTF_8))
                .expect("the keys in use")
                .json()
                .path("aggregations");
        Set<String> ids = new TreeSet<>(rows.countByKey().keySet());
        answer.forEach(each -> each.path("buckets")
                .forEach(bucket -> ids.add(bucket.path("key").asText())));
        ids.remove(VaultPseudonyms.KEY_ID);
        return ids;
    }
}

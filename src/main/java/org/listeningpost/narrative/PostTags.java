package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkReply;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.IndexWalk;
import org.listeningpost.elastic.WholeCount;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticQueries;

/**
 * Finds stored posts whose tag of one narrative or topic is wrong and sets it right. A post is written only if it is still the one
 * that was looked at, so that no edit that comes meanwhile is lost. Thread-safe; needs the indexer's rights.
 */
final class PostTags {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 500;

    private final ElasticRequests indexer;
    private final IndexNames names;
    private final ElasticQueries queries;
    private final String field;

    /** @param field of the posts that holds the tags */
    PostTags(ElasticRequests indexer, IndexNames names, ElasticQueries queries, String field) {
        this.indexer = indexer;
        this.names = names;
        this.queries = queries;
        this.field = field;
    }

    /**
     * What one page of posts came to.
     *
     * @param waiting posts that Elasticsearch does not take now, as those of a month that is being moved
     */
    record Page(long changed, long conflicts, long waiting) {}

    /** The posts that match and lack the tag. */
    ObjectNode missing(String tag, Query query) {
        ObjectNode bool = MAPPER.createObjectNode();
        bool.putObject("bool").set("filter", compiled(query));
        ((ObjectNode) bool.path("bool")).set("must_not", tagged(tag));
        return bool;
    }

    /** The posts that have the tag and do not match; of no query, all that have it. */
    ObjectNode surplus(String tag, @Nullable Query query) {
        ObjectNode bool = MAPPER.createObjectNode();
        ObjectNode clauses = bool.putObject("bool");
        clauses.set("filter", tagged(tag));
        if (query != null) {
            clauses.set("must_not", compiled(query));
        }
        return bool;
    }

    private ObjectNode tagged(String tag) {
        ObjectNode term = MAPPER.createObjectNode();
        term.putObject("term").put(field, tag);
        return term;
    }

    private JsonNode compiled(Query query) {
        try {
            return MAPPER.readTree(queries.json(query));
        } catch (IOException e) {
            throw new UncheckedIOException("a compiled query is JSON", e);
        }
    }

    /** Makes what was written visible to the next search. */
    void refresh() {
        expect(indexer.send("POST", "/" + names.posts() + "/_refresh", null));
    }

    long count(ObjectNode query) {
        return WholeCount.of(expect(WholeCount.ask(indexer, names.posts(), query)));
    }

    /**
     * Goes through all posts that a query finds at this moment.
     *
     * @param isAdding whether the tag is given or taken
     * @param goesOn asked after each page
     */
    void correct(ObjectNode query, String tag, boolean isAdding, Predicate<Page> goesOn) {
        ObjectNode body = MAPPER.createObjectNode().put("seq_no_primary_term", true);
        body.set("query", query);
        body.putArray("_source").add(field);
        try (IndexWalk walk = new IndexWalk(indexer, names.posts(), body, PAGE, PostTags::expect)) {
            JsonNode hits = walk.next();
            while (!hits.isEmpty() && goesOn.test(write(hits, tag, isAdding))) {
                hits = walk.next();
            }
        }
    }

    private Page write(JsonNode hits, String tag, boolean isAdding) {
        StringBuilder bulk = new StringBuilder();
        for (JsonNode hit : hits) {
            ObjectNode action = MAPPER.createObjectNode();
            action.putObject("update")
                    .put("_index", hit.path("_index").asText())
                    .put("_id", hit.path("_id").asText())
                    .put("if_seq_no", hit.path("_seq_no").asLong())
                    .put("if_primary_term", hit.path("_primary_term").asLong());
            ObjectNode change = MAPPER.createObjectNode();
            change.putObject("doc").set(field, tags(hit.path("_source").path(field), tag, isAdding));
            bulk.append(action).append('\n').append(change).append('\n');
        }
        long changed = 0;
        long conflicts = 0;
        long waiting = 0;
        for (BulkReply.Item item : send(bulk.toString())) {
            if (item.isSuccess()) {
                changed++;
            } else if (item.isTemporary()) {
                waiting++;
            } else if (item.status() != 404) {
                // 404: the post was deleted meanwhile, which is as right as it gets.
                conflicts++;
            }
        }
        return new Page(changed, conflicts, waiting);
    }

    private List<BulkReply.Item> send(String bulk) {
        ElasticReply reply =
                expect(indexer.send("POST", "/_bulk?" + BulkReply.FILTER, bulk.getBytes(StandardCharsets.UTF_8)));
        try {
            return BulkReply.parse(reply.body()).items();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer to a bulk request cannot be read", e);
        }
    }

    private static ArrayNode tags(JsonNode stored, String tag, boolean isAdding) {
        ArrayNode tags = MAPPER.createArrayNode();
        Iterable<JsonNode> before = stored.isArray() ? stored : List.of(stored);
        for (JsonNode other : before) {
            if (other.isTextual() && !other.asText().equals(tag)) {
                tags.add(other);
            }
        }
        return isAdding ? tags.add(tag) : tags;
    }

    /** What passes is waited for; a 404 is one of it: a walk whose node is gone, or whose month was moved or dropped. */
    private static ElasticReply expect(ElasticReply reply) {
        if (BulkReply.isTemporary(reply.status()) || reply.status() == 404) {
            return reply.expect("posts");
        }
        if (!reply.isSuccess()) {
            throw new BackfillException("Elasticsearch answered " + reply.status() + " " + reply.errorType());
        }
        return reply;
    }
}

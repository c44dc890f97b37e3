package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;

/**
 * The months as Elasticsearch has them: which index a month is read from, by which schema that was made, and whether
 * another one is being made for it. All of it is in the indices themselves, so that whoever comes next sees it.
 */
public final class PostMonths {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests setup;
    private final IndexNames names;

    /** @param setup may see and manage the indices of posts */
    public PostMonths(ElasticRequests setup, IndexNames names) {
        this.setup = setup;
        this.names = names;
    }

    /**
     * One month.
     *
     * @param name what it is written to, such as {@code posts-2026.01}: an index, or since its first reindex an alias
     * @param read the index behind the alias for reading
     * @param other the index that is being filled from it, or, once that is read, the one that is to go
     * @param schema what the index that is read was made by; empty where it was made before that was kept
     */
    public record Month(String name, String read, @Nullable String other, String schema) {
        /** The year and month alone. */
        public String label() {
            return name.substring(name.lastIndexOf('-') + 1);
        }

        /** Whether the reading has moved already, and only the old index has to go. */
        boolean isMoved() {
            return other != null && generationOf(read) > generationOf(other);
        }

        /** How often the month was made: behind its name stand {@code -r} and the number, from the second time on. */
        int generationOf(String index) {
            return index.equals(name) ? 1 : Integer.parseInt(index.substring(name.length() + 2));
        }
    }

    /** All months, the oldest first. */
    public List<Month> all() {
        String pattern = "/" + names.postsPattern();
        JsonNode aliases =
                expect(setup.get(pattern + "/_alias?expand_wildcards=open")).json();
        JsonNode mappings = expect(
                        setup.get(pattern + "/_mapping?expand_wildcards=open&filter_path=*.mappings._meta.schema"))
                .json();
        Map<String, List<String>> indices = new TreeMap<>();
        aliases.fieldNames()
                .forEachRemaining(index -> indices.computeIfAbsent(names.monthOf(index), month -> new ArrayList<>())
                        .add(index));
        List<Month> months = new ArrayList<>();
        indices.forEach((name, parts) -> {
            String read = parts.stream()
                    .filter(index -> aliases.path(index)
                            .path("aliases")
                            .path(names.posts())
                            .isObject())
                    .findFirst()
                    .orElse(null);
            // An index of ours that is not read belongs to somebody's own experiments.
            if (read != null) {
                String other = parts.stream()
                        .filter(index -> !index.equals(read))
                        .findFirst()
                        .orElse(null);
                months.add(new Month(
                        name,
                        read,
                        other,
                        mappings.path(read).at("/mappings/_meta/schema").asText("")));
            }
        });
        return months;
    }

    /** What a month that begins now would be made by. */
    public String currentSchema() {
        return SchemaFile.posts(names.prefix()).schema();
    }

    /** Drops a month with everything in it, at once: of an index that is left without the one that is read nobody knows. */
    public void drop(Month month) {
        delete(month.other() == null ? month.read() : month.read() + "," + month.other());
    }

    String create(Month month) {
        String index = names.remade(month.name(), month.generationOf(month.read()) + 1);
        expect(setup.send("PUT", "/" + index, null));
        return index;
    }

    /**
     * How far the copying came: for each shard of the old index the sequence number up to which everything is in the new
     * one, or -1.
     */
    long[] copied(String index, int shards) {
        JsonNode kept = meta(index).path("copied");
        long[] copied = new long[shards];
        for (int shard = 0; shard < shards; shard++) {
            // An earlier version kept one number, the lowest of all.
            copied[shard] = (kept.isArray() ? kept.path(shard) : kept).asLong(-1);
        }
        return copied;
    }

    void keepCopied(String index, long[] sequences) {
        ObjectNode mapping = MAPPER.createObjectNode();
        ObjectNode meta = meta(index);
        ArrayNode copied = meta.putArray("copied");
        for (long sequence : sequences) {
            copied.add(sequence);
        }
        mapping.set("_meta", meta);
        expect(setup.send("PUT", "/" + index + "/_mapping", bytes(mapping)));
    }

    private ObjectNode meta(String index) {
        JsonNode meta = expect(setup.get("/" + index + "/_mapping?filter_path=*.mappings._meta"))
                .json()
                .path(index)
                .at("/mappings/_meta");
        return meta instanceof ObjectNode found ? found : MAPPER.createObjectNode();
    }

    /** For each shard: everything up to this number was written to every copy, so that it is visible after a refresh. */
    long[] checkpoints(String index) {
        JsonNode shards = expect(
                        setup.get("/" + index + "/_stats?level=shards&filter_path=indices.*.shards.*.routing.primary,"
                                + "indices.*.shards.*.seq_no.global_checkpoint"))
                .json()
                .path("indices")
                .path(index)
                .path("shards");
        long[] checkpoints = new long[shards.size()];
        for (int shard = 0; shard < checkpoints.length; shard++) {
            checkpoints[shard] = -1;
            for (JsonNode copy : shards.path(String.valueOf(shard))) {
                if (copy.at("/routing/primary").asBoolean()) {
                    checkpoints[shard] = copy.at("/seq_no/global_checkpoint").asLong(-1);
                }
            }
        }
        return checkpoints;
    }

    /** From the answer on nothing is written to the index; who wants to waits and tries again. */
    void block(String index) {
        expect(setup.send("PUT", "/" + index + "/_block/write", null));
    }

    void unblock(String index) {
        setup.send("PUT", "/" + index + "/_settings", "{\"index.blocks.write\":null}".getBytes(StandardCharsets.UTF_8));
    }

    /** Whether searches go to that index. */
    boolean isRead(String index) {
        ElasticReply reply = setup.get("/" + index + "/_alias/" + names.posts());
        return reply.status() != 404 && expect(reply).isSuccess();
    }

    /** From one moment to the next, for every search. */
    void moveReading(String from, String to) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putArray("actions");
        body.withArray("actions").addObject().putObject("add").put("index", to).put("alias", names.posts());
        body.withArray("actions")
                .addObject()
                .putObject("remove")
                .put("index", from)
                .put("alias", names.posts());
        expect(setup.send("POST", "/_aliases", bytes(body)));
    }

    /** The old index goes, and its name becomes another one for the new index, from one moment to the next. */
    void moveWriting(Month month, String from, String to) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putArray("actions");
        body.withArray("actions").addObject().putObject("remove_index").put("index", from);
        body.withArray("actions").addObject().putObject("add").put("index", to).put("alias", month.name());
        expect(setup.send("POST", "/_aliases", bytes(body)));
    }

    /** Whether somebody still reads an index: a search under way, or an export that holds its point in time. */
    boolean isBeingRead(String index) {
        JsonNode search = expect(setup.get("/" + index + "/_stats/search?filter_path=_all.total.search"))
                .json()
                .at("/_all/total/search");
        return search.path("query_current").asLong()
                        + search.path("fetch_current").asLong()
                        + search.path("open_contexts").asLong()
                > 0;
    }

    void delete(String index) {
        expect(setup.send("DELETE", "/" + index, null));
    }

    private static ElasticReply expect(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw new ReindexException("Elasticsearch answered " + reply.status() + " " + reply.errorType());
        }
        return reply;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

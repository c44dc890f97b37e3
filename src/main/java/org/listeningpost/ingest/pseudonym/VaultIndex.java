package org.listeningpost.ingest.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;

/**
 * The vault: which random surrogate stands for which account. An account is there under its keyed name only, so that the
 * vault alone does not tell who somebody is. Thread-safe.
 */
public final class VaultIndex {
    private static final int CHUNK = 1_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;

    /** @param requests as the user that writes posts: nobody else may read the vault */
    public VaultIndex(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    /**
     * One account.
     *
     * @param name keyed, and the id of the document, so that two instances can't make two entries
     * @param keyId the current key when {@code name} was made
     */
    record Entry(String name, String surrogate, String keyId) {}

    /** Surrogates by keyed name; reads what was written a moment ago, too. */
    Map<String, String> find(Collection<String> wanted) {
        Map<String, String> found = new HashMap<>();
        List<String> all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += CHUNK) {
            ObjectNode body = MAPPER.createObjectNode();
            ArrayNode ids = body.putArray("ids");
            all.subList(from, Math.min(all.size(), from + CHUNK)).forEach(ids::add);
            JsonNode reply = expect(
                    "/_mget?filter_path=docs._id,docs.found,docs._source.surrogate,docs.error.type", bytes(body));
            for (JsonNode each : reply.path("docs")) {
                if (each.has("error")) {
                    throw new PseudonymsUnavailableException("the vault cannot be read now");
                }
                if (each.path("found").asBoolean()) {
                    found.put(
                            each.path("_id").asText(),
                            each.at("/_source/surrogate").asText());
                }
            }
        }
        return found;
    }

    /**
     * Makes entries that are not there; whoever makes one first wins.
     *
     * @return the names for which there was an entry already
     */
    Set<String> create(List<Entry> entries) {
        Set<String> taken = new HashSet<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<Entry> chunk = entries.subList(from, Math.min(entries.size(), from + CHUNK));
            StringBuilder body = new StringBuilder();
            for (Entry entry : chunk) {
                body.append("{\"create\":{\"_id\":\"").append(entry.name()).append("\"}}\n");
                body.append(MAPPER.createObjectNode()
                                .put("surrogate", entry.surrogate())
                                .put("key_id", entry.keyId()))
                        .append('\n');
            }
            JsonNode items = expect("/_bulk?filter_path=items.create.status", bytes(body.toString()))
                    .path("items");
            for (int i = 0; i < chunk.size(); i++) {
                int status = items.path(i).at("/create/status").asInt();
                if (status == 409) {
                    taken.add(chunk.get(i).name());
                } else if (status != 201) {
                    throw new PseudonymsUnavailableException("the vault takes no entry: " + status);
                }
            }
        }
        return taken;
    }

    /** Takes entries out; when it returns, none of them is there. */
    void remove(List<String> keyedNames) {
        if (keyedNames.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder();
        keyedNames.forEach(
                name -> body.append("{\"delete\":{\"_id\":\"").append(name).append("\"}}\n"));
        JsonNode reply = expect("/_bulk?filter_path=items.delete.status", bytes(body.toString()));
        for (JsonNode item : reply.path("items")) {
            int status = item.at("/delete/status").asInt();
            if (status >= 300 && status != 404) {
                throw new PseudonymsUnavailableException("the vault keeps an entry: " + status);
            }
        }
    }

    /**
     * Takes the entries of these surrogates out: nobody can tell any more whose they were.
     *
     * @return how many there were
     */
    public long forget(Collection<String> surrogates) {
        long gone = 0;
        if (!surrogates.isEmpty()) {
            List<Entry> some = withSurrogates(surrogates);
            while (!some.isEmpty()) {
                remove(some.stream().map(Entry::name).toList());
                gone += some.size();
                some = withSurrogates(surrogates);
            }
        }
        return gone;
    }

    /** The entries made under one of these keys, at most a chunk. */
    List<Entry> madeUnder(Collection<String> keyIds) {
        ObjectNode body = MAPPER.createObjectNode().put("size", CHUNK);
        ArrayNode terms = body.putObject("query").putObject("terms").putArray("key_id");
        keyIds.forEach(terms::add);
        return search(body);
    }

    private List<Entry> withSurrogates(Collection<String> surrogates) {
        ObjectNode body = MAPPER.createObjectNode().put("size", CHUNK);
        body.putObject("query").putObject("terms").set("surrogate", MAPPER.valueToTree(surrogates));
        return search(body);
    }

    /** How many entries there are under each key. */
    Map<String, Long> countByKey() {
        expect("/_refresh", new byte[0]);
        ObjectNode body = MAPPER.createObjectNode().put("size", 0);
        body.putObject("aggs")
                .putObject("keys")
                .putObject("terms")
                .put("field", "key_id")
                .put("size", 1_000);
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode bucket : expect("/_search?allow_partial_search_results=false", bytes(body))
                .at("/aggregations/keys/buckets")) {
            counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
        }
        return counts;
    }

    private List<Entry> search(ObjectNode body) {
        expect("/_refresh", new byte[0]);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode hit : expect("/_search?allow_partial_search_results=false", bytes(body))
                .at("/hits/hits")) {
            entries.add(new Entry(
                    hit.path("_id").asText(),
                    hit.at("/_source/surrogate").asText(),
                    hit.at("/_source/key_id").asText()));
        }
        return entries;
    }

    private JsonNode expect(String path, byte[] body) {
        try {
            ElasticReply reply =
                    requests.send("POST", "/" + names.pseudonymVault() + path, body.length == 0 ? null : body);
            if (reply.isSuccess()) {
                return reply.json();
            }
            throw new PseudonymsUnavailableException("the vault answered " + reply.status());
        } catch (ElasticUnreachableException e) {
            throw new PseudonymsUnavailableException("the vault did not answer");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is JSON", e);
        }
    }
}

package org.listeningpost.ingest.pseudonym;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.IndexWalk;
import org.listeningpost.elastic.WholeCount;
import org.listeningpost.post.Author;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stored pseudonyms under the current key. Each post says which key its pseudonyms were made with, and says it in
 * the same document, so that the job may end anywhere and be started again: what is done is not found any more.
 *
 * <p>A post is written with the version that it has. What a delivery stored meanwhile is newer and stays; only a delivery
 * of the very same version between reading and writing, a few milliseconds, is overwritten, and with it a change of its
 * counts until the post is sent again.
 */
public final class RekeyJob {
    private static final Logger LOG = LoggerFactory.getLogger(RekeyJob.class);
    private static final int PAGE = 500;
    private static final int PASSES_MAX = 3;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;
    private final KeyRing ring;
    private final VaultIndex vault;
    private final RejectedRowKeys rows;

    /**
     * Works as two users.
     *
     * @param requests the one that writes posts
     * @param api the one that keeps rejected rows
     */
    public RekeyJob(ElasticRequests requests, ElasticRequests api, IndexNames names, KeyRing ring) {
        this.requests = requests;
        this.names = names;
        this.ring = ring;
        this.vault = new VaultIndex(requests, names);
        this.rows = new RejectedRowKeys(api, names);
    }

    /**
     * What was done.
     *
     * @param deadLetters posts that the engine had refused
     * @param rejectedRows of imported files, kept to be mended
     * @param withheldRows more of them, that lost name, title and text, since nobody can tell or has their key
     * @param left posts, and rejected rows, that are still under an earlier key, because somebody keeps writing under it
     */
    public record Report(
            long posts, long vaultEntries, long deadLetters, long rejectedRows, long withheldRows, long left) {}

    /** How many posts wait for a new key. */
    public long waiting() {
        refresh();
        return WholeCount.of(expect(WholeCount.ask(requests, names.posts(), underEarlierKeys())));
    }

    /** How many posts, and entries of the vault, there are under each key; {@code none} for posts of earlier versions. */
    public Map<String, Long> countByKey() {
        refresh();
        ObjectNode body = MAPPER.createObjectNode().put("size", 0);
        body.set("query", withPseudonyms());
        body.putObject("aggs")
                .putObject("keys")
                .putObject("terms")
                .put("field", "author.key_id")
                .put("missing", "none")
                .put("size", 1_000);
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode bucket : send("POST", "/" + names.posts() + "/_search?allow_partial_search_results=false", body)
                .at("/aggregations/keys/buckets")) {
            counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
        }
        return counts;
    }

    public Map<String, Long> vaultCountByKey() {
        return vault.countByKey();
    }

    public Map<String, Long> rejectedRowCountByKey() {
        return rows.countByKey();
    }

    /** @param progress told the number of posts done, after each page */
    public Report run(LongConsumer progress) {
        long entries = renewVault();
        long done = 0;
        long left = waiting();
        for (int pass = 0; pass < PASSES_MAX && left > 0; pass++) {
            done += renewPosts(done, progress);
            left = waiting();
        }
        long letters = renewDeadLetters();
        RejectedRowKeys.Renewed rejected = rows.renew(ring);
        return new Report(done, entries, letters, rejected.renewed(), rejected.withheld(), left + rows.waiting(ring));
    }

    private long renewVault() {
        long renewed = 0;
        List<String> earlier = ring.earlierIds();
        List<VaultIndex.Entry> entries = earlier.isEmpty() ? List.of() : vault.madeUnder(earlier);
        while (!entries.isEmpty()) {
            // First the new entry, then the end of the old one: an interruption leaves both, and both say the same.
            List<String> done = renewed(entries);
            if (done.isEmpty()) {
                LOG.warn(
                        "{} entries of the vault stay under an earlier key: their accounts have another name since",
                        entries.size());
                break;
            }
            vault.remove(done);
            renewed += done.size();
            entries = vault.madeUnder(earlier);
        }
        return renewed;
    }

    /** Makes new entries; the names of those whose new one is there and says the same. */
    private List<String> renewed(List<VaultIndex.Entry> entries) {
        Map<String, VaultIndex.Entry> fresh = new LinkedHashMap<>();
        for (VaultIndex.Entry entry : entries) {
            String name = ring.renew(entry.name(), entry.keyId());
            if (name != null) {
                fresh.put(entry.name(), new VaultIndex.Entry(name, entry.surrogate(), ring.currentId()));
            }
        }
        Set<String> taken = vault.create(List.copyOf(fresh.values()));
        Map<String, String> there = vault.find(taken);
        List<String> done = new ArrayList<>();
        fresh.forEach((earlier, entry) -> {
            // With another name in it, the old entry alone tells whose the older posts are.
            if (!taken.contains(entry.name()) || entry.surrogate().equals(there.get(entry.name()))) {
                done.add(earlier);
            }
        });
        return done;
    }

    /** When they are offered again they come under today's key. */
    private long renewDeadLetters() {
        DocumentRewriter letters = new DocumentRewriter(requests, names.deadLetters());
        letters.refresh();
        return letters.rewrite(DocumentRewriter.everything(), letter -> {
            ObjectNode renewed = letter.deepCopy();
            return renewed.path("document") instanceof ObjectNode document && renewSource(document) ? renewed : letter;
        });
    }

    private long renewPosts(long doneBefore, LongConsumer progress) {
        ObjectNode body = MAPPER.createObjectNode().put("_source", false);
        body.set("query", underEarlierKeys());
        long done = 0;
        try (IndexWalk walk = new IndexWalk(requests, names.posts(), body, PAGE, RekeyJob::expect)) {
            for (JsonNode hits = walk.next(); !hits.isEmpty(); hits = walk.next()) {
                done += renew(hits);
                progress.accept(doneBefore + done);
            }
        }
        return done;
    }

    /** Reads the posts as they are now, which may be later than the search saw them, and writes what has to change. */
    private long renew(JsonNode hits) {
        ObjectNode wanted = MAPPER.createObjectNode();
        ArrayNode docs = wanted.putArray("docs");
        for (JsonNode hit : hits) {
            docs.addObject()
                    .put("_index", hit.path("_index").asText())
                    .put("_id", hit.path("_id").asText());
        }
        StringBuilder bulk = new StringBuilder();
        for (JsonNode doc : send("POST", "/_mget?filter_path=docs", wanted).path("docs")) {
            if (doc.path("found").asBoolean() && renewSource((ObjectNode) doc.path("_source"))) {
                ObjectNode action = MAPPER.createObjectNode();
                action.putObject("index")
                        .put("_index", doc.path("_index").asText())
                        .put("_id", doc.path("_id").asText())
                        .put("version", doc.path("_version").asLong())
                        .put("version_type", "external_gte");
                bulk.append(action).append('\n').append(doc.path("_source")).append('\n');
            }
        }
        return bulk.isEmpty() ? 0 : written(bulk.toString());
    }

    private long written(String bulk) {
        byte[] body = bulk.getBytes(StandardCharsets.UTF_8);
        long count = 0;
        for (JsonNode item : json(requests.send("POST", "/_bulk?filter_path=items.*.status", body))
                .path("items")) {
            int status = item.at("/index/status").asInt();
            // 409: a delivery or an erasure came between; the next pass looks at what it left.
            count += status < 300 ? 1 : 0;
            if (status >= 400 && status != 409) {
                throw new PseudonymsUnavailableException("a post could not be written: " + status);
            }
        }
        return count;
    }

    private boolean renewSource(ObjectNode source) {
        if (!(source.path("author") instanceof ObjectNode author)) {
            return false;
        }
        String keyId = author.path("key_id").asText(ring.ids().getFirst());
        if (!ring.earlierIds().contains(keyId)) {
            return false;
        }
        for (String field : List.of("key", "account_key")) {
            String key = author.path(field).asText("");
            if (!key.isEmpty()) {
                author.put(field, ring.renew(key, keyId));
            }
        }
        if (source.path("mentions") instanceof ArrayNode mentions) {
            for (int i = 0; i < mentions.size(); i++) {
                String mention = mentions.get(i).asText();
                // Any other is an allow-listed account, which stays.
                if (Author.isPseudonym(mention)) {
                    mentions.set(i, MAPPER.getNodeFactory().textNode(ring.renew(mention, keyId)));
                }
            }
        }
        // In its place, so that the post has the very form in which it would come again.
        author.put("key_id", ring.currentId());
        return true;
    }

    private ObjectNode underEarlierKeys() {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode should =
                query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        ArrayNode terms = should.addObject().putObject("terms").putArray("author.key_id");
        ring.earlierIds().forEach(terms::add);
        if (ring.ids().size() > 1) {
            ObjectNode unmarked = should.addObject().putObject("bool");
            unmarked.putArray("filter").add(withPseudonyms());
            unmarked.putArray("must_not").addObject().putObject("exists").put("field", "author.key_id");
        }
        return query;
    }

    private static ObjectNode withPseudonyms() {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode should =
                query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        should.addObject().putObject("exists").put("field", "author.key");
        should.addObject().putObject("exists").put("field", "mentions");
        return query;
    }

    private void refresh() {
        send("POST", "/" + names.posts() + "/_refresh", null);
    }

    private JsonNode send(String method, String path, @Nullable ObjectNode body) {
        return json(requests.send(method, path, body == null ? null : bytes(body)));
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is JSON", e);
        }
    }

    private static JsonNode json(ElasticReply reply) {
        return expect(reply).json();
    }

    private static ElasticReply expect(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw new PseudonymsUnavailableException("Elasticsearch answered " + reply.status() + " "
                    + reply.errorType() + " to the change of keys; it can be started again");
        }
        return reply;
    }
}

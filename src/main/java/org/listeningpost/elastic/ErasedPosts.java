package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.post.PostId;

/**
 * The ids of posts that were erased, so that none comes back when its source sends it again, and hashes of the authors whose
 * posts were, so that a restored copy can be made to forget them again: a pseudonym cannot be had from its hash. They are few, so each process
 * holds them all and asks once a second, while it takes posts, what others have erased meanwhile; for that second the engine
 * itself remembers, see {@link #VERSION_OF_ERASED}. Thread-safe.
 */
public final class ErasedPosts {
    /**
     * A post is deleted under a version that none of its own reaches: for a minute Elasticsearch then refuses it by itself,
     * also where it was on its way when it was erased.
     */
    public static final long VERSION_OF_ERASED = Long.MAX_VALUE - 1;

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAGE = 10_000;
    private static final String LIST = "the list of erased posts";
    /** What others wrote under a clock that is a little behind, or what became visible late, is read again. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final ReentrantLock loading = new ReentrantLock();
    private @Nullable Instant newest;
    private @Nullable Instant readFrom;
    private long readCount;
    /** When the last look that came to its end began. */
    private long begunAtNanos;

    private volatile boolean isLoaded;
    private volatile long loadedAtNanos;
    private volatile long lookNanos;

    public ErasedPosts(ElasticRequests requests, IndexNames names) {
        this.requests = requests;
        this.names = names;
    }

    /**
     * Remembers all of them or, when it throws, perhaps some.
     *
     * @throws ElasticUnreachableException when they were not kept, so that nothing may be deleted yet
     */
    void addAll(Collection<PostId> posts, Instant at) {
        if (posts.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder();
        for (PostId post : posts) {
            ObjectNode action = MAPPER.createObjectNode();
            action.putObject("index").put("_id", post.value());
            ObjectNode document =
                    MAPPER.createObjectNode().put("id", post.value()).put("at", at.toString());
            body.append(action).append('\n').append(document).append('\n');
        }
        ElasticReply reply = requests.send(
                "POST",
                "/" + names.erased() + "/_bulk?refresh=true&filter_path=errors",
                body.toString().getBytes(StandardCharsets.UTF_8));
        if (reply.expect(LIST).json().path("errors").asBoolean(true)) {
            throw ElasticUnreachableException.refused(LIST, reply);
        }
        posts.forEach(post -> ids.add(post.value()));
    }

    /** Remembers that everything of these authors was erased at that time. */
    void addAuthors(Collection<String> pseudonyms, Instant at) {
        addAll(
                pseudonyms.stream()
                        .map(name -> new PostId(ErasedAuthors.entryOf(name)))
                        .toList(),
                at);
    }

    /** Everything that was ever erased, with the last time that it was. */
    public ErasureLog log() {
        Set<String> posts = new TreeSet<>();
        Map<String, Instant> authors = new HashMap<>();
        read(Instant.EPOCH, (id, at) -> {
            if (ErasedAuthors.isEntry(id)) {
                authors.put(id, at);
            } else {
                posts.add(id);
            }
        });
        return new ErasureLog(posts, new ErasedAuthors(authors));
    }

    /** What was erased. */
    public record ErasureLog(Set<String> posts, ErasedAuthors authors) {}

    /** @throws ElasticUnreachableException when that cannot be known, because nothing was ever read */
    public boolean contains(String id) {
        if (!isLoaded || System.nanoTime() - loadedAtNanos > FRESH_NANOS) {
            load();
        }
        return ids.contains(id);
    }

    /**
     * Asks anew. Of what was written before, it is known afterwards whether it was erased, or else its erasure was not yet
     * remembered when this look began, and goes through the posts later and finds it.
     *
     * @throws ElasticUnreachableException when that cannot be known now
     */
    void lookAgain() {
        long asked = System.nanoTime();
        loading.lock();
        try {
            // Who waited for another's look that began since then needs none of his own.
            if (!isLoaded || begunAtNanos - asked < 0) {
                loadAll();
            }
        } finally {
            loading.unlock();
        }
    }

    /** Whether the last look knew of it. */
    boolean isKnown(String id) {
        return ids.contains(id);
    }

    /** How long the last look took, whatever came of it: who takes posts has waited for Elasticsearch as long already. */
    public long lookNanos() {
        return lookNanos;
    }

    /** One thread reads; the others go on with what is known, unless nothing is. */
    private void load() {
        if (isLoaded && !loading.tryLock()) {
            return;
        }
        if (!loading.isHeldByCurrentThread()) {
            loading.lock();
        }
        long begun = System.nanoTime();
        try {
            if (!isLoaded || begun - loadedAtNanos > FRESH_NANOS) {
                loadAll();
            }
        } catch (ElasticUnreachableException e) {
            if (!isLoaded) {
                throw e;
            }
            // The posts themselves cannot be written now either; the next second asks again.
        } finally {
            loadedAtNanos = System.nanoTime();
            lookNanos = loadedAtNanos - begun;
            loading.unlock();
        }
    }

    /** By whoever holds the lock. */
    private void loadAll() {
        long begun = System.nanoTime();
        Instant from = newest == null ? Instant.EPOCH : newest.minus(OVERLAP);
        // Entries stay for ever, so as many as were read are those that were read.
        if (!from.equals(readFrom) || total(from) != readCount) {
            long[] count = {0};
            read(from, (id, at) -> {
                if (!ErasedAuthors.isEntry(id)) {
                    ids.add(id);
                }
                newest = at;
                count[0]++;
            });
            readFrom = from;
            readCount = count[0];
        }
        isLoaded = true;
        begunAtNanos = begun;
        loadedAtNanos = System.nanoTime();
    }

    /** How many there are since then; the same question again costs Elasticsearch next to nothing. */
    private long total(Instant from) {
        ObjectNode body = since(from).put("size", 0).put("track_total_hits", true);
        return search(body, "hits.total").at("/hits/total/value").asLong(-1);
    }

    private static ObjectNode since(Instant from) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putObject("query").putObject("range").putObject("at").put("gte", from.toString());
        return body;
    }

    private void read(Instant from, BiConsumer<String, Instant> reader) {
        JsonNode after = null;
        JsonNode hits;
        do {
            hits = page(from, after);
            for (JsonNode hit : hits) {
                reader.accept(
                        hit.at("/_source/id").asText(),
                        Instant.parse(hit.at("/_source/at").asText()));
                after = hit.path("sort");
            }
        } while (hits.size() == PAGE);
    }

    private JsonNode page(Instant from, @Nullable JsonNode after) {
        ObjectNode body = since(from).put("size", PAGE).put("track_total_hits", false);
        body.putArray("sort").add("at").add("id");
        if (after != null) {
            body.set("search_after", after);
        }
        return search(body, "hits.hits._source,hits.hits.sort").at("/hits/hits");
    }

    private JsonNode search(ObjectNode body, String parts) {
        return requests.send(
                        "POST",
                        "/" + names.erased() + "/_search?allow_partial_search_results=false&filter_path=" + parts,
                        bytes(body))
                .expect(LIST)
                .json();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of texts is JSON", e);
        }
    }
}

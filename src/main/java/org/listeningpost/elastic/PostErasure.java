package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.listeningpost.config.IndexNames;
import org.listeningpost.post.PostId;

/**
 * Removes posts for good, many at a time: every copy, also one that was written a moment ago. Their ids are remembered first,
 * since what is deleted and not remembered would come back with the next delivery. Thread-safe.
 */
public final class PostErasure {
    /** So many at a time; a post has one copy, and more where its date was corrected and nothing said that it was edited. */
    public static final int POSTS_MAX = 1_000;

    private static final int COPIES_MAX = 10_000;
    private static final long BLOCKED_NANOS_MAX = TimeUnit.SECONDS.toNanos(30);
    private static final long BLOCKED_PAUSE_MILLIS = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;
    private final ErasedPosts erased;
    private final Clock clock;

    /** @param requests may refresh, read and delete posts, and write the list of erased ones */
    public PostErasure(ElasticRequests requests, IndexNames names, Clock clock) {
        this.requests = requests;
        this.names = names;
        this.erased = new ErasedPosts(requests, names);
        this.clock = clock;
    }

    /** The list that it fills. */
    public ErasedPosts erased() {
        return erased;
    }

    /** One place where a post lies. */
    private record Copy(String index, String id) {}

    /**
     * Erases those of these posts that are stored, and remembers them.
     *
     * @param gone at most {@value #POSTS_MAX}
     * @param remembered those of them that are remembered even where nothing is stored, because they may still arrive
     * @return ids of those that were stored
     * @throws ElasticUnreachableException when not all is done; doing it again is harmless
     */
    public Set<String> erase(Collection<PostId> gone, Collection<PostId> remembered) {
        erased.addAll(remembered, clock.instant());
        Set<String> stored = new HashSet<>();
        long end = System.nanoTime() + BLOCKED_NANOS_MAX;
        List<Copy> copies = copies(gone);
        while (!copies.isEmpty()) {
            remember(copies, stored);
            boolean isDeleted = delete(copies);
            if (!isDeleted) {
                // A month that is being made anew takes no writes for a moment, and then lies elsewhere.
                pause(end);
            }
            copies = isDeleted && copies.size() < COPIES_MAX ? List.of() : copies(gone);
        }
        return stored;
    }

    private void remember(List<Copy> copies, Set<String> stored) {
        Set<PostId> found = new HashSet<>();
        for (Copy copy : copies) {
            if (stored.add(copy.id())) {
                found.add(new PostId(copy.id()));
            }
        }
        erased.addAll(found, clock.instant());
    }

    /** Which of these posts are stored, at most {@value #POSTS_MAX}. */
    public Set<String> stored(Collection<PostId> some) {
        Set<String> ids = new HashSet<>();
        copies(some).forEach(copy -> ids.add(copy.id()));
        return ids;
    }

    /** Remembers posts that are about to be erased. */
    public void remember(Collection<PostId> some) {
        erased.addAll(some, clock.instant());
    }

    /** Remembers authors of whom everything is being erased; their later posts are taken. */
    public void rememberAuthors(Collection<String> pseudonyms) {
        erased.addAuthors(pseudonyms, clock.instant());
    }

    private static void pause(long endNanos) {
        if (System.nanoTime() > endNanos) {
            throw failure("the posts' index takes no writes");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(BLOCKED_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted");
        }
    }

    private List<Copy> copies(Collection<PostId> gone) {
        ElasticReply refreshed = requests.send("POST", "/" + names.posts() + "/_refresh", null);
        if (refreshed.status() == 404) {
            return List.of(); // no post was ever stored
        }
        refreshed.expect("an erasure");
        ObjectNode body = MAPPER.createObjectNode().put("size", COPIES_MAX).put("_source", false);
        ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
        gone.forEach(id -> values.add(id.value()));
        ElasticReply reply = requests.send(
                "POST",
                "/" + names.posts()
                        + "/_search?allow_partial_search_results=false&filter_path=hits.hits._index,hits.hits._id",
                body.toString().getBytes(StandardCharsets.UTF_8));
        List<Copy> copies = new ArrayList<>();
        for (JsonNode hit : reply.expect("an erasure").json().at("/hits/hits")) {
            copies.add(new Copy(hit.path("_index").asText(), hit.path("_id").asText()));
        }
        return copies;
    }

    /** False where an index takes no writes at the moment. */
    private boolean delete(List<Copy> copies) {
        StringBuilder body = new StringBuilder();
        for (Copy copy : copies) {
            ObjectNode action = MAPPER.createObjectNode();
            action.putObject("delete")
                    .put("_index", copy.index())
                    .put("_id", copy.id())
                    .put("version_type", "external_gte")
                    .put("version", ErasedPosts.VERSION_OF_ERASED);
            body.append(action).append('\n');
        }
        ElasticReply reply = requests.send(
                "POST",
                "/_bulk?refresh=true&filter_path=items.delete.status,items.delete.error.type",
                body.toString().getBytes(StandardCharsets.UTF_8));
        for (JsonNode item : reply.expect("an erasure").json().path("items")) {
            int status = item.at("/delete/status").asInt();
            if (item.at("/delete/error/type").asText().equals("cluster_block_exception")) {
                return false;
            }
            if (status >= 300 && status != 404) {
                throw failure("a post could not be deleted: " + status);
            }
        }
        return true;
    }

    private static ElasticUnreachableException failure(String what) {
        return new ElasticUnreachableException(new IOException(what));
    }
}

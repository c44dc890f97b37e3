package org.listeningpost.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.elastic.ErasedPosts;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Caller;

/** Single posts by id. Thread-safe. */
public final class PostStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** An id lives in one month; more are left-overs of an edit that changed the month. */
    private static final int COPIES_MAX = 10;

    private final PostIndex index;
    private final ErasedPosts erased;
    private final AuditLog audit;
    private final Clock clock;

    PostStore(PostIndex index, ErasedPosts erased, AuditLog audit, Clock clock) {
        this.index = index;
        this.erased = erased;
        this.audit = audit;
        this.clock = clock;
    }

    /** The stored JSON. */
    public Optional<byte[]> find(PostId id, Caller caller) {
        HitReader hits = index.search(bodyOf(id));
        audit.record(event(id, caller, "post.read", hits.posts().size()));
        return hits.posts().stream().findFirst().map(post -> Arrays.copyOfRange(hits.body(), post.start(), post.end()));
    }

    /** Removes every copy, also one that was written a moment ago, for good; false where there was none. */
    public boolean delete(PostId id, Caller caller) {
        index.refresh();
        List<FoundPost> copies = index.search(bodyOf(id)).posts();
        audit.record(event(id, caller, "post.delete", copies.size()));
        if (!copies.isEmpty()) {
            // First: what is deleted and not remembered would come back with the next delivery.
            erased.add(id, clock.instant());
        }
        for (FoundPost copy : copies) {
            index.delete(copy.index(), URLEncoder.encode(copy.id(), StandardCharsets.UTF_8));
        }
        return !copies.isEmpty();
    }

    private AuditEvent event(PostId id, Caller caller, String action, int hits) {
        return new AuditEvent(
                clock.instant(), caller.keyId(), action, null, (long) Math.min(1, hits), List.of(id.value()));
    }

    private static byte[] bodyOf(PostId id) {
        try {
            return MAPPER.writeValueAsBytes(Map.of(
                    "size", COPIES_MAX, "query", Map.of("ids", Map.of("values", List.of(id.value())))));
        } catch (IOException e) {
            throw new UncheckedIOException("a map of texts is JSON", e);
        }
    }
}

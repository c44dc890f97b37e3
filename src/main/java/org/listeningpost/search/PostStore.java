package org.listeningpost.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.post.PostId;
import org.listeningpost.security.Caller;

/** Single posts by id. Thread-safe. */
public final class PostStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PostIndex index;
    private final PostErasure erasure;
    private final AuditLog audit;
    private final Clock clock;

    PostStore(PostIndex index, PostErasure erasure, AuditLog audit, Clock clock) {
        this.index = index;
        this.erasure = erasure;
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
        audit.record(event(
                id, caller, "post.delete", index.search(bodyOf(id)).posts().size()));
        return !erasure.erase(List.of(id), List.of()).isEmpty();
    }

    private AuditEvent event(PostId id, Caller caller, String action, int hits) {
        return new AuditEvent(clock.instant(), caller.keyId(), action, null, (long) hits, List.of(id.value()));
    }

    private static byte[] bodyOf(PostId id) {
        try {
            return MAPPER.writeValueAsBytes(Map.of(
                    "size",
                    1,
                    "query",
                    Map.of("ids", Map.of("values", List.of(id.value()))),
                    // Where a corrected date has left a copy in another month, what came last is the correction.
                    "sort",
                    List.of(Map.of("ingested_at", "desc"))));
        } catch (IOException e) {
            throw new UncheckedIOException("a map of texts is JSON", e);
        }
    }
}

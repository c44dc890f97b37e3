package org.listeningpost.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read or change, without content.
 *
 * @param keyId who
 * @param action what, such as {@code search}, {@code export}, {@code post.read}, {@code post.delete}
 * @param query the query as typed; the audit log redacts it before it is written anywhere
 * @param hits how many posts it found or touched
 * @param targets ids of posts, keys or dead letters, and behind the id of a new key its roles; at most {@value #TARGETS_MAX} are kept
 */
public record AuditEvent(
        Instant at,
        String keyId,
        String action,
        @Nullable String query,
        @Nullable Long hits,
        List<String> targets) {
    public static final int TARGETS_MAX = 100;

    public AuditEvent {
        targets = List.copyOf(targets.size() > TARGETS_MAX ? targets.subList(0, TARGETS_MAX) : targets);
    }

    public static AuditEvent ofQuery(Instant at, String keyId, String action, String query, long hits) {
        return new AuditEvent(at, keyId, action, query, hits, List.of());
    }
}

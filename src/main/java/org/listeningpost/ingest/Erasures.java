package org.listeningpost.ingest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.elastic.ErasedPosts;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.post.PostId;

/** Honors what sources say of posts that are gone: everywhere, and with a trace of who brought the news. Thread-safe. */
public final class Erasures {
    private final PostErasure posts;
    private final AuditLog audit;
    private final Consumer<List<String>> elsewhere;
    private final Authors authors;
    private final Clock clock;

    /** Erases authors as everybody's erasure does, with its trace. */
    @FunctionalInterface
    public interface Authors {
        /**
         * @param names pseudonyms, of accounts that may or may not be known here
         * @return those of whom there was something
         */
        Set<String> erase(Collection<String> names, String actor);
    }

    /** @param elsewhere takes erased posts out of everything that keeps copies of them */
    public Erasures(PostErasure posts, AuditLog audit, Consumer<List<String>> elsewhere, Authors authors, Clock clock) {
        this.posts = posts;
        this.audit = audit;
        this.elsewhere = elsewhere;
        this.authors = authors;
        this.clock = clock;
    }

    ErasedPosts erased() {
        return posts.erased();
    }

    /** @return those of these pseudonyms of whom there was something */
    Set<String> eraseAuthors(Collection<String> names, String actor) {
        return names.isEmpty() ? Set.of() : authors.erase(names, actor);
    }

    /**
     * @param gone at most {@value PostErasure#POSTS_MAX}
     * @param remembered those that may still arrive
     * @param actor whose delivery said so
     * @return ids of those that were stored
     */
    Set<String> erase(Collection<PostId> gone, Collection<PostId> remembered, String actor) {
        Set<String> stored = posts.erase(gone, remembered);
        if (stored.isEmpty()) {
            return stored;
        }
        List<String> ids = new ArrayList<>(stored);
        Collections.sort(ids);
        elsewhere.accept(ids);
        for (int from = 0; from < ids.size(); from += AuditEvent.TARGETS_MAX) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AuditEvent.TARGETS_MAX));
            audit.record(new AuditEvent(clock.instant(), actor, "posts.erase", null, (long) some.size(), some));
        }
        return stored;
    }
}

package org.listeningpost.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.ProblemError;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostSubject;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.post.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags posts on their way in. Follows the set of narratives, whichever instance changes it, within about a second and
 * without a restart; while Elasticsearch is away the last known set stays in force. Thread-safe.
 */
public final class NarrativeTagger implements UnaryOperator<Post>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NarrativeTagger.class);
    private static final long POLL_MILLIS = 500;
    /** Whoever dies between a change and its announcement delays it, but does not hide it. */
    private static final int POLLS_PER_FULL_READ = 60;

    private final NarrativeStore store;
    private final SetVersion version;
    private final StandingQueryCheck check;
    private final StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
    private final Thread follower = new Thread(this::follow, "narrative-set");
    private volatile Loaded loaded;
    private int polls;

    /**
     * What is in force here.
     *
     * @param version of the set of narratives, as written to {@code narratives_at}
     * @param broken narratives whose query no longer compiles, which therefore tag nothing
     */
    private record Loaded(StandingQueries queries, long version, Map<String, List<ProblemError>> broken) {}

    /** Reads the set once, so that the first post is tagged already. */
    NarrativeTagger(NarrativeStore store, SetVersion version, StandingQueryCheck check) {
        this.store = store;
        this.version = version;
        this.check = check;
        this.loaded = load();
        follower.setDaemon(true);
    }

    /** Begins to follow changes. */
    NarrativeTagger start() {
        follower.start();
        return this;
    }

    /** The post with its tags; without narratives, the post itself. */
    @Override
    public Post apply(Post post) {
        Loaded now = loaded;
        if (now.version == 0) {
            return post;
        }
        try {
            return post.tagged(new NarrativeTags(now.queries.match(new PostSubject(post)), now.version));
        } catch (RuntimeException e) {
            // A post is worth more than its tags; the class alone, because a message may quote the post.
            LOG.error("a post could not be tagged: {}", e.getClass().getName());
            return post;
        }
    }

    /** How many narratives tag posts here. */
    public int size() {
        return loaded.queries.size();
    }

    /** How many do not, because their query is broken. */
    public int broken() {
        Loaded now = loaded;
        return now.broken.size() + now.queries.failed().size();
    }

    /** The version of the set in force here. */
    public long setVersion() {
        return loaded.version;
    }

    /** Whether a narrative's query failed while it was looked at here. */
    boolean hasFailed(String id) {
        return loaded.queries.failed().contains(id);
    }

    /** Reads the set where it changed. */
    synchronized void refresh() {
        boolean isDue = ++polls % POLLS_PER_FULL_READ == 0;
        if (isDue || version.current() != loaded.version) {
            loaded = load();
        }
    }

    private synchronized Loaded load() {
        // First the number, then the narratives: what they hold is at least as new as the number says.
        long at = version.current();
        List<StandingSet.Member> members = new ArrayList<>();
        Map<String, List<ProblemError>> broken = new TreeMap<>();
        for (Narrative narrative : store.all()) {
            if (narrative.status().isStanding()) {
                switch (check.check(narrative.query())) {
                    case StandingQueryCheck.Sound sound ->
                        members.add(new StandingSet.Member(narrative.id(), sound.query()));
                    case StandingQueryCheck.Refused refused -> broken.put(narrative.id(), refused.errors());
                }
            }
        }
        @Nullable Loaded before = loaded;
        if (!broken.isEmpty() && (before == null || !before.broken.keySet().equals(broken.keySet()))) {
            LOG.warn("narratives with a broken query tag nothing: {}", broken.keySet());
        }
        return new Loaded(sets.of(members), at, broken);
    }

    private void follow() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                try {
                    refresh();
                } catch (RuntimeException e) {
                    LOG.warn(
                            "the set of narratives cannot be read, the last one stays in force: {}",
                            e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        follower.interrupt();
    }
}

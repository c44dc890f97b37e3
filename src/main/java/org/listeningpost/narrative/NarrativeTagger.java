package org.listeningpost.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.http.ProblemError;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostSubject;
import org.listeningpost.narrative.match.PostWords;
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

    private final VersionedRecords<Narrative> narratives;
    private final StandingQueryCheck check;
    private final StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
    private final SetFollower<Loaded> follower;

    /**
     * What is in force here.
     *
     * @param version of the set of narratives, as written to {@code narratives_at}
     * @param broken narratives whose query no longer compiles, which therefore tag nothing
     */
    private record Loaded(StandingQueries queries, long version, Map<String, List<ProblemError>> broken) {}

    /** Reads the set once, so that the first post is tagged already. */
    NarrativeTagger(VersionedRecords<Narrative> narratives, SetVersion version, StandingQueryCheck check) {
        this.narratives = narratives;
        this.check = check;
        this.follower = new SetFollower<>("narrative-set", version, this::load);
    }

    /** Begins to follow changes. */
    NarrativeTagger start() {
        follower.start();
        return this;
    }

    /** The post with its tags; without narratives, the post itself. */
    @Override
    public Post apply(Post post) {
        return apply(post, new PostWords());
    }

    /** @param words of this post, which others may have read already */
    public Post apply(Post post, PostWords words) {
        Loaded now = follower.now();
        if (now.version == 0) {
            return post;
        }
        try {
            return post.tagged(new NarrativeTags(now.queries.match(new PostSubject(post), words), now.version));
        } catch (RuntimeException e) {
            // A post is worth more than its tags; the class alone, because a message may quote the post.
            LOG.error("a post could not be tagged: {}", e.getClass().getName());
            return post;
        }
    }

    /** How many narratives tag posts here. */
    public int size() {
        return follower.now().queries.size();
    }

    /** How many do not, because their query is broken. */
    public int broken() {
        Loaded now = follower.now();
        return now.broken.size() + now.queries.failed().size();
    }

    /** The version of the set in force here. */
    public long setVersion() {
        return follower.now().version;
    }

    /** Whether a narrative's query failed while it was looked at here. */
    boolean hasFailed(String id) {
        return follower.now().queries.failed().contains(id);
    }

    /** Whoever changed a narrative here finds the next post tagged by it; other instances follow at their next look. */
    void refresh() {
        follower.refresh();
    }

    private Loaded load(long at, @Nullable Loaded before) {
        List<StandingSet.Member> members = new ArrayList<>();
        Map<String, List<ProblemError>> broken = new TreeMap<>();
        for (Narrative narrative : narratives.all()) {
            if (narrative.status().isStanding()) {
                switch (check.check(narrative.query())) {
                    case StandingQueryCheck.Sound sound ->
                        members.add(new StandingSet.Member(narrative.id(), sound.query()));
                    case StandingQueryCheck.Refused refused -> broken.put(narrative.id(), refused.errors());
                }
            }
        }
        if (!broken.isEmpty() && (before == null || !before.broken.keySet().equals(broken.keySet()))) {
            LOG.warn("narratives with a broken query tag nothing: {}", broken.keySet());
        }
        return new Loaded(sets.of(members), at, broken);
    }

    @Override
    public void close() {
        follower.close();
    }
}

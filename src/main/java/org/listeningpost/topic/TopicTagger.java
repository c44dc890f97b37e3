package org.listeningpost.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.ProblemError;
import org.listeningpost.narrative.NarrativeTagger;
import org.listeningpost.narrative.SetFollower;
import org.listeningpost.narrative.SetVersion;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostSubject;
import org.listeningpost.narrative.match.PostWords;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.post.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives posts their topics on the way in. Follows what people change, whichever instance changes it, within about a second
 * and without a restart. Thread-safe.
 */
public final class TopicTagger implements UnaryOperator<Post>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTagger.class);

    private final Vocabulary bundled;
    private final TopicIndex index;
    private final StandingQueryCheck check;
    private final StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
    private final SetFollower<Loaded> follower;

    /**
     * What is in force here.
     *
     * @param broken topics whose query does not compile, which therefore tag nothing
     */
    private record Loaded(TopicSet topics, long version, Map<String, List<ProblemError>> broken) {}

    /** Reads what people changed once, so that the first post is tagged by it. */
    TopicTagger(Vocabulary bundled, TopicIndex index, SetVersion version, StandingQueryCheck check) {
        this.bundled = bundled;
        this.index = index;
        this.check = check;
        this.follower = new SetFollower<>("topic-set", version, this::load);
    }

    /** Begins to follow changes. */
    TopicTagger start() {
        follower.start();
        return this;
    }

    @Override
    public Post apply(Post post) {
        return apply(post, new PostWords());
    }

    /** Topics first and then narratives, which may ask for them; the words of a post are read once for both. */
    public UnaryOperator<Post> then(NarrativeTagger narratives) {
        return post -> {
            PostWords words = new PostWords();
            return narratives.apply(apply(post, words), words);
        };
    }

    private Post apply(Post post, PostWords words) {
        try {
            return post.about(follower.now().topics().match(new PostSubject(post), words));
        } catch (RuntimeException e) {
            // A post is worth more than its topics; the class alone, because a message may quote the post.
            LOG.error("a post could not be given its topics: {}", e.getClass().getName());
            return post;
        }
    }

    /** How many topics tag posts here. */
    public int size() {
        return follower.now().topics().size();
    }

    /** How many should and do not, because their query is broken. */
    public int broken() {
        Loaded now = follower.now();
        return now.broken().size() + now.topics().failed().size();
    }

    /** The version of the set in force here. */
    long setVersion() {
        return follower.now().version();
    }

    /** Whether a topic's query failed while it was looked at here. */
    boolean hasFailed(String id) {
        return follower.now().topics().failed().contains(id);
    }

    /** Whoever changed a topic here finds the next post tagged by it; other instances follow at their next look. */
    void refresh() {
        follower.refresh();
    }

    private Loaded load(long version, @Nullable Loaded before) {
        List<TopicSet.Member> members = new ArrayList<>();
        Map<String, List<ProblemError>> broken = new TreeMap<>();
        for (StandingTopic topic : StandingTopic.all(bundled, index.all())) {
            if (topic.tags()) {
                String query = topic.topic().query();
                switch (check.check(query)) {
                    case StandingQueryCheck.Sound sound ->
                        members.add(new TopicSet.Member(topic.topic(), sound.query()));
                    case StandingQueryCheck.Refused refused ->
                        broken.put(topic.topic().id(), refused.errors());
                }
            }
        }
        if (!broken.isEmpty() && (before == null || !before.broken().keySet().equals(broken.keySet()))) {
            LOG.warn("topics with a broken query tag nothing: {}", broken.keySet());
        }
        return new Loaded(new TopicSet(sets, members), version, broken);
    }

    @Override
    public void close() {
        follower.close();
    }
}

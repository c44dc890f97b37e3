package org.listeningpost.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.match.PostSubject;
import org.listeningpost.narrative.match.PostWords;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.Subject;
import org.listeningpost.narrative.match.TagSet;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.post.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags posts on their way in by a set of standing queries: the narratives, the topics. Follows the set, whichever instance
 * changes it, within about a second and without a restart; while Elasticsearch is away the last known set stays in force.
 * Thread-safe.
 */
public final class PostTagger implements UnaryOperator<Post>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostTagger.class);

    private final String name;
    private final StandingQueryCheck check;
    private final Supplier<Candidates> candidates;
    private final Writer writer;
    private final SetFollower<Loaded> follower;

    /**
     * What is to tag posts, as it is stored. Equal ones make the same set.
     *
     * @param queries by their ids, in the order of the tags
     * @param compiler of those whose query can stand; equal to another that makes the same of them
     */
    public record Candidates(Map<String, String> queries, Function<List<StandingSet.Member>, TagSet> compiler) {}

    /** Writes tags to a post. */
    public interface Writer {
        /** @param version of the set that they are from; 0 where nobody ever changed it */
        Post tag(Post post, List<String> tags, long version);
    }

    /**
     * What is in force here.
     *
     * @param broken those whose query does not compile, which therefore tag nothing
     */
    private record Loaded(Candidates stored, TagSet tags, long version, Set<String> broken) {}

    /**
     * Reads the set once, so that the first post is tagged already, and begins to follow changes.
     *
     * @param name of the set
     */
    public static PostTagger start(
            String name, SetVersion version, StandingQueryCheck check, Supplier<Candidates> candidates, Writer writer) {
        PostTagger tagger = new PostTagger(name, version, check, candidates, writer);
        tagger.follower.start();
        return tagger;
    }

    private PostTagger(
            String name, SetVersion version, StandingQueryCheck check, Supplier<Candidates> candidates, Writer writer) {
        this.name = name;
        this.check = check;
        this.candidates = candidates;
        this.writer = writer;
        this.follower = new SetFollower<>(name, version, this::load);
    }

    @Override
    public Post apply(Post post) {
        return apply(post, new PostWords());
    }

    /** This set first, whose tags the next one may ask for; the words of a post are read once for both. */
    public UnaryOperator<Post> then(PostTagger next) {
        return post -> {
            PostWords words = new PostWords();
            return next.apply(apply(post, words), words);
        };
    }

    private Post apply(Post post, PostWords words) {
        Loaded now = follower.now();
        try {
            return writer.tag(post, now.tags().match(new PostSubject(post), words), now.version());
        } catch (RuntimeException e) {
            // A post is worth more than its tags; the class alone, because a message may quote the post.
            LOG.error(
                    "a post could not be tagged by the {}: {}",
                    name,
                    e.getClass().getName());
            return post;
        }
    }

    /** With what a post would be tagged now; empty where that cannot be told. */
    Optional<NarrativeTags> tags(Subject post) {
        Loaded now = follower.now();
        try {
            return Optional.of(new NarrativeTags(now.tags().match(post), now.version()));
        } catch (RuntimeException e) {
            LOG.error(
                    "a stored post could not be tagged by the {}: {}",
                    name,
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** How many tag posts here. */
    public int size() {
        return follower.now().tags().size();
    }

    /** How many should and do not, because their query is broken. */
    public int broken() {
        Loaded now = follower.now();
        return now.broken().size() + now.tags().failed().size();
    }

    /** The version of the set in force here. */
    public long setVersion() {
        return follower.now().version();
    }

    /** Whether this one's query failed while it was looked at here. */
    public boolean hasFailed(String id) {
        return follower.now().tags().failed().contains(id);
    }

    /** Whoever changed the set here finds the next post tagged by it; other instances follow at their next look. */
    public void refresh() {
        follower.refresh();
    }

    private Loaded load(long version, @Nullable Loaded before) {
        Candidates stored = candidates.get();
        if (before != null && before.stored().equals(stored)) {
            // A set that is in use remembers words and which queries failed.
            return new Loaded(stored, before.tags(), version, before.broken());
        }
        List<StandingSet.Member> sound = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        stored.queries().forEach((id, query) -> {
            switch (check.check(query)) {
                case StandingQueryCheck.Sound passed -> sound.add(new StandingSet.Member(id, passed.query()));
                case StandingQueryCheck.Refused refused -> broken.add(id);
            }
        });
        if (!broken.isEmpty() && (before == null || !before.broken().equals(broken))) {
            LOG.warn("in the {} a broken query tags nothing: {}", name, broken);
        }
        return new Loaded(stored, stored.compiler().apply(sound), version, broken);
    }

    @Override
    public void close() {
        follower.close();
    }
}

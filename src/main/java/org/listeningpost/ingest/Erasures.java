package org.listeningpost.ingest;

import java.util.Collection;
import java.util.Set;
import org.listeningpost.elastic.ErasedPosts;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.post.PostId;

/**
 * Honors what sources say of posts and accounts that are gone: everywhere, as an erasure that a person asks for, and with a
 * trace of who brought the news. Thread-safe.
 */
public interface Erasures {
    /** What is not taken again. */
    ErasedPosts erased();

    /**
     * Erases posts of whom a source says that they are gone. Where it fails the notice can come again, and finds what is left.
     *
     * @param gone at most {@value PostErasure#POSTS_MAX}
     * @param remembered those that may still arrive
     * @param actor whose delivery said so
     * @return ids of those of which there was something: the post, or what was kept of it because it was not taken
     */
    Set<String> eraseGone(Collection<PostId> gone, Collection<PostId> remembered, String actor);

    /**
     * Erases everything of those of these authors of whom there is something; what they send later is taken.
     *
     * @param names pseudonyms, also of accounts that nobody heard of
     * @return those of whom there was something
     */
    Set<String> eraseKnown(Collection<String> names, String actor);
}

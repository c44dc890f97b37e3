package org.listeningpost.ingest.pseudonym;

import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;

/**
 * The ids of posts. They stay the same when keys rotate: other posts, alerts and notes refer to them, and a post that is
 * sent again must meet itself.
 */
public final class PostIds {
    private final PseudonymKey key;
    private final boolean isEveryIdKeyed;

    /** @param isEveryIdKeyed whether nobody without the key may find a post by the id that its platform gave it */
    PostIds(KeyRing ring, boolean isEveryIdKeyed) {
        this.key = ring.first();
        this.isEveryIdKeyed = isEveryIdKeyed;
    }

    public PostId of(Platform platform, String nativeId) {
        return isEveryIdKeyed
                ? new PostId(key.digest("post id", platform.keyword(), nativeId))
                : PostId.of(platform, nativeId);
    }

    /**
     * The id of a post that came without one: the same platform, author, date and words give the same id. It is keyed,
     * because an unkeyed hash of the words as sent would let anybody test guesses at what was redacted.
     */
    public PostId withoutId(Platform platform, @Nullable Account author, long createdAtMillis, String words) {
        String authorName = author == null
                ? ""
                : key.digest(author.kind(), author.platform().keyword(), author.name());
        return new PostId(key.digest("post", platform.keyword(), authorName, Long.toString(createdAtMillis), words));
    }
}

package org.listeningpost.ingest.pseudonym;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.normalize.Handles;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.post.Platform;

/**
 * Somebody's account as its platform knows it; never stored.
 *
 * @param kind what {@code name} is: handle, id, url or name
 */
public record Account(String kind, Platform platform, String name) {

    /** The same for the author of a post and for a mention. */
    public static Account ofHandle(Platform platform, String handle) {
        return new Account("handle", platform, Handles.canonical(handle));
    }

    /** By the id that its platform gave it, for sources that send no handles. */
    public static Account ofId(Platform platform, String id) {
        return new Account("id", platform, id);
    }

    /** By the address of its profile, for sources that send neither handle nor id. */
    public static Account ofProfile(Platform platform, String url) {
        return new Account("url", platform, url);
    }

    /** By the name that is shown, for sources that send nothing else. */
    public static Account ofName(Platform platform, String name) {
        return new Account("name", platform, name);
    }

    /**
     * By its id, where {@link #ofAuthor} takes the handle and the platform says of accounts that are gone the id alone. Null
     * elsewhere: what is not needed is not kept.
     */
    public static @Nullable Account behindHandle(Platform platform, RawAuthor author) {
        boolean isTold = platform == Platform.X || platform == Platform.BLUESKY;
        String id = author.id();
        return isTold && author.handle() != null && id != null ? ofId(platform, id) : null;
    }

    /**
     * By handle, so that mentions meet their author; else by native id, profile link or, where the source has nothing
     * else, display name. Null where it has nothing at all.
     */
    public static @Nullable Account ofAuthor(Platform platform, RawAuthor author) {
        if (author.handle() != null) {
            return ofHandle(platform, author.handle());
        }
        if (author.id() != null) {
            return ofId(platform, author.id());
        }
        if (author.profileUrl() != null) {
            return ofProfile(platform, author.profileUrl());
        }
        return author.displayName() == null ? null : ofName(platform, author.displayName());
    }

    @Override
    public String toString() {
        return "Account";
    }
}

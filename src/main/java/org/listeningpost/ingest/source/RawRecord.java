package org.listeningpost.ingest.source;

import org.jspecify.annotations.Nullable;

/** What a reader found at one place: a record in our field names, or why it is none. */
public sealed interface RawRecord {
    long position();

    /** The same at another place, where several streams are numbered through. */
    RawRecord at(long place);

    record Read(RawPost post) implements RawRecord {
        @Override
        public RawRecord at(long place) {
            return new Read(post.at(place));
        }

        @Override
        public long position() {
            return post.position();
        }
    }

    /**
     * A record that cannot be understood.
     *
     * @param field our name of the field, or {@code record} where the whole is broken
     * @param code machine-readable
     * @param reason for people; holds nothing of the record
     */
    record Unreadable(long position, String field, String code, String reason) implements RawRecord {
        @Override
        public RawRecord at(long place) {
            return new Unreadable(place, field, code, reason);
        }
    }

    /**
     * The source says that a post is gone.
     *
     * @param platform as in a record; null for what the sender says once for all records
     * @param nativeId of the post that is gone
     * @param mayComeBefore whether the post may still arrive after this notice, so that one must be remembered for which
     *     nothing is stored yet
     */
    record Deleted(long position, @Nullable String platform, String nativeId, boolean mayComeBefore)
            implements RawRecord {
        @Override
        public RawRecord at(long place) {
            return new Deleted(place, platform, nativeId, mayComeBefore);
        }

        @Override
        public String toString() {
            return "Deleted[" + position + "]";
        }
    }
}

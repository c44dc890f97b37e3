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

    /** Of what a source says that it is gone. */
    enum Gone {
        POST,
        /** An account, and with it everything that it wrote so far. */
        ACCOUNT,
        /** The id of the one or the other; which, the source does not say. Ids of one platform do not meet. */
        POST_OR_ACCOUNT
    }

    /**
     * The source says that something is gone.
     *
     * @param platform as in a record; null for what the sender says once for all records
     * @param nativeId of what is gone
     * @param mayComeBefore whether the post may still arrive after this notice, so that one must be remembered for which
     *     nothing is stored yet
     */
    record Deleted(long position, @Nullable String platform, String nativeId, boolean mayComeBefore, Gone gone)
            implements RawRecord {
        @Override
        public RawRecord at(long place) {
            return new Deleted(place, platform, nativeId, mayComeBefore, gone);
        }

        @Override
        public String toString() {
            return "Deleted[" + position + "]";
        }
    }
}

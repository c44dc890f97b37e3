package org.listeningpost.ingest;

import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.WriteStatus;
import org.listeningpost.ingest.source.RawPost;

/** Told what becomes of each record of a run, beside the account; also by the writer's threads. */
public interface OutcomeListener {
    OutcomeListener NONE = new OutcomeListener() {
        @Override
        public void settled(long position, WriteStatus status) {}

        @Override
        public void erased(long position) {}

        @Override
        public void rejected(RecordError error, @Nullable RawPost raw) {}
    };

    /** It was indexed, updated, or is there unchanged. */
    void settled(long position, WriteStatus status);

    /** It was a notice that a post is gone, and there was one. */
    void erased(long position);

    /** @param raw what was sent, where it could be read and is still at hand; must not outlive the call */
    void rejected(RecordError error, @Nullable RawPost raw);
}

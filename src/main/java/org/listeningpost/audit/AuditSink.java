package org.listeningpost.audit;

import java.io.IOException;
import java.util.List;

/** Where journaled events are brought to. Bringing the same event twice must leave it once. */
interface AuditSink {
    /** The index is there and does not take it; the message quotes nothing. */
    final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(int status) {
            super("the audit index answered " + status);
        }
    }

    /**
     * Stores all of these or throws; a failed batch is brought again.
     *
     * @throws IOException when the batch must be brought again later
     */
    void write(List<AuditDocument> documents) throws IOException;
}

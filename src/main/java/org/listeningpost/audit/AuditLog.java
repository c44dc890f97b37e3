package org.listeningpost.audit;

/** Where every read and change leaves its trace before it is answered. Safe for use by any number of threads. */
public interface AuditLog {
    /**
     * Keeps the event durably, without waiting for Elasticsearch.
     *
     * @throws AuditUnavailableException when it cannot be kept; the caller must then not answer
     */
    void record(AuditEvent event);
}

package org.listeningpost.savedquery;

import java.time.Clock;
import java.util.Optional;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.http.Json;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Routes;
import org.listeningpost.search.SearchService;

/** The parts of this package, put together. Thread-safe. */
public final class SavedQueries {
    private final VersionedRecords<SavedQuery> queries;

    /** @param api with the rights to read and write saved queries */
    public SavedQueries(ElasticRequests api, IndexNames names) {
        this.queries = new VersionedRecords<>(
                new VersionedDocuments(api, names.savedQueries(), names.revisions()), Json.stored(), SavedQuery.class);
    }

    /** Reads one, whoever owns it; empty where there is none or it was deleted. */
    public Optional<SavedQuery> find(String id) {
        return queries.find(id);
    }

    /** What people do with saved queries. */
    public Routes routes(SearchService search, AuditLog audit, Clock clock) {
        return new SavedQueryRoutes(queries, search, new RequestTrail(audit, clock), clock);
    }
}

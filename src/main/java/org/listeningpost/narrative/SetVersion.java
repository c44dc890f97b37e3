package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;

/**
 * Counts the changes of the set of narratives. Every instance looks at this one number to learn that it has to read the
 * set again. Thread-safe.
 */
final class SetVersion {
    private static final String ID = "narrative-set";

    private final VersionedDocuments documents;

    SetVersion(ElasticRequests requests, IndexNames names) {
        this.documents = new VersionedDocuments(requests, names.jobs());
    }

    /** 0 before the first change. */
    long current() {
        return documents.find(ID).map(SetVersion::valueOf).orElse(0L);
    }

    /** To be called after a change was written, so that whoever sees the new number also finds the change. */
    long raise() {
        while (true) {
            Optional<Stored> before = documents.find(ID);
            long next = before.map(SetVersion::valueOf).orElse(0L) + 1;
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", ID)
                    .put("kind", ID)
                    .put("set_version", next);
            boolean isWritten = before.isEmpty()
                    ? documents.create(ID, document)
                    : documents.replace(before.orElseThrow(), document);
            if (isWritten) {
                return next;
            }
        }
    }

    private static long valueOf(Stored stored) {
        return stored.source().path("set_version").asLong();
    }
}

package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;

/**
 * Counts the changes of a set: of the narratives, of the topics. Every instance looks at this one number to learn that it
 * has to read the set again. Thread-safe.
 */
public final class SetVersion {
    static final String NARRATIVES = "narrative-set";

    private final VersionedDocuments documents;
    private final String id;

    /** @param id of the set */
    public SetVersion(ElasticRequests requests, IndexNames names, String id) {
        this.documents = new VersionedDocuments(requests, names.jobs());
        this.id = id;
    }

    /** 0 before the first change. */
    public long current() {
        return documents.find(id).map(SetVersion::valueOf).orElse(0L);
    }

    /** To be called after a change was written, so that whoever sees the new number also finds the change. */
    public long raise() {
        return raiseTo(0).orElseThrow();
    }

    /**
     * Raises the number by one or to at least this.
     *
     * @param wanted 0 to raise it in any case
     * @return the new number; empty where it was high enough
     */
    public Optional<Long> raiseTo(long wanted) {
        while (true) {
            Optional<Stored> before = documents.find(id);
            long known = before.map(SetVersion::valueOf).orElse(0L);
            if (wanted > 0 && known >= wanted) {
                return Optional.empty();
            }
            long next = Math.max(known + 1, wanted);
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("kind", id)
                    .put("set_version", next);
            boolean isWritten = before.isEmpty()
                    ? documents.create(id, document)
                    : documents.replace(before.orElseThrow(), document);
            if (isWritten) {
                return Optional.of(next);
            }
        }
    }

    private static long valueOf(Stored stored) {
        return stored.source().path("set_version").asLong();
    }
}

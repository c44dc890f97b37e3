package org.listeningpost.savedquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;
import org.listeningpost.http.Json;

/** Saved queries as documents, one for each, with every version that they had. Thread-safe. */
public final class SavedQueryIndex implements SavedQueryStore {
    private final VersionedDocuments documents;

    public SavedQueryIndex(ElasticRequests requests, IndexNames names) {
        this.documents = new VersionedDocuments(requests, names.savedQueries(), names.revisions());
    }

    /** A query and the document that it was read from, to be changed only if that is still the one. */
    record Held(SavedQuery query, Stored document) {}

    @Override
    public Optional<SavedQuery> find(String id) {
        return documents.find(id).map(stored -> queryOf(stored.source()));
    }

    @Override
    public List<SavedQuery> all() {
        return documents.all().stream().map(stored -> queryOf(stored.source())).toList();
    }

    Optional<Held> hold(String id) {
        return documents.find(id).map(stored -> new Held(queryOf(stored.source()), stored));
    }

    boolean create(SavedQuery query) {
        return documents.create(query.id(), documentOf(query));
    }

    boolean replace(Held before, SavedQuery after) {
        return documents.replace(before.document(), documentOf(after));
    }

    boolean delete(Held before, String at, String by) {
        return documents.delete(before.document(), at, by);
    }

    List<JsonNode> revisions(String id) {
        return documents.revisions(id);
    }

    private static ObjectNode documentOf(SavedQuery query) {
        return Json.stored().valueToTree(query);
    }

    private static SavedQuery queryOf(JsonNode source) {
        try {
            return Json.stored().treeToValue(source, SavedQuery.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a saved query cannot be read back", e);
        }
    }
}

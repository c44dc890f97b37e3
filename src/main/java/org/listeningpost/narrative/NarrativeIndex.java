package org.listeningpost.narrative;

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

/** Narratives as documents, one for each, with every version that they had. Thread-safe. */
public final class NarrativeIndex implements NarrativeStore {
    private final VersionedDocuments documents;

    public NarrativeIndex(ElasticRequests requests, IndexNames names) {
        this.documents = new VersionedDocuments(requests, names.narratives(), names.revisions());
    }

    /** A narrative and the document that it was read from, to be changed only if that is still the one. */
    record Held(Narrative narrative, Stored document) {}

    @Override
    public Optional<Narrative> find(String id) {
        return documents.find(id).map(stored -> narrativeOf(stored.source()));
    }

    @Override
    public List<Narrative> all() {
        return documents.all().stream()
                .map(stored -> narrativeOf(stored.source()))
                .toList();
    }

    Optional<Held> hold(String id) {
        return documents.find(id).map(stored -> new Held(narrativeOf(stored.source()), stored));
    }

    boolean create(Narrative narrative) {
        return documents.create(narrative.id(), documentOf(narrative));
    }

    boolean replace(Held before, Narrative after) {
        return documents.replace(before.document(), documentOf(after));
    }

    boolean delete(Held before, Narrative.Change by) {
        return documents.delete(before.document(), by.at().toString(), by.by());
    }

    List<JsonNode> revisions(String id) {
        return documents.revisions(id);
    }

    private static ObjectNode documentOf(Narrative narrative) {
        return Json.stored().valueToTree(narrative);
    }

    private static Narrative narrativeOf(JsonNode source) {
        try {
            return Json.stored().treeToValue(source, Narrative.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a narrative cannot be read back", e);
        }
    }
}

package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.listeningpost.elastic.VersionedDocuments.Stored;

/** Versioned documents that are records of one type. Thread-safe. */
public final class VersionedRecords<T> {
    private final VersionedDocuments documents;
    private final ObjectMapper mapper;
    private final Class<T> type;

    /** @param mapper writes the record as its document and reads it back */
    public VersionedRecords(VersionedDocuments documents, ObjectMapper mapper, Class<T> type) {
        this.documents = documents;
        this.mapper = mapper;
        this.type = type;
    }

    /** A record and the document that it was read from, to be changed only if that is still the one. */
    public record Held<T>(T value, Stored document) {}

    public Optional<Held<T>> hold(String id) {
        return documents.find(id).map(this::held);
    }

    public Optional<T> find(String id) {
        return hold(id).map(Held::value);
    }

    /** See {@link VersionedDocuments#find(Collection, List)}. */
    public Map<String, JsonNode> find(Collection<String> ids, List<String> fields) {
        return documents.find(ids, fields);
    }

    /** All of them, by id. */
    public List<T> all() {
        return documents.all().stream().map(this::held).map(Held::value).toList();
    }

    /** Those that match a query of Elasticsearch's, by id. */
    public List<Held<T>> holdAll(ObjectNode query) {
        return documents.all(query).stream().map(this::held).toList();
    }

    /** False where the id is taken. */
    public boolean create(String id, T value) {
        return documents.create(id, documentOf(value));
    }

    /** False where somebody else was faster. */
    public boolean replace(Held<T> before, T after) {
        return documents.replace(before.document(), documentOf(after));
    }

    /** False where somebody else was faster. */
    public boolean delete(Held<T> before, String at, String by) {
        return documents.delete(before.document(), at, by);
    }

    /** What a record was before, oldest first; also of one that was removed. */
    public List<JsonNode> revisions(String id) {
        return documents.revisions(id);
    }

    /** See {@link VersionedDocuments#revisions(Map, List)}. */
    public List<JsonNode> revisions(Map<String, Long> since, List<String> fields) {
        return documents.revisions(since, fields);
    }

    private ObjectNode documentOf(T value) {
        return mapper.valueToTree(value);
    }

    private Held<T> held(Stored stored) {
        try {
            return new Held<>(mapper.treeToValue(stored.source(), type), stored);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored " + type.getSimpleName() + " cannot be read back", e);
        }
    }
}

package org.listeningpost.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;
import org.listeningpost.http.Json;

/** What people changed of the vocabulary, one document for each topic, with every version that it had. Thread-safe. */
final class TopicIndex {
    private final VersionedDocuments documents;

    TopicIndex(ElasticRequests requests, IndexNames names) {
        this.documents = new VersionedDocuments(requests, names.topics(), names.revisions());
    }

    /** A change and the document that it was read from. */
    record Held(TopicChange change, Stored document) {}

    List<TopicChange> all() {
        return documents.all().stream().map(stored -> changeOf(stored.source())).toList();
    }

    Optional<Held> hold(String topic) {
        return documents.find(TopicChange.documentOf(topic)).map(stored -> new Held(changeOf(stored.source()), stored));
    }

    /** Writes over what was looked at, or anew where there was nothing; false where somebody else was faster. */
    boolean write(@Nullable Held before, TopicChange after) {
        ObjectNode document = Json.stored().valueToTree(after);
        return before == null ? documents.create(after.id(), document) : documents.replace(before.document(), document);
    }

    List<JsonNode> revisions(String topic) {
        return documents.revisions(TopicChange.documentOf(topic));
    }

    private static TopicChange changeOf(JsonNode source) {
        try {
            return Json.stored().treeToValue(source, TopicChange.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a topic cannot be read back", e);
        }
    }
}

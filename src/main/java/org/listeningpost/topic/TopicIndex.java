package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.elastic.VersionedRecords.Held;
import org.listeningpost.http.Json;

/** What people changed of the vocabulary, one document for each topic, with every version that it had. Thread-safe. */
final class TopicIndex {
    private final VersionedRecords<TopicChange> changes;

    TopicIndex(ElasticRequests requests, IndexNames names) {
        this.changes = new VersionedRecords<>(
                new VersionedDocuments(requests, names.topics(), names.revisions()), Json.stored(), TopicChange.class);
    }

    List<TopicChange> all() {
        return changes.all();
    }

    Optional<Held<TopicChange>> hold(String topic) {
        return changes.hold(TopicChange.documentOf(topic));
    }

    /** Writes over what was looked at, or anew where there was nothing; false where somebody else was faster. */
    boolean write(@Nullable Held<TopicChange> before, TopicChange after) {
        return before == null ? changes.create(after.id(), after) : changes.replace(before, after);
    }

    /** @param since the first version that is asked for, by id of the document */
    List<JsonNode> revisions(Map<String, Long> since) {
        return changes.revisions(since, List.of("topic", "state", "area", "query"));
    }

    List<JsonNode> revisions(String topic) {
        return changes.revisions(TopicChange.documentOf(topic));
    }
}

package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertDocuments.Stored;

/** Every attempt at a delivery, one document each. Thread-safe. */
final class DeliveryLog {
    private final AlertDocuments documents;

    DeliveryLog(AlertDocuments documents) {
        this.documents = documents;
    }

    /**
     * One attempt.
     *
     * @param target kind and, where it tells no secret, place
     * @param outcome delivered, postponed or failed
     * @param what a status or one of a few words
     */
    record Attempt(
            String id,
            Instant at,
            String alertId,
            String deliveryId,
            String target,
            int attempt,
            String outcome,
            String what,
            long tookMs) {}

    /** One page, newest first. */
    record Page(List<Attempt> attempts, @Nullable String cursor) {}

    void add(Attempt attempt) {
        documents.create(attempt.id(), attempt);
    }

    Page page(@Nullable String alertId, int size, @Nullable String cursor) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", size);
        ArrayNode filters = body.withArray("/query/bool/filter");
        if (alertId != null) {
            filters.add(AlertJson.mapper().valueToTree(Map.of("term", Map.of("alert_id", alertId))));
        }
        ArrayNode sort = body.withArray("/sort");
        sort.addObject().put("at", "desc");
        sort.addObject().put("id", "asc");
        @Nullable ArrayNode after = Cursors.decode(cursor);
        if (after != null) {
            body.set("search_after", after);
        }
        List<Stored> found = documents.search(body);
        return new Page(
                found.stream().map(stored -> stored.as(Attempt.class)).toList(),
                found.size() < size || found.getLast().sort() == null
                        ? null
                        : Cursors.encode(found.getLast().sort()));
    }
}

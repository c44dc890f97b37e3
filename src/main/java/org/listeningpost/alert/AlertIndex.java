package org.listeningpost.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertDocuments.Stored;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** Alerts as documents. Thread-safe. */
final class AlertIndex {
    private static final int ATTEMPTS_MAX = 50;

    private final AlertDocuments documents;

    AlertIndex(AlertDocuments documents) {
        this.documents = documents;
    }

    /** One page, newest first. */
    record Page(List<Alert> alerts, @Nullable String cursor) {}

    /** What a list is narrowed to; null is not at all. */
    record Filter(
            @Nullable String ruleId,
            @Nullable String status,
            @Nullable String severity,
            @Nullable Instant from,
            @Nullable Instant to) {}

    Optional<Alert> find(String id) {
        return documents.find(id).map(stored -> stored.as(Alert.class));
    }

    /** False where it was there already: told before, not told again. */
    boolean add(Alert alert) {
        return documents.create(alert.id(), alert) != null;
    }

    /** Changes what stands there now, as often as it takes; empty where there is no such alert. */
    Optional<Alert> update(String id, Function<Alert, Alert> change) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Stored> stored = documents.find(id);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Alert before = stored.get().as(Alert.class);
            Alert after = change.apply(before);
            if (after.equals(before) || documents.replace(id, stored.get().revision(), after) != null) {
                return Optional.of(after);
            }
        }
        throw new ProblemException(Problem.unavailable("The alert is being changed by others.", 1));
    }

    /**
     * Changes it only if the change applies to what stands there.
     *
     * @param change gives null where there is nothing to do any more
     */
    Optional<Alert> claim(String id, Function<Alert, @Nullable Alert> change) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Stored> stored = documents.find(id);
            @Nullable
            Alert claimed = stored.isEmpty() ? null : change.apply(stored.get().as(Alert.class));
            if (claimed == null) {
                return Optional.empty();
            }
            if (documents.replace(id, stored.get().revision(), claimed) != null) {
                return Optional.of(claimed);
            }
        }
        return Optional.empty();
    }

    Page page(Filter filter, int size, @Nullable String cursor) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", size);
        ArrayNode filters = body.withArray("/query/bool/filter");
        term(filters, "rule_id", filter.ruleId());
        term(filters, "status", filter.status());
        term(filters, "severity", filter.severity());
        range(filters, "gte", filter.from());
        range(filters, "lt", filter.to());
        sort(body, "raised_at", "desc");
        @Nullable ArrayNode after = Cursors.decode(cursor);
        if (after != null) {
            body.set("search_after", after);
        }
        List<Stored> found = documents.search(body);
        return new Page(
                found.stream().map(stored -> stored.as(Alert.class)).toList(),
                found.size() < size || found.getLast().sort() == null
                        ? null
                        : Cursors.encode(found.getLast().sort()));
    }

    /** Alerts that owe a delivery by now, the longest waiting first. */
    List<Alert> due(Instant now, int max) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", max);
        body.withArray("/query/bool/filter")
                .addObject()
                .withObject("/range/outbox_due")
                .put("lte", now.toString());
        sort(body, "outbox_due", "asc");
        return documents.search(body).stream()
                .map(stored -> stored.as(Alert.class))
                .toList();
    }

    /**
     * Alerts of a former state hold the URLs and addresses that they go to. Writes one page of them anew, without; what is due
     * stays due.
     *
     * @param after where the last page ended; empty at first
     * @return where this one ended; null where it was the last
     */
    @Nullable
    String hideTargets(String after, int max) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", max);
        body.withArray("/sort").addObject().put("id", "asc");
        body.withObject("/query/range/id").put("gt", after);
        List<Stored> found = documents.search(body);
        for (Stored stored : found) {
            if (holdsTargets(stored.source().path("outbox"))) {
                // Who changed it meanwhile has written it in the new way.
                documents.replace(stored.id(), stored.revision(), stored.as(Alert.class));
            }
        }
        return found.size() < max ? null : found.getLast().id();
    }

    private static boolean holdsTargets(JsonNode outbox) {
        for (JsonNode delivery : outbox) {
            if (delivery.path("target").isObject()) {
                return true;
            }
        }
        return false;
    }

    private static void sort(ObjectNode body, String field, String order) {
        ArrayNode sort = body.withArray("/sort");
        sort.addObject().put(field, order);
        sort.addObject().put("id", "asc");
    }

    private static void term(ArrayNode filters, String field, @Nullable String value) {
        if (value != null) {
            filters.add(AlertJson.mapper().valueToTree(Map.of("term", Map.of(field, value))));
        }
    }

    private static void range(ArrayNode filters, String bound, @Nullable Instant moment) {
        if (moment != null) {
            filters.add(AlertJson.mapper()
                    .valueToTree(Map.of("range", Map.of("raised_at", Map.of(bound, moment.toString())))));
        }
    }
}

package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertDocuments.Revision;
import org.listeningpost.alert.AlertDocuments.Stored;

/** How far each rule has been evaluated, what it told, and whether it is snoozed. Thread-safe. */
final class StateIndex {
    private final AlertDocuments documents;

    StateIndex(AlertDocuments documents) {
        this.documents = documents;
    }

    /**
     * Where the evaluation of a rule stands.
     *
     * @param through every bucket that ends up to here was judged
     * @param told by key, for the cool-down
     * @param problem why it cannot be evaluated; null where it can
     */
    record Progress(
            Instant through,
            Map<String, CoolDown.Told> told,
            @Nullable String problem) {}

    /** A state with what it takes to replace it. */
    record Kept(Progress progress, Revision revision) {}

    /** @param until alerts that are raised before this are kept and not delivered */
    record Snooze(Instant until, String by) {}

    /** What is known of a rule. */
    record Standing(@Nullable Progress progress, @Nullable Snooze snooze) {
        static final Standing NONE = new Standing(null, null);
    }

    /** Of those rules of which something is known. */
    Map<String, Standing> standings(Collection<String> ruleIds) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", 2 * ruleIds.size());
        body.withObject("/query/terms").set("rule_id", AlertJson.mapper().valueToTree(ruleIds));
        Map<String, Standing> standings = new HashMap<>();
        for (Stored stored : documents.search(body)) {
            boolean isProgress = stored.source().path("kind").asText().equals("progress");
            standings.merge(
                    stored.source().path("rule_id").asText(),
                    isProgress
                            ? new Standing(body(stored, Progress.class), null)
                            : new Standing(null, body(stored, Snooze.class)),
                    (one, other) -> one.progress() == null
                            ? new Standing(other.progress(), one.snooze())
                            : new Standing(one.progress(), other.snooze()));
        }
        return standings;
    }

    Optional<Kept> progress(String ruleId) {
        return documents
                .find("progress-" + ruleId)
                .map(stored -> new Kept(body(stored, Progress.class), stored.revision()));
    }

    /** False where another instance has moved it since it was read. */
    boolean advance(String ruleId, Optional<Kept> before, Progress progress) {
        Map<String, Object> document = Map.of("kind", "progress", "rule_id", ruleId, "body", progress);
        return (before.isPresent()
                        ? documents.replace("progress-" + ruleId, before.get().revision(), document)
                        : documents.create("progress-" + ruleId, document))
                != null;
    }

    Optional<Snooze> snooze(String ruleId) {
        return documents.find("snooze-" + ruleId).map(stored -> body(stored, Snooze.class));
    }

    void snooze(String ruleId, Snooze snooze) {
        Map<String, Object> document = Map.of("kind", "snooze", "rule_id", ruleId, "body", snooze);
        boolean isDone = false;
        while (!isDone) {
            Optional<Stored> before = documents.find("snooze-" + ruleId);
            isDone = (before.isPresent()
                            ? documents.replace("snooze-" + ruleId, before.get().revision(), document)
                            : documents.create("snooze-" + ruleId, document))
                    != null;
        }
    }

    /** What a deleted rule leaves behind. */
    void forget(String ruleId) {
        for (String id : new String[] {"progress-" + ruleId, "snooze-" + ruleId}) {
            documents.find(id).ifPresent(stored -> documents.delete(id, stored.revision()));
        }
    }

    private static <T> T body(Stored stored, Class<T> type) {
        return new Stored(stored.id(), stored.revision(), stored.source().path("body"), null).as(type);
    }
}

package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.AlertDocuments.Revision;
import org.listeningpost.alert.AlertDocuments.Stored;

/** Rules as documents: one that stands, and one for each version that there was. Thread-safe. */
final class RuleIndex {
    private static final int PAGE = 500;

    private final AlertDocuments documents;

    RuleIndex(AlertDocuments documents) {
        this.documents = documents;
    }

    /** A rule with what it takes to replace it. */
    record Kept(AlertRule rule, Revision revision) {}

    /** One page, by id, and where the next one begins. */
    record Page(List<AlertRule> rules, @Nullable String cursor) {}

    Optional<Kept> find(String id) {
        return documents
                .find(id)
                .filter(stored -> stored.source().path("is_current").asBoolean())
                .map(stored -> new Kept(ruleOf(stored), stored.revision()));
    }

    void add(AlertRule rule) {
        // The version first: a rule that stands always has its history.
        keep(rule);
        if (documents.create(rule.id(), document(rule, true)) == null) {
            throw new IllegalStateException("a random id came twice");
        }
    }

    /** False where somebody changed it since it was read. */
    boolean replace(Kept before, AlertRule rule) {
        // It may be missing, where the engine went away before the last line of this method.
        keep(before.rule());
        if (documents.replace(rule.id(), before.revision(), document(rule, true)) == null) {
            return false;
        }
        keep(rule);
        return true;
    }

    boolean delete(Kept before) {
        keep(before.rule());
        return documents.delete(before.rule().id(), before.revision());
    }

    /** In the history; what is there already stays as it is. */
    private void keep(AlertRule rule) {
        documents.create(versionId(rule.id(), rule.version()), document(rule, false));
    }

    /** Rules that stand. */
    Page page(int size, @Nullable String cursor) {
        List<Stored> found = documents.search(body(size, "is_current", "true", Cursors.decode(cursor)));
        return new Page(
                found.stream().map(RuleIndex::ruleOf).toList(), found.size() < size ? null : cursorOf(found.getLast()));
    }

    List<AlertRule> all() {
        List<AlertRule> rules = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page page = page(PAGE, cursor);
            rules.addAll(page.rules());
            cursor = page.cursor();
        } while (cursor != null);
        return rules;
    }

    /** One version of a rule, also of one that was changed or deleted since. */
    Optional<AlertRule> version(String id, long version) {
        return documents
                .find(versionId(id, version))
                .map(RuleIndex::ruleOf)
                // Where the engine went away while it was changed, the one that stands is not in the history yet.
                .or(() -> find(id).map(Kept::rule).filter(rule -> rule.version() == version));
    }

    /** Every version of a rule, also of one that was deleted; the newest first. */
    List<AlertRule> versions(String id) {
        ObjectNode body = body(PAGE, "version_of", id, null);
        body.putArray("sort").addObject().put("version", "desc");
        SortedMap<Long, AlertRule> versions = new TreeMap<>(Comparator.reverseOrder());
        documents.search(body).stream().map(RuleIndex::ruleOf).forEach(rule -> versions.put(rule.version(), rule));
        find(id).ifPresent(standing -> versions.putIfAbsent(standing.rule().version(), standing.rule()));
        return List.copyOf(versions.values());
    }

    private static ObjectNode body(int size, String field, String value, @Nullable ArrayNode after) {
        ObjectNode body = AlertJson.mapper().createObjectNode().put("size", size);
        body.withObject("/query/term").put(field, value);
        ArrayNode sort = body.withArray("/sort");
        sort.addObject().put("updated_at", "asc");
        sort.addObject().put("id", "asc");
        if (after != null) {
            body.set("search_after", after);
        }
        return body;
    }

    private static @Nullable String cursorOf(Stored stored) {
        return stored.sort() == null ? null : Cursors.encode(stored.sort());
    }

    private static String versionId(String id, long version) {
        return id + ".v" + version;
    }

    private static ObjectNode document(AlertRule rule, boolean isCurrent) {
        ObjectNode document = AlertJson.mapper().createObjectNode();
        document.put("id", rule.id())
                .put("is_current", isCurrent)
                .put("updated_at", rule.updatedAt().toString());
        document.put("name", rule.name()).put("version", rule.version());
        if (!isCurrent) {
            document.put("version_of", rule.id());
        }
        document.set("rule", AlertJson.mapper().valueToTree(rule));
        return document;
    }

    private static AlertRule ruleOf(Stored stored) {
        return new Stored(stored.id(), stored.revision(), stored.source().path("rule"), null).as(AlertRule.class);
    }
}

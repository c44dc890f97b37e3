package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does everything that points to another object find it, and is every reference used? */
final class ReferenceCheck {
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    private ReferenceCheck(List<SavedObject> objects, Findings findings) {
        this.findings = findings;
        objects.forEach(object -> known.add(object.name()));
    }

    static void run(List<SavedObject> objects, Findings findings) {
        ReferenceCheck check = new ReferenceCheck(objects, findings);
        objects.forEach(check::check);
    }

    private void check(SavedObject object) {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode reference : object.references()) {
            String name = reference.path("name").asText();
            if (byName.put(name, reference) != null) {
                findings.add(object, "references", "reference", "have the name " + name + " twice");
            }
            resolve(object, "references " + name, reference);
        }
        Set<String> used = new HashSet<>();
        switch (object.type()) {
            case "dashboard" -> dashboard(object, byName, used);
            case "search" -> {
                String name = object.nested("/kibanaSavedObjectMeta/searchSourceJSON")
                        .path("indexRefName")
                        .asText();
                need(object, "searchSourceJSON.indexRefName", name, byName, used);
            }
            default -> {}
        }
        for (Map.Entry<String, JsonNode> each : byName.entrySet()) {
            boolean isTag =
                    each.getKey().equals("tag-ref-" + each.getValue().path("id").asText());
            if (!isTag && !used.contains(each.getKey())) {
                findings.add(object, "references", "reference", "have " + each.getKey() + ", which nothing uses");
            }
        }
    }

    private void dashboard(SavedObject board, Map<String, JsonNode> byName, Set<String> used) {
        for (JsonNode panel : board.panels()) {
            String index = panel.path("panelIndex").asText();
            if (panel.has("panelRefName")) {
                need(
                        board,
                        "panel " + index,
                        index + ":" + panel.path("panelRefName").asText(),
                        byName,
                        used);
            }
            for (JsonNode inner : panel.at("/embeddableConfig/attributes/references")) {
                String name = index + ":" + inner.path("name").asText();
                resolve(board, "panel " + index, inner);
                JsonNode mirrored = need(board, "panel " + index, name, byName, used);
                if (mirrored != null && !mirrored.path("id").equals(inner.path("id"))) {
                    findings.add(board, "panel " + index, "mirror", name + " leads elsewhere than the panel's own");
                }
            }
        }
        for (LensLayer layer : board.layers()) {
            if (layer.viewId().isEmpty()) {
                findings.add(
                        board, "panel " + layer.panelId(), "reference", "layer " + layer.id() + " names no data view");
            }
        }
        board.nested("/controlGroupInput/panelsJSON").properties().forEach(control -> {
            String name = "controlGroup_" + control.getKey() + ":optionsListDataView";
            JsonNode found = need(board, "control " + control.getKey(), name, byName, used);
            String view = control.getValue().at("/explicitInput/dataViewId").asText();
            if (found != null && !found.path("id").asText().equals(view)) {
                findings.add(board, "control " + control.getKey(), "mirror", name + " is not its dataViewId");
            }
        });
    }

    private void resolve(SavedObject object, String where, JsonNode reference) {
        String target =
                reference.path("type").asText() + " " + reference.path("id").asText();
        if (!known.contains(target)) {
            findings.add(object, where, "reference", "leads to " + target + ", which is not in the file");
        }
    }

    private @Nullable JsonNode need(
            SavedObject object, String where, String name, Map<String, JsonNode> byName, Set<String> used) {
        JsonNode found = byName.get(name);
        if (found == null) {
            findings.add(object, where, "mirror", "needs the reference " + name);
        }
        used.add(name);
        return found;
    }
}

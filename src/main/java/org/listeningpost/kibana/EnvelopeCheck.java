package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Are type, id and versions such that Kibana takes the object as it is, and is what it nests as a string JSON? */
final class EnvelopeCheck {
    private static final String FIRST_OF_OURS = "8.0.0";

    /** Attributes that are strings of JSON, by type. */
    private static final Map<String, List<String>> NESTED = Map.of(
            "dashboard",
                    List.of(
                            "/panelsJSON",
                            "/optionsJSON",
                            "/kibanaSavedObjectMeta/searchSourceJSON",
                            "/controlGroupInput/panelsJSON",
                            "/controlGroupInput/ignoreParentSettingsJSON"),
            "search", List.of("/kibanaSavedObjectMeta/searchSourceJSON"),
            "index-pattern",
                    List.of("/fields", "/fieldAttrs", "/fieldFormatMap", "/runtimeFieldMap", "/sourceFilters"));

    private EnvelopeCheck() {}

    static void run(List<SavedObject> objects, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (SavedObject object : objects) {
            if (object.id().isBlank()) {
                findings.add(object, "id", "id", "is missing");
            }
            if (!seen.add(object.name())) {
                findings.add(object, "id", "id", "stands twice");
            }
            if (!object.attributes().isObject() || !object.references().isArray()) {
                findings.add(object, "", "envelope", "needs attributes and references");
            }
            versions(object, findings);
            for (String pointer : NESTED.getOrDefault(object.type(), List.of())) {
                JsonNode value = object.attributes().at(pointer);
                if (!value.isTextual() || !SavedObject.isJson(value.asText())) {
                    findings.add(object, pointer, "nested", "has to be a string that holds JSON");
                }
            }
        }
    }

    private static void versions(SavedObject object, Findings findings) {
        String known = TypeVersions.of(object.type()).orElse("");
        if (known.isEmpty()) {
            findings.add(object, "type", "type", "is none of those that are known here");
            return;
        }
        if (!object.json().path("coreMigrationVersion").asText().equals(SavedObjects.CORE_VERSION)) {
            findings.add(object, "coreMigrationVersion", "version", "has to be " + SavedObjects.CORE_VERSION);
        }
        String version = object.json().path("typeMigrationVersion").asText();
        if (!version.matches("\\d+\\.\\d+\\.\\d+") || isBelow(version, FIRST_OF_OURS)) {
            findings.add(
                    object,
                    "typeMigrationVersion",
                    "version",
                    "is missing or of 7.x; Kibana would migrate the object to pieces");
        } else if (isBelow(known, version)) {
            findings.add(
                    object, "typeMigrationVersion", "version", "is above " + known + ", which Kibana refuses (422)");
        }
    }

    private static boolean isBelow(String version, String other) {
        String[] a = version.split("\\.");
        String[] b = other.split("\\.");
        for (int i = 0; i < 3; i++) {
            int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}

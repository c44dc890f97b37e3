package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a data view shows in place of values of its fields: Kibana's format "Static lookup". A value that is not in it is
 * shown as it is. Immutable.
 */
final class FieldTexts {
    static final String FORMAT = "static_lookup";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Map<String, String>> byField;

    private FieldTexts(Map<String, Map<String, String>> byField) {
        this.byField = byField;
    }

    /** @param view an object of type {@code index-pattern} */
    static FieldTexts of(SavedObject view) {
        Map<String, Map<String, String>> byField = new TreeMap<>();
        view.nested("/fieldFormatMap").properties().forEach(field -> {
            if (field.getValue().path("id").asText().equals(FORMAT)) {
                Map<String, String> texts = new TreeMap<>();
                for (JsonNode entry : field.getValue().at("/params/lookupEntries")) {
                    texts.put(entry.path("key").asText(), entry.path("value").asText());
                }
                byField.put(field.getKey(), texts);
            }
        });
        return new FieldTexts(byField);
    }

    /** The format that shows these texts in place of these values. */
    static ObjectNode format(Map<String, String> texts) {
        ObjectNode format = MAPPER.createObjectNode().put("id", FORMAT);
        ArrayNode entries = format.putObject("params").putArray("lookupEntries");
        new TreeMap<>(texts)
                .forEach((value, text) -> entries.addObject().put("key", value).put("value", text));
        return format;
    }

    String shown(String field, String value) {
        return byField.getOrDefault(field, Map.of()).getOrDefault(value, value);
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** One line of an export. */
record SavedObject(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    String type() {
        return json.path("type").asText();
    }

    String id() {
        return json.path("id").asText();
    }

    String name() {
        return type() + " " + id();
    }

    JsonNode attributes() {
        return json.path("attributes");
    }

    JsonNode references() {
        return json.path("references");
    }

    /** The JSON in a string; missing where there is none. */
    JsonNode nested(String pointer) {
        String text = attributes().at(pointer).asText("");
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Panels of a dashboard. */
    JsonNode panels() {
        return nested("/panelsJSON");
    }

    /** Layers of the Lens panels of a dashboard, which are stored by value. */
    List<LensLayer> layers() {
        List<LensLayer> layers = new ArrayList<>();
        for (JsonNode panel : panels()) {
            JsonNode attributes = panel.at("/embeddableConfig/attributes");
            if (panel.path("type").asText().equals("lens")) {
                attributes
                        .at("/state/datasourceStates/formBased/layers")
                        .properties()
                        .forEach(layer -> layers.add(new LensLayer(panel, layer.getKey(), layer.getValue())));
            }
        }
        return layers;
    }

    /** @return the JSON of a string, or null where it is none */
    static boolean isJson(String text) {
        try {
            return MAPPER.readTree(text).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

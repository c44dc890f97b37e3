package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of a Lens panel, as it is stored.
 *
 * @param panel the whole panel of the dashboard
 */
record LensLayer(JsonNode panel, String id, JsonNode json) {
    static final String REFERENCE_PREFIX = "indexpattern-datasource-layer-";

    String title() {
        return panel.path("title").asText();
    }

    String panelId() {
        return panel.path("panelIndex").asText();
    }

    JsonNode attributes() {
        return panel.at("/embeddableConfig/attributes");
    }

    JsonNode visualization() {
        return attributes().at("/state/visualization");
    }

    JsonNode columns() {
        return json.path("columns");
    }

    JsonNode column(String id) {
        return columns().path(id);
    }

    /** What the panel's query asks for, in Lucene's syntax. */
    JsonNode query() {
        return attributes().at("/state/query");
    }

    List<String> order() {
        List<String> order = new ArrayList<>();
        json.path("columnOrder").forEach(each -> order.add(each.asText()));
        return order;
    }

    /** Id of the data view that it asks; empty where the reference is missing. */
    String viewId() {
        for (JsonNode reference : attributes().path("references")) {
            if (reference.path("name").asText().equals(REFERENCE_PREFIX + id)) {
                return reference.path("id").asText();
            }
        }
        return "";
    }
}

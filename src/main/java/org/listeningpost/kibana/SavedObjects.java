package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Saved objects of Kibana 9.5, as its own export would write them, made of a definition. The same definition gives the
 * same bytes. Immutable.
 */
final class SavedObjects {
    static final String CORE_VERSION = "8.8.0";
    private static final String TAG = "tag";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Definition definition;
    private final MappedFields mapped;
    private final String prefix;

    /** @param prefix what stands before every index name of the installation */
    SavedObjects(Definition definition, MappedFields mapped, String prefix) {
        this.definition = definition;
        this.mapped = mapped;
        this.prefix = prefix;
    }

    /** One object a line. */
    String ndjson() {
        StringBuilder lines = new StringBuilder();
        all().forEach(object -> lines.append(object).append('\n'));
        return lines.toString();
    }

    List<ObjectNode> all() {
        List<ObjectNode> objects = new ArrayList<>();
        definition.views().forEach(view -> objects.add(view(view)));
        objects.add(tag());
        definition.searches().forEach(search -> objects.add(search(search)));
        definition.boards().forEach(board -> objects.add(board(board)));
        return objects;
    }

    private ObjectNode view(DataView view) {
        ObjectNode object = object("index-pattern", view.id());
        ObjectNode attributes = object.putObject("attributes")
                .put("title", prefix + view.index())
                .put("name", view.name());
        if (!view.timeField().isEmpty()) {
            attributes.put("timeFieldName", view.timeField());
        }
        attributes
                .put("allowHidden", false)
                .put("fieldAttrs", "{}")
                .put("fieldFormatMap", "{}")
                .put("fields", "[]")
                .put("runtimeFieldMap", "{}")
                .put("sourceFilters", "[]");
        return versioned(object, MAPPER.createArrayNode());
    }

    private static ObjectNode tag() {
        ObjectNode object = object("tag", TAG);
        object.putObject("attributes")
                .put("name", "Listening Post")
                .put("description", "Health conversations on social media")
                .put("color", "#2F6F9F");
        return versioned(object, MAPPER.createArrayNode());
    }

    private static ObjectNode search(SavedSearch search) {
        ObjectNode object = object("search", search.id());
        ObjectNode attributes =
                object.putObject("attributes").put("title", search.title()).put("description", search.description());
        search.columns().forEach(attributes.putArray("columns")::add);
        attributes.putArray("sort").addArray().add(search.sortField()).add("desc");
        attributes.putObject("grid");
        attributes.put("hideChart", false).put("isTextBasedQuery", false);
        ObjectNode source = MAPPER.createObjectNode();
        source.set("query", query(search.query()));
        source.putArray("filter");
        source.put("indexRefName", "kibanaSavedObjectMeta.searchSourceJSON.index");
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", source.toString());
        ArrayNode references = MAPPER.createArrayNode();
        references.add(reference("index-pattern", search.view(), "kibanaSavedObjectMeta.searchSourceJSON.index"));
        references.add(reference("tag", TAG, "tag-ref-" + Ids.object(TAG)));
        return versioned(object, references);
    }

    private ObjectNode board(Board board) {
        ArrayNode references = MAPPER.createArrayNode();
        ArrayNode panels = MAPPER.createArrayNode();
        for (Panel panel : board.panels()) {
            panels.add(panel(board, panel, references));
        }
        ObjectNode object = object("dashboard", board.id());
        ObjectNode attributes = object.putObject("attributes")
                .put("title", board.title())
                .put("description", board.description())
                .put("version", 3)
                .put("timeRestore", true)
                .put("timeFrom", board.from())
                .put("timeTo", board.to());
        attributes.putObject("refreshInterval").put("pause", true).put("value", 60_000);
        attributes.put(
                "optionsJSON",
                MAPPER.createObjectNode()
                        .put("useMargins", true)
                        .put("syncColors", true)
                        .put("syncCursor", true)
                        .put("syncTooltips", false)
                        .put("hidePanelTitles", false)
                        .toString());
        attributes.put("panelsJSON", panels.toString());
        ObjectNode source = MAPPER.createObjectNode();
        source.set("query", query(""));
        source.putArray("filter");
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", source.toString());
        attributes.set("controlGroupInput", controls(board, references));
        references.add(reference("tag", TAG, "tag-ref-" + Ids.object(TAG)));
        return versioned(object, references);
    }

    private ObjectNode panel(Board board, Panel panel, ArrayNode references) {
        String index = Ids.part(board.id(), panel.id());
        ObjectNode object = MAPPER.createObjectNode();
        switch (panel) {
            case Panel.Text text -> {
                object.put("type", "visualization");
                place(object, index, text.at());
                object.putObject("embeddableConfig").set("savedVis", markdown(text.markdown()));
            }
            case Panel.Found found -> {
                object.put("type", "search").put("title", found.title());
                place(object, index, found.at());
                object.putObject("embeddableConfig");
                object.put("panelRefName", "panel_" + index);
                references.add(reference("search", found.search(), index + ":panel_" + index));
            }
            case Panel.Chart chart -> {
                object.put("type", "lens").put("title", chart.title());
                place(object, index, chart.at());
                ObjectNode lens = lens(board, chart);
                object.putObject("embeddableConfig").set("attributes", lens);
                for (var reference : lens.path("references")) {
                    references.add(reference(
                            "index-pattern",
                            chart.view(),
                            index + ":" + reference.path("name").asText()));
                }
            }
        }
        object.withObject("/embeddableConfig").putObject("enhancements");
        return object;
    }

    private static void place(ObjectNode panel, String index, Grid at) {
        panel.put("panelIndex", index)
                .putObject("gridData")
                .put("x", at.x())
                .put("y", at.y())
                .put("w", at.w())
                .put("h", at.h())
                .put("i", index);
    }

    private static ObjectNode markdown(String text) {
        ObjectNode vis = MAPPER.createObjectNode()
                .put("id", "")
                .put("title", "")
                .put("description", "")
                .put("type", "markdown");
        vis.putObject("params")
                .put("fontSize", 12)
                .put("openLinksInNewTab", false)
                .put("markdown", text);
        vis.putObject("uiState");
        ObjectNode data = vis.putObject("data");
        data.putArray("aggs");
        ObjectNode source = data.putObject("searchSource");
        source.set("query", query(""));
        source.putArray("filter");
        return vis;
    }

    private ObjectNode lens(Board board, Panel.Chart chart) {
        String layer = Ids.part(board.id(), chart.id(), "layer");
        String index = definition.view(chart.view()).index();
        LensColumns columns = new LensColumns(chart, index, mapped, board.id() + "/" + chart.id());
        ObjectNode attributes = MAPPER.createObjectNode()
                .put("title", "")
                .put("visualizationType", chart.type().visualization())
                .put("type", "lens");
        attributes
                .putArray("references")
                .add(reference("index-pattern", chart.view(), "indexpattern-datasource-layer-" + layer));
        ObjectNode state = attributes.putObject("state");
        state.set("visualization", LensVisualization.of(chart, columns, layer));
        state.set("query", query(chart.query()));
        state.putArray("filters");
        ObjectNode sources = state.putObject("datasourceStates");
        ObjectNode only = sources.putObject("formBased").putObject("layers").putObject(layer);
        only.set("columns", columns.columns());
        only.set("columnOrder", columns.order());
        only.put("sampling", 1).put("ignoreGlobalFilters", definition.isApart(board, chart));
        only.putObject("incompleteColumns");
        sources.putObject("indexpattern").putObject("layers");
        sources.putObject("textBased").putObject("layers");
        state.putArray("internalReferences");
        state.putObject("adHocDataViews");
        return attributes;
    }

    private static ObjectNode controls(Board board, ArrayNode references) {
        ObjectNode panels = MAPPER.createObjectNode();
        int order = 0;
        for (Board.Control control : board.controls()) {
            String id = Ids.part(board.id(), "control", control.field());
            ObjectNode panel = panels.putObject(id)
                    .put("type", "optionsListControl")
                    .put("order", order++)
                    .put("grow", true)
                    .put("width", "medium");
            ObjectNode input = panel.putObject("explicitInput")
                    .put("dataViewId", Ids.object(control.view()))
                    .put("fieldName", control.field())
                    .put("title", control.title())
                    .put("searchTechnique", "wildcard");
            input.putArray("selectedOptions");
            input.put("exclude", false).put("existsSelected", false);
            input.putObject("sort").put("by", "_count").put("direction", "desc");
            references.add(reference("index-pattern", control.view(), "controlGroup_" + id + ":optionsListDataView"));
        }
        ObjectNode ignored = MAPPER.createObjectNode()
                .put("ignoreFilters", false)
                .put("ignoreQuery", false)
                .put("ignoreTimerange", false)
                .put("ignoreValidations", false);
        return MAPPER.createObjectNode()
                .put("chainingSystem", "HIERARCHICAL")
                .put("controlStyle", "oneLine")
                .put("showApplySelections", false)
                .put("ignoreParentSettingsJSON", ignored.toString())
                .put("panelsJSON", panels.toString());
    }

    /** Nothing asked for is written as Kibana writes it, in its own language. */
    private static ObjectNode query(String lucene) {
        return lucene.isEmpty()
                ? MAPPER.createObjectNode().put("query", "").put("language", "kuery")
                : LensColumns.lucene(lucene);
    }

    private static ObjectNode reference(String type, String id, String name) {
        return MAPPER.createObjectNode()
                .put("type", type)
                .put("id", Ids.object(id))
                .put("name", name);
    }

    private static ObjectNode object(String type, String id) {
        return MAPPER.createObjectNode().put("type", type).put("id", Ids.object(id));
    }

    private static ObjectNode versioned(ObjectNode object, ArrayNode references) {
        object.set("references", references);
        object.put("coreMigrationVersion", CORE_VERSION);
        return object.put(
                "typeMigrationVersion",
                TypeVersions.of(object.path("type").asText()).orElseThrow());
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Do the columns of each Lens layer, their order and what the chart makes of them fit together? */
final class LensCheck {
    private static final Set<String> CHARTS =
            Set.of("lnsXY", "lnsMetric", "lnsPie", "lnsHeatmap", "lnsTagcloud", "lnsDatatable");
    private static final Set<String> ACCESSORS = Set.of(
            "accessors",
            "xAccessor",
            "yAccessor",
            "splitAccessor",
            "metricAccessor",
            "secondaryMetricAccessor",
            "breakdownByAccessor",
            "primaryGroups",
            "metrics",
            "valueAccessor",
            "tagAccessor",
            "columnId");

    private final SavedObject board;
    private final LensLayer layer;
    private final Findings findings;
    private final String where;

    private LensCheck(SavedObject board, LensLayer layer, Findings findings) {
        this.board = board;
        this.layer = layer;
        this.findings = findings;
        this.where = "panel " + layer.panelId() + " (" + layer.title() + ")";
    }

    static void run(List<SavedObject> objects, Findings findings) {
        for (SavedObject board : objects) {
            for (LensLayer layer : board.layers()) {
                new LensCheck(board, layer, findings).check();
            }
            for (JsonNode panel : board.panels()) {
                boolean isLens = panel.path("type").asText().equals("lens");
                if (isLens
                        && board.layers().stream()
                                .noneMatch(layer -> layer.panelId()
                                        .equals(panel.path("panelIndex").asText()))) {
                    findings.add(
                            board, "panel " + panel.path("panelIndex").asText(), "lens", "is a chart without a layer");
                }
            }
        }
    }

    private void check() {
        if (!CHARTS.contains(layer.attributes().path("visualizationType").asText())) {
            add("lens", "has a visualizationType that is not known here");
        }
        if (layer.attributes().has("version")) {
            add("lens", "must not have a version among its attributes");
        }
        order();
        layer.columns().properties().forEach(column -> column(column.getKey(), column.getValue()));
        Set<String> layers = new HashSet<>();
        int accessors = accessors(layer.visualization(), layers);
        if (accessors == 0) {
            add("accessor", "shows no column");
        }
        if (!layers.contains(layer.id())) {
            add("accessor", "has a layer that the chart does not show");
        }
    }

    private void order() {
        List<String> order = layer.order();
        Set<String> columns = new HashSet<>();
        layer.columns().fieldNames().forEachRemaining(columns::add);
        if (order.size() != columns.size() || !columns.equals(new HashSet<>(order))) {
            add("column_order", "needs a columnOrder of exactly its columns");
        }
        boolean isPastBuckets = false;
        for (String id : order) {
            boolean isBucket = layer.column(id).path("isBucketed").asBoolean();
            if (isBucket && isPastBuckets) {
                add("column_order", "needs its buckets first in columnOrder");
            }
            isPastBuckets |= !isBucket;
        }
    }

    private void column(String id, JsonNode column) {
        String operation = column.path("operationType").asText();
        if (operation.isEmpty() || !column.has("isBucketed") || !column.has("dataType")) {
            add("column", "has the incomplete column " + id);
        }
        for (JsonNode reference : column.path("references")) {
            exists(reference.asText(), "column", "a part of " + id);
        }
        arguments(column.at("/params/tinymathAst"), id);
        if (operation.equals("formula")
                && (column.path("references").isEmpty()
                        || column.at("/params/formula").asText().isEmpty())) {
            add("column", "has the formula " + id + " without its parts");
        }
        JsonNode by = column.at("/params/orderBy");
        if (by.path("type").asText().equals("column")) {
            String orderedBy = by.path("columnId").asText();
            exists(orderedBy, "order_by", "what " + id + " is ordered by");
            JsonNode measure = layer.column(orderedBy);
            if (measure.path("operationType").asText().equals("formula") || measure.has("timeShift")) {
                add("order_by", "is ordered by what Kibana computes afterwards: " + orderedBy);
            }
        }
    }

    private void arguments(JsonNode ast, String id) {
        for (JsonNode argument : ast.path("args")) {
            if (argument.isTextual()) {
                exists(argument.asText(), "column", "an argument of " + id);
            }
            arguments(argument, id);
        }
    }

    /** How many accessors there are below this node; each has to be a column. */
    private int accessors(JsonNode node, Set<String> layers) {
        int count = 0;
        for (var property : node.properties()) {
            JsonNode value = property.getValue();
            if (property.getKey().equals("layerId")) {
                layers.add(value.asText());
            } else if (ACCESSORS.contains(property.getKey())) {
                for (JsonNode each : value.isArray() ? value : List.of(value)) {
                    count++;
                    exists(each.asText(), "accessor", property.getKey());
                }
                continue;
            }
            count += accessors(value, layers);
        }
        if (node.isArray()) {
            for (JsonNode each : node) {
                count += accessors(each, layers);
            }
        }
        return count;
    }

    private void exists(String column, String code, String role) {
        if (!layer.columns().has(column)) {
            add(code, "needs the column " + column + ", " + role);
        }
    }

    private void add(String code, String message) {
        findings.add(board, where, code, message);
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What Lens does with the columns of a layer. Stateless. */
final class LensVisualization {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LensVisualization() {}

    static ObjectNode of(Panel.Chart chart, LensColumns columns, String layer) {
        return switch (chart.type()) {
            case METRIC -> metric(columns, layer);
            case DONUT -> donut(columns, layer);
            case HEATMAP -> heatmap(chart, columns, layer);
            case TAG_CLOUD -> tagCloud(columns, layer);
            case TABLE -> table(columns, layer);
            case BAR,
                    BAR_STACKED,
                    BAR_PERCENTAGE,
                    BAR_HORIZONTAL,
                    BAR_HORIZONTAL_STACKED,
                    BAR_HORIZONTAL_PERCENTAGE,
                    LINE,
                    AREA_STACKED -> xy(chart, columns, layer);
        };
    }

    private static ObjectNode metric(LensColumns columns, String layer) {
        ObjectNode metric =
                layer(layer).put("metricAccessor", columns.measures().getFirst());
        if (columns.measures().size() > 1) {
            metric.put("secondaryMetricAccessor", columns.measures().get(1));
        }
        return metric;
    }

    private static ObjectNode donut(LensColumns columns, String layer) {
        ObjectNode donut = MAPPER.createObjectNode().put("shape", "donut");
        ObjectNode only = donut.putArray("layers").addObject();
        only.setAll(layer(layer));
        add(only.putArray("primaryGroups"), columns.groups());
        add(only.putArray("metrics"), columns.measures());
        only.put("numberDisplay", "percent")
                .put("categoryDisplay", "default")
                .put("legendDisplay", "default")
                .put("nestedLegend", false);
        return donut;
    }

    private static ObjectNode heatmap(Panel.Chart chart, LensColumns columns, String layer) {
        ObjectNode heatmap = layer(layer)
                .put("shape", "heatmap")
                .put("xAccessor", columns.x())
                .put("yAccessor", columns.groups().getFirst())
                .put("valueAccessor", columns.measures().getFirst());
        heatmap.putObject("legend")
                .put("isVisible", true)
                .put("position", "right")
                .put("type", "heatmap_legend");
        ObjectNode grid = heatmap.putObject("gridConfig")
                .put("type", "heatmap_grid")
                .put("isCellLabelVisible", false)
                .put("isYAxisLabelVisible", true)
                .put("isXAxisLabelVisible", true)
                .put("isYAxisTitleVisible", false)
                .put("isXAxisTitleVisible", false);
        // Sorted groups are not enough: an axis is in the order of first appearance.
        Bucket along = chart.x();
        if (along != null && along.isSorted()) {
            grid.put("xSortPredicate", "asc");
        }
        if (chart.groups().getFirst().isSorted()) {
            grid.put("ySortPredicate", "asc");
        }
        return heatmap;
    }

    private static ObjectNode tagCloud(LensColumns columns, String layer) {
        ObjectNode cloud = layer(layer)
                .put("tagAccessor", columns.groups().getFirst())
                .put("valueAccessor", columns.measures().getFirst())
                .put("maxFontSize", 48)
                .put("minFontSize", 14)
                .put("orientation", "single")
                .put("showLabel", false);
        cloud.putObject("palette").put("type", "palette").put("name", "default");
        return cloud;
    }

    private static ObjectNode table(LensColumns columns, String layer) {
        ObjectNode table = layer(layer);
        ArrayNode list = table.putArray("columns");
        columns.groups().forEach(id -> list.addObject().put("columnId", id).put("isTransposed", false));
        columns.measures()
                .forEach(id -> list.addObject()
                        .put("columnId", id)
                        .put("isTransposed", false)
                        .put("isMetric", true));
        return table;
    }

    private static ObjectNode xy(Panel.Chart chart, LensColumns columns, String layer) {
        boolean hasLegend = !columns.groups().isEmpty() || columns.measures().size() > 1;
        ObjectNode xy = MAPPER.createObjectNode();
        xy.putObject("legend").put("isVisible", hasLegend).put("position", "right");
        xy.put("valueLabels", "hide").put("fittingFunction", "None");
        visible(xy.putObject("axisTitlesVisibilitySettings"), false, false, false);
        visible(xy.putObject("tickLabelsVisibilitySettings"), true, true, true);
        xy.putObject("labelsOrientation").put("x", 0).put("yLeft", 0).put("yRight", 0);
        visible(xy.putObject("gridlinesVisibilitySettings"), true, true, true);
        xy.put("preferredSeriesType", chart.type().series());
        ObjectNode only = xy.putArray("layers").addObject();
        only.setAll(layer(layer));
        only.put("seriesType", chart.type().series());
        add(only.putArray("accessors"), columns.measures());
        if (columns.x() != null) {
            only.put("xAccessor", columns.x());
        }
        if (!columns.groups().isEmpty()) {
            only.put("splitAccessor", columns.groups().getFirst());
        }
        only.put("position", "top").put("showGridlines", false);
        return xy;
    }

    private static void visible(ObjectNode settings, boolean x, boolean left, boolean right) {
        settings.put("x", x).put("yLeft", left).put("yRight", right);
    }

    private static ObjectNode layer(String id) {
        return MAPPER.createObjectNode().put("layerId", id).put("layerType", "data");
    }

    private static void add(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same boards as bodies for {@code PUT /api/dashboards/{id}}: plain JSON without ids of columns and layers, which a
 * person can read and a review can compare. Immutable.
 */
final class DashboardsApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Definition definition;

    DashboardsApi(Definition definition) {
        this.definition = definition;
    }

    ObjectNode body(Board board) {
        ObjectNode body = MAPPER.createObjectNode().put("title", board.title()).put("description", board.description());
        body.putObject("time_range").put("from", board.from()).put("to", board.to());
        body.putObject("refresh_interval").put("pause", true).put("value", 60_000);
        body.putArray("tags").add(Ids.object("tag"));
        ArrayNode controls = body.putArray("pinned_panels");
        for (Board.Control control : board.controls()) {
            controls.addObject()
                    .put("type", "options_list_control")
                    .put("width", "medium")
                    .put("grow", true)
                    .putObject("config")
                    .put("title", control.title())
                    .put("data_view_id", Ids.object(control.view()))
                    .put("field_name", control.field());
        }
        ArrayNode panels = body.putArray("panels");
        board.panels().forEach(panel -> panels.add(panel(board, panel)));
        return body;
    }

    private ObjectNode panel(Board board, Panel panel) {
        ObjectNode object = MAPPER.createObjectNode();
        switch (panel) {
            case Panel.Text text -> {
                object.put("type", "markdown").set("grid", grid(text.at()));
                object.putObject("config").put("content", text.markdown());
            }
            case Panel.Found found -> {
                object.put("type", "discover_session").set("grid", grid(found.at()));
                object.putObject("config").put("title", found.title()).put("ref_id", Ids.object(found.search()));
            }
            case Panel.Chart chart -> {
                object.put("type", "vis").set("grid", grid(chart.at()));
                object.set("config", chart(chart, definition.isApart(board, chart)));
            }
        }
        return object;
    }

    private static ObjectNode grid(Grid at) {
        return MAPPER.createObjectNode()
                .put("x", at.x())
                .put("y", at.y())
                .put("w", at.w())
                .put("h", at.h());
    }

    private static ObjectNode chart(Panel.Chart chart, boolean isApart) {
        ObjectNode config = MAPPER.createObjectNode()
                .put("type", chart.type().isXy() ? "xy" : chart.type().apiType())
                .put("title", chart.title());
        if (!chart.query().isEmpty()) {
            config.set("query", lucene(chart.query()));
        }
        if (!chart.type().isXy()) {
            source(config, chart, isApart);
        }
        switch (chart.type()) {
            case METRIC -> {
                ArrayNode metrics = config.putArray("metrics");
                for (Measure measure : chart.measures()) {
                    metrics.add(measure(measure).put("type", metrics.isEmpty() ? "primary" : "secondary"));
                }
            }
            case DONUT -> {
                measures(config.putArray("metrics"), chart.measures());
                config.putArray("group_by").add(bucket(chart, chart.groups().getFirst()));
            }
            case HEATMAP -> {
                config.set("metric", measure(chart.measures().getFirst()));
                Bucket along = chart.x();
                if (along != null) {
                    config.set("x", bucket(chart, along));
                }
                Bucket down = chart.groups().getFirst();
                config.set("y", bucket(chart, down));
                sort(config, "x", along);
                sort(config, "y", down);
            }
            case TAG_CLOUD -> {
                config.set("metric", measure(chart.measures().getFirst()));
                config.set("tag_by", bucket(chart, chart.groups().getFirst()));
            }
            case TABLE -> {
                measures(config.putArray("metrics"), chart.measures());
                ArrayNode rows = config.putArray("rows");
                chart.groups().forEach(group -> rows.add(bucket(chart, group)));
            }
            case BAR,
                    BAR_STACKED,
                    BAR_PERCENTAGE,
                    BAR_HORIZONTAL,
                    BAR_HORIZONTAL_STACKED,
                    BAR_HORIZONTAL_PERCENTAGE,
                    LINE,
                    AREA_STACKED -> config.putArray("layers").add(layer(chart, isApart));
        }
        return config;
    }

    private static void sort(ObjectNode config, String axis, @Nullable Bucket bucket) {
        if (bucket != null && bucket.isSorted()) {
            config.withObject("/axis/" + axis).put("sort", "asc");
        }
    }

    private static ObjectNode layer(Panel.Chart chart, boolean isApart) {
        ObjectNode layer = MAPPER.createObjectNode().put("type", chart.type().apiType());
        source(layer, chart, isApart);
        Bucket along = chart.x();
        if (along != null) {
            layer.set("x", bucket(chart, along));
        }
        measures(layer.putArray("y"), chart.measures());
        if (!chart.groups().isEmpty()) {
            layer.set("breakdown_by", bucket(chart, chart.groups().getFirst()));
        }
        return layer;
    }

    private static void source(ObjectNode layer, Panel.Chart chart, boolean isApart) {
        layer.putObject("data_source").put("type", "data_view_reference").put("ref_id", Ids.object(chart.view()));
        if (isApart) {
            layer.put("ignore_global_filters", true);
        }
    }

    private static ObjectNode bucket(Panel.Chart chart, Bucket bucket) {
        ObjectNode object = MAPPER.createObjectNode();
        switch (bucket) {
            case Bucket.Dates dates -> {
                String interval = dates.interval();
                object.put("operation", "date_histogram").put("field", dates.field());
                object.put("suggested_interval", interval.equals("auto") ? interval : "1" + interval);
            }
            case Bucket.Terms terms -> {
                object.put("operation", "terms").putArray("fields").add(terms.field());
                object.put("limit", terms.size());
                if (terms.hasRest()) {
                    object.putObject("other_bucket").put("include_documents_without_field", false);
                }
                rank(object.putObject("rank_by"), terms.isSorted() ? List.of() : chart.measures());
            }
            case Bucket.Filters filters -> {
                ArrayNode list = object.put("operation", "filters").putArray("filters");
                for (Bucket.Filter each : filters.filters()) {
                    list.addObject().put("label", each.label()).set("filter", lucene(each.query()));
                }
            }
        }
        if (!bucket.label().isEmpty()) {
            object.put("label", bucket.label());
        }
        return object;
    }

    private static void rank(ObjectNode rank, List<Measure> measures) {
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).orders()) {
                rank.put("type", "metric").put("metric_index", i).put("direction", "desc");
                return;
            }
        }
        rank.put("type", "alphabetical").put("direction", "asc");
    }

    private static ArrayNode measures(ArrayNode into, List<Measure> measures) {
        measures.forEach(measure -> into.add(measure(measure)));
        return into;
    }

    private static ObjectNode measure(Measure measure) {
        ObjectNode object = MAPPER.createObjectNode();
        switch (measure) {
            case Measure.Count count -> {
                object.put("operation", "count");
                restrict(object, count.query(), count.shift());
            }
            case Measure.Of of -> {
                object.put("operation", of.function()).put("field", of.field());
                restrict(object, of.query(), of.shift());
            }
            case Measure.Share share -> object.put("operation", "formula").put("formula", LensFormula.text(share));
            case Measure.Change change -> object.put("operation", "formula").put("formula", LensFormula.text(change));
        }
        object.put("label", measure.label());
        switch (measure.format()) {
            case PLAIN -> {}
            case WHOLE -> object.putObject("format").put("type", "number").put("decimals", 0);
            case DECIMAL -> object.putObject("format").put("type", "number").put("decimals", 2);
            case PERCENT -> object.putObject("format").put("type", "percent").put("decimals", 1);
        }
        return object;
    }

    private static void restrict(ObjectNode measure, String query, String shift) {
        if (!query.isEmpty()) {
            measure.set("filter", lucene(query));
        }
        if (!shift.isEmpty()) {
            measure.put("time_shift", shift);
        }
    }

    private static ObjectNode lucene(String query) {
        return MAPPER.createObjectNode().put("expression", query).put("language", "lucene");
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of one layer of Lens, in order: buckets first. Used by one thread. */
final class LensColumns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Panel.Chart chart;
    private final String index;
    private final MappedFields mapped;
    private final ObjectNode columns = MAPPER.createObjectNode();
    private final List<String> groupIds = new ArrayList<>();
    private final List<String> measureIds = new ArrayList<>();
    private @Nullable String x;

    /** @param path what the ids of the columns come from */
    LensColumns(Panel.Chart chart, String index, MappedFields mapped, String path) {
        this.chart = chart;
        this.index = index;
        this.mapped = mapped;
        for (int i = 0; i < chart.measures().size(); i++) {
            measureIds.add(Ids.part(path, "measure", String.valueOf(i)));
        }
        Bucket along = chart.x();
        boolean isAlongFirst = along instanceof Bucket.Terms && chart.type() != ChartType.HEATMAP;
        if (along != null) {
            x = Ids.part(path, "x");
        }
        if (along != null && x != null && isAlongFirst) {
            // Else each group would have largest terms of its own, and a bar without all of its parts.
            columns.set(x, bucket(along));
        }
        for (int i = 0; i < chart.groups().size(); i++) {
            String id = Ids.part(path, "group", String.valueOf(i));
            groupIds.add(id);
            columns.set(id, bucket(chart.groups().get(i)));
        }
        if (along != null && x != null && !isAlongFirst) {
            columns.set(x, bucket(along));
        }
        for (int i = 0; i < chart.measures().size(); i++) {
            measure(measureIds.get(i), chart.measures().get(i));
        }
    }

    ObjectNode columns() {
        return columns;
    }

    ArrayNode order() {
        ArrayNode order = MAPPER.createArrayNode();
        columns.fieldNames().forEachRemaining(order::add);
        return order;
    }

    @Nullable
    String x() {
        return x;
    }

    List<String> groups() {
        return groupIds;
    }

    List<String> measures() {
        return measureIds;
    }

    private ObjectNode bucket(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Dates dates -> dates(dates);
            case Bucket.Terms terms -> terms(terms);
            case Bucket.Filters filters -> filters(filters);
        };
    }

    private static ObjectNode dates(Bucket.Dates dates) {
        ObjectNode column = column(dates.label().isEmpty() ? dates.field() : dates.label(), "date", "date_histogram");
        column.put("isBucketed", true).put("sourceField", dates.field());
        column.putObject("params")
                .put("interval", dates.interval())
                .put("includeEmptyRows", true)
                .put("dropPartials", false);
        column.put("customLabel", !dates.label().isEmpty());
        return column;
    }

    private ObjectNode terms(Bucket.Terms terms) {
        ObjectNode column = column(terms.label(), kind(terms.field()), "terms");
        column.put("isBucketed", true).put("sourceField", terms.field());
        ObjectNode params = column.putObject("params").put("size", terms.size());
        int ordering = terms.isSorted() ? -1 : orderingMeasure();
        ObjectNode order = params.putObject("orderBy");
        if (ordering < 0) {
            order.put("type", "alphabetical");
        } else {
            order.put("type", "column").put("columnId", measureIds.get(ordering));
        }
        params.put("orderDirection", ordering < 0 ? "asc" : "desc")
                .put("otherBucket", terms.hasRest())
                .put("missingBucket", false);
        params.putObject("parentFormat").put("id", "terms");
        params.putArray("include");
        params.putArray("exclude");
        params.put("includeIsRegex", false).put("excludeIsRegex", false);
        column.put("customLabel", true);
        return column;
    }

    /** Place of the measure by which groups are ordered, or -1. */
    int orderingMeasure() {
        for (int i = 0; i < chart.measures().size(); i++) {
            if (chart.measures().get(i).orders()) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode filters(Bucket.Filters filters) {
        ObjectNode column = column(filters.label(), "string", "filters");
        column.put("isBucketed", true);
        ArrayNode list = column.putObject("params").putArray("filters");
        for (Bucket.Filter each : filters.filters()) {
            list.addObject().put("label", each.label()).set("input", lucene(each.query()));
        }
        column.put("customLabel", true);
        return column;
    }

    private void measure(String id, Measure measure) {
        switch (measure) {
            case Measure.Count count ->
                columns.set(id, count(count.label(), count.query(), count.shift(), count.format(), true));
            case Measure.Of of -> columns.set(id, of(of));
            case Measure.Share share -> {
                LensFormula formula = new LensFormula(id, share.label(), LensFormula.text(share));
                formula.add(count("", share.query(), share.shift(), Measure.Format.PLAIN, false));
                formula.add(count("", share.of(), share.shift(), Measure.Format.PLAIN, false));
                formula.finish(columns, share.format(), LensFormula::quotient);
            }
            case Measure.Change change -> {
                LensFormula formula = new LensFormula(id, change.label(), LensFormula.text(change));
                formula.add(count("", change.query(), "", Measure.Format.PLAIN, false));
                formula.add(count("", change.query(), change.shift(), Measure.Format.PLAIN, false));
                formula.finish(columns, change.format(), LensFormula::quotientLessOne);
            }
        }
    }

    private static ObjectNode count(
            String label, String query, String shift, Measure.Format format, boolean emptyAsNull) {
        ObjectNode column = column(label, "number", "count");
        column.put("isBucketed", false).put("sourceField", "___records___");
        addFilter(column, query, shift);
        ObjectNode params = column.putObject("params").put("emptyAsNull", emptyAsNull);
        addFormat(params, format);
        column.put("customLabel", true);
        return column;
    }

    private ObjectNode of(Measure.Of of) {
        boolean isExtreme = of.function().equals("min") || of.function().equals("max");
        String kind = isExtreme && kind(of.field()).equals("date") ? "date" : "number";
        ObjectNode column = column(of.label(), kind, of.function());
        column.put("isBucketed", false).put("sourceField", of.field());
        addFilter(column, of.query(), of.shift());
        ObjectNode params = column.putObject("params").put("emptyAsNull", true);
        addFormat(params, of.format());
        column.put("customLabel", true);
        return column;
    }

    private static void addFilter(ObjectNode column, String query, String shift) {
        if (!query.isEmpty()) {
            column.set("filter", lucene(query));
        }
        if (!shift.isEmpty()) {
            column.put("timeShift", shift);
        }
    }

    static void addFormat(ObjectNode params, Measure.Format format) {
        switch (format) {
            case PLAIN -> {}
            case WHOLE -> putFormat(params, "number", 0);
            case DECIMAL -> putFormat(params, "number", 2);
            case PERCENT -> putFormat(params, "percent", 1);
        }
    }

    private static void putFormat(ObjectNode params, String id, int decimals) {
        params.putObject("format").put("id", id).putObject("params").put("decimals", decimals);
    }

    private String kind(String field) {
        return switch (mapped.type(index, field).orElse("keyword")) {
            case "boolean" -> "boolean";
            case "date" -> "date";
            case "long", "integer", "short", "byte", "double", "half_float", "float" -> "number";
            default -> "string";
        };
    }

    private static ObjectNode column(String label, String kind, String operation) {
        return MAPPER.createObjectNode()
                .put("label", label)
                .put("dataType", kind)
                .put("operationType", operation);
    }

    static ObjectNode lucene(String query) {
        return MAPPER.createObjectNode().put("query", query).put("language", "lucene");
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A layer of Lens as the search that Kibana would send for it: the same query, groups and measures. What Kibana asks a time
 * before is a search of its own here. Immutable.
 */
final class LensSearch {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Kibana draws about so many bars where it may choose. */
    private static final int BARS_MAX = 60;

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final LensLayer layer;
    private final String timeField;
    private final Instant from;
    private final Instant to;

    /** @param timeField empty where the time range does not restrict it */
    LensSearch(LensLayer layer, String timeField, Instant from, Instant to) {
        this.layer = layer;
        this.timeField = timeField;
        this.from = from;
        this.to = to;
    }

    /** Ids of the columns that group, outermost first. */
    List<String> buckets() {
        return layer.order().stream()
                .filter(id -> layer.column(id).path("isBucketed").asBoolean())
                .toList();
    }

    /** Ids of the columns that are shown for each group. */
    List<String> measures() {
        Set<String> parts = new TreeSet<>();
        for (JsonNode column : layer.columns()) {
            column.path("references").forEach(part -> parts.add(part.asText()));
        }
        return layer.order().stream()
                .filter(id -> !layer.column(id).path("isBucketed").asBoolean() && !parts.contains(id))
                .toList();
    }

    /** How much earlier something is asked, too; the first is none. */
    Set<String> shifts() {
        Set<String> shifts = new TreeSet<>(List.of(""));
        layer.columns().forEach(column -> shifts.add(shift(column)));
        return shifts;
    }

    static String shift(JsonNode column) {
        return column.path("timeShift").asText("");
    }

    ObjectNode body(String shift) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
        if (!timeField.isEmpty()) {
            filters.addObject()
                    .putObject("range")
                    .putObject(timeField)
                    .put("gte", TimeExpression.earlier(from, shift).toEpochMilli())
                    .put("lte", TimeExpression.earlier(to, shift).toEpochMilli())
                    .put("format", "epoch_millis");
        }
        if (!layer.query().path("query").asText().isEmpty()) {
            filters.add(query(layer.query()));
        }
        ObjectNode level = body;
        for (String id : buckets()) {
            ObjectNode bucket = aggregations(level).putObject(id);
            bucket(bucket, id, shift);
            if (isOrderedByMeasure(layer.column(id), shift)) {
                // A group is ordered by what stands directly below it.
                measure(bucket, layer.column(id).at("/params/orderBy/columnId").asText());
            }
            level = bucket;
        }
        measures(level, shift);
        return body;
    }

    private static ObjectNode aggregations(ObjectNode level) {
        return level.withObject("/aggs");
    }

    /** As Kibana sends a query in Lucene's syntax. */
    static ObjectNode query(JsonNode query) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("query_string")
                .put("query", query.path("query").asText())
                .put("analyze_wildcard", true);
        return json;
    }

    private void bucket(ObjectNode bucket, String id, String shift) {
        JsonNode column = layer.column(id);
        JsonNode params = column.path("params");
        switch (column.path("operationType").asText()) {
            case "date_histogram" -> dates(bucket, column, shift);
            case "filters" -> {
                ObjectNode named = bucket.putObject("filters").putObject("filters");
                for (JsonNode each : params.path("filters")) {
                    named.set(each.path("label").asText(), query(each.path("input")));
                }
            }
            case "terms" -> {
                int size = params.path("size").asInt();
                ObjectNode terms = bucket.putObject("terms")
                        .put("field", column.path("sourceField").asText());
                // What was large a time before need not be large now; more is asked for, and joined by its value.
                terms.put("size", shift.isEmpty() ? size : 10 * size + 100);
                order(terms.putObject("order"), id, shift);
            }
            default -> throw new DefinitionException("no grouping: " + column.path("operationType"));
        }
    }

    private void order(ObjectNode order, String id, String shift) {
        JsonNode params = layer.column(id).path("params");
        String by = params.at("/orderBy/columnId").asText();
        String direction = params.path("orderDirection").asText();
        if (by.isEmpty()) {
            order.put("_key", direction);
            return;
        }
        JsonNode measure = layer.column(by);
        if (!isOrderedByMeasure(layer.column(id), shift)) {
            order.put("_count", direction);
        } else if (measure.path("operationType").asText().equals("count")) {
            order.put(by + "._count", direction);
        } else {
            order.put(measure.has("filter") ? by + ">value" : by, direction);
        }
    }

    /** Not by the number of documents, which every group has anyway. */
    private boolean isOrderedByMeasure(JsonNode bucket, String shift) {
        String by = bucket.at("/params/orderBy/columnId").asText();
        JsonNode measure = layer.column(by);
        boolean isPlainCount = measure.path("operationType").asText().equals("count") && !measure.has("filter");
        return shift.isEmpty() && !by.isEmpty() && !isPlainCount;
    }

    private void dates(ObjectNode bucket, JsonNode column, String shift) {
        ObjectNode dates = bucket.putObject("date_histogram")
                .put("field", column.path("sourceField").asText())
                .put("min_doc_count", 0);
        String interval = column.at("/params/interval").asText();
        if (interval.equals("auto")) {
            dates.put("fixed_interval", step().toSeconds() + "s");
        } else {
            dates.put("calendar_interval", "1" + interval);
        }
        if (!timeField.isEmpty()) {
            dates.putObject("extended_bounds")
                    .put("min", TimeExpression.earlier(from, shift).toEpochMilli())
                    .put("max", TimeExpression.earlier(to, shift).toEpochMilli());
        }
    }

    private Duration step() {
        Duration range = Duration.between(from, to);
        return STEPS.stream()
                .filter(step -> range.dividedBy(step) <= BARS_MAX)
                .findFirst()
                .orElse(Duration.ofDays(30));
    }

    private void measures(ObjectNode level, String shift) {
        List<String> ids = new ArrayList<>();
        layer.columns().fieldNames().forEachRemaining(ids::add);
        for (String id : ids) {
            JsonNode column = layer.column(id);
            String operation = column.path("operationType").asText();
            boolean isAsked = !column.path("isBucketed").asBoolean()
                    && !operation.equals("formula")
                    && !operation.equals("math")
                    && shift(column).equals(shift);
            boolean isCounted = operation.equals("count") && !column.has("filter");
            if (isAsked && !isCounted) {
                measure(level, id);
            }
        }
    }

    private void measure(ObjectNode level, String id) {
        JsonNode column = layer.column(id);
        String operation = column.path("operationType").asText();
        ObjectNode aggregation = aggregations(level).putObject(id);
        if (!column.has("filter")) {
            metric(aggregation, operation, column);
            return;
        }
        aggregation.set("filter", query(column.path("filter")));
        if (!operation.equals("count")) {
            metric(aggregation.putObject("aggs").putObject("value"), operation, column);
        }
    }

    private static void metric(ObjectNode into, String operation, JsonNode column) {
        String name =
                switch (operation) {
                    case "unique_count" -> "cardinality";
                    case "average" -> "avg";
                    case "median" -> "percentiles";
                    case "sum", "min", "max" -> operation;
                    default -> throw new DefinitionException("no measure: " + operation);
                };
        ObjectNode metric =
                into.putObject(name).put("field", column.path("sourceField").asText());
        if (name.equals("percentiles")) {
            metric.put("keyed", false).putArray("percents").add(50);
        }
    }
}

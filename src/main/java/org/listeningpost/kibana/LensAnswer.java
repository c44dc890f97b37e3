package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the table of a chart of the answers to its searches. Used by one thread. */
final class LensAnswer {
    private static final String REST = "Other";

    private final LensLayer layer;
    private final LensSearch search;
    private final List<String> buckets;
    private final Map<List<String>, Map<String, Double>> rows = new LinkedHashMap<>();

    LensAnswer(LensLayer layer, LensSearch search) {
        this.layer = layer;
        this.search = search;
        this.buckets = search.buckets();
    }

    /** The one for no shift first: it decides which groups there are. */
    void add(String shift, JsonNode answer) {
        JsonNode total = answer.at("/hits/total/value");
        collect(answer.path("aggregations"), total.asDouble(), new ArrayList<>(), shift);
    }

    PanelTable table() {
        List<PanelTable.Row> list = new ArrayList<>();
        List<String> measures = search.measures();
        rows.forEach((keys, values) -> {
            Map<String, Double> all = new HashMap<>(values);
            for (String measure : measures) {
                JsonNode column = layer.column(measure);
                if (column.path("operationType").asText().equals("formula")) {
                    String arithmetic = column.at("/references/0").asText();
                    double value = evaluate(layer.column(arithmetic).at("/params/tinymathAst"), values);
                    if (Double.isFinite(value)) {
                        all.put(measure, value);
                    }
                }
            }
            list.add(new PanelTable.Row(keys, all));
        });
        return new PanelTable(buckets, measures, list);
    }

    private void collect(JsonNode level, double documents, List<String> keys, String shift) {
        if (keys.size() == buckets.size()) {
            Map<String, Double> values =
                    shift.isEmpty() ? rows.computeIfAbsent(List.copyOf(keys), key -> new HashMap<>()) : rows.get(keys);
            if (values != null) {
                measure(level, documents, shift, values);
            }
            return;
        }
        String id = buckets.get(keys.size());
        JsonNode column = layer.column(id);
        JsonNode groups = level.path(id).path("buckets");
        if (groups.isObject()) {
            groups.properties().forEach(group -> descend(group.getValue(), group.getKey(), keys, shift));
        } else {
            for (JsonNode group : groups) {
                descend(group, key(column, group, shift), keys, shift);
            }
        }
        double rest = level.path(id).path("sum_other_doc_count").asDouble();
        boolean isLast = keys.size() == buckets.size() - 1;
        if (column.at("/params/otherBucket").asBoolean() && rest > 0 && isLast) {
            keys.add(REST);
            collect(MissingNode.getInstance(), rest, keys, shift);
            keys.removeLast();
        }
    }

    private void descend(JsonNode group, String key, List<String> keys, String shift) {
        keys.add(key);
        collect(group, group.path("doc_count").asDouble(), keys, shift);
        keys.removeLast();
    }

    /** A moment a time before is shown where it would be now. */
    private static String key(JsonNode column, JsonNode group, String shift) {
        if (!column.path("operationType").asText().equals("date_histogram")) {
            return group.path("key_as_string").asText(group.path("key").asText());
        }
        Instant at = Instant.ofEpochMilli(group.path("key").asLong());
        long moved = at.toEpochMilli() - TimeExpression.earlier(at, shift).toEpochMilli();
        return String.valueOf(at.toEpochMilli() + moved);
    }

    private void measure(JsonNode level, double documents, String shift, Map<String, Double> values) {
        layer.columns().properties().forEach(each -> {
            JsonNode column = each.getValue();
            String operation = column.path("operationType").asText();
            if (column.path("isBucketed").asBoolean()
                    || !LensSearch.shift(column).equals(shift)) {
                return;
            }
            if (operation.equals("count")) {
                values.put(
                        each.getKey(),
                        column.has("filter")
                                ? level.path(each.getKey()).path("doc_count").asDouble()
                                : documents);
                return;
            }
            JsonNode found = level.path(each.getKey());
            JsonNode metric = column.has("filter") ? found.path("value") : found;
            JsonNode value = metric.has("values") ? metric.at("/values/0/value") : metric.path("value");
            if (value.isNumber()) {
                values.put(each.getKey(), value.asDouble());
            }
        });
    }

    private static double evaluate(JsonNode ast, Map<String, Double> values) {
        if (ast.isNumber()) {
            return ast.asDouble();
        }
        if (ast.isTextual()) {
            return values.getOrDefault(ast.asText(), Double.NaN);
        }
        double first = evaluate(ast.at("/args/0"), values);
        double second = evaluate(ast.at("/args/1"), values);
        return switch (ast.path("name").asText()) {
            case "add" -> first + second;
            case "subtract" -> first - second;
            case "multiply" -> first * second;
            case "divide" -> first / second;
            default -> Double.NaN;
        };
    }
}

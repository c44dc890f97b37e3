package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Is every field that a panel, a control, a list or a query names in {@code mappings/}, with a type that fits? */
final class FieldCheck {
    private static final Set<String> NUMBERS =
            Set.of("long", "integer", "short", "byte", "double", "float", "half_float");
    private static final Set<String> WITHOUT_FIELD = Set.of("filters", "formula", "math");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*):");

    private final List<SavedObject> objects;
    private final MappedFields mapped;
    private final Findings findings;
    /** Index by id of the data view. */
    private final Map<String, String> indices = new HashMap<>();

    FieldCheck(List<SavedObject> objects, MappedFields mapped, String prefix, Findings findings) {
        this.objects = objects;
        this.mapped = mapped;
        this.findings = findings;
        for (SavedObject object : objects) {
            String title = object.attributes().path("title").asText();
            if (object.type().equals("index-pattern") && title.startsWith(prefix)) {
                indices.put(object.id(), title.substring(prefix.length()));
            }
        }
    }

    void run() {
        for (SavedObject object : objects) {
            switch (object.type()) {
                case "index-pattern" -> view(object);
                case "search" -> search(object);
                case "dashboard" -> dashboard(object);
                default -> {}
            }
        }
    }

    private void view(SavedObject view) {
        String index = indices.getOrDefault(view.id(), "");
        if (!mapped.knows(index)) {
            findings.add(view, "title", "index", "is no index of ours that boards may ask");
            return;
        }
        JsonNode time = view.attributes().path("timeFieldName");
        if (!time.isMissingNode()) {
            need(view, "timeFieldName", index, time.asText(), Set.of("date"));
        }
        view.nested("/fieldFormatMap")
                .properties()
                .forEach(field -> format(view, index, field.getKey(), field.getValue()));
    }

    /** The one format that we set: texts in place of values. */
    private void format(SavedObject view, String index, String field, JsonNode format) {
        String where = "fieldFormatMap";
        need(view, where, index, field, Set.of("keyword"));
        JsonNode entries = format.at("/params/lookupEntries");
        if (!format.path("id").asText().equals(FieldTexts.FORMAT) || !entries.isArray()) {
            findings.add(view, where, "format", "is none that is known here: " + field);
        }
        for (JsonNode entry : entries) {
            if (entry.path("key").asText().isEmpty()
                    || entry.path("value").asText().isEmpty()) {
                findings.add(view, where, "format", "has an entry without a key or a value: " + field);
            }
        }
    }

    private void search(SavedObject search) {
        String index =
                indices.getOrDefault(search.references().path(0).path("id").asText(), "");
        for (JsonNode column : search.attributes().path("columns")) {
            exists(search, "columns", index, column.asText());
        }
        String sort = search.attributes().at("/sort/0/0").asText();
        need(search, "sort", index, sort, Set.of("date"));
        query(
                search,
                "query",
                index,
                search.nested("/kibanaSavedObjectMeta/searchSourceJSON").path("query"));
    }

    private void dashboard(SavedObject board) {
        for (LensLayer layer : board.layers()) {
            String where = "panel " + layer.panelId() + " (" + layer.title() + ")";
            String index = indices.getOrDefault(layer.viewId(), "");
            query(board, where, index, layer.query());
            for (JsonNode column : layer.columns()) {
                column(board, where, index, column);
            }
        }
        for (JsonNode control : board.nested("/controlGroupInput/panelsJSON")) {
            JsonNode input = control.path("explicitInput");
            String index = indices.getOrDefault(input.path("dataViewId").asText(), "");
            String field = input.path("fieldName").asText();
            need(board, "control " + field, index, field, Set.of("keyword", "boolean"));
        }
    }

    private void column(SavedObject board, String where, String index, JsonNode column) {
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        query(board, where, index, column.path("filter"));
        for (JsonNode filter : column.at("/params/filters")) {
            query(board, where, index, filter.path("input"));
        }
        switch (operation) {
            case "count" -> {
                if (!field.equals("___records___")) {
                    exists(board, where, index, field);
                }
            }
            case "terms" ->
                need(
                        board,
                        where,
                        index,
                        field,
                        Set.of("keyword", "boolean", "date", "long", "integer", "short", "byte"));
            case "date_histogram" -> need(board, where, index, field, Set.of("date"));
            case "sum", "average", "median", "range" -> need(board, where, index, field, NUMBERS);
            case "min", "max" -> {
                String type = mapped.type(index, field).orElse("");
                if (!NUMBERS.contains(type) && !type.equals("date")) {
                    findings.add(board, where, "field", operation + " needs a number or a date: " + field);
                } else if (type.equals("date")
                        != column.path("dataType").asText().equals("date")) {
                    findings.add(board, where, "field", "has another dataType than " + field);
                }
            }
            case "unique_count" -> {
                exists(board, where, index, field);
                if (mapped.type(index, field).orElse("").equals("text")) {
                    findings.add(board, where, "field", "cannot count the values of a text: " + field);
                }
            }
            default -> {
                if (!WITHOUT_FIELD.contains(operation)) {
                    findings.add(board, where, "column", "has an operation that is not known here: " + operation);
                }
            }
        }
    }

    private void query(SavedObject object, String where, String index, JsonNode query) {
        String text = query.path("query").asText("");
        if (!text.isEmpty() && !query.path("language").asText().equals("lucene")) {
            findings.add(object, where, "query", "has to be in Lucene's syntax, so that it can be run without Kibana");
        }
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            exists(object, where, index, fields.group(1));
        }
    }

    private void need(SavedObject object, String where, String index, String field, Set<String> types) {
        exists(object, where, index, field);
        String type = mapped.type(index, field).orElse("");
        if (!type.isEmpty() && !types.contains(type)) {
            findings.add(object, where, "field", field + " is " + type + " and not one of " + types);
        }
    }

    private void exists(SavedObject object, String where, String index, String field) {
        if (mapped.type(index, field).isEmpty()) {
            findings.add(object, where, "field", field + " is not in the mapping of " + index);
        }
    }
}

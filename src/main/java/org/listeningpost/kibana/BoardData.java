package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;

/** Asks Elasticsearch what the boards of a file would show when they are opened. Used by one thread. */
final class BoardData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final Clock clock;
    private final Map<String, SavedObject> objects = new HashMap<>();

    BoardData(ElasticRequests requests, Clock clock, List<SavedObject> objects) {
        this.requests = requests;
        this.clock = clock;
        objects.forEach(object -> this.objects.put(object.name(), object));
    }

    /** What a chart shows within the time range that its board opens with. */
    PanelTable table(SavedObject board, LensLayer layer) {
        JsonNode view = view(layer.viewId());
        LensSearch search = new LensSearch(layer, view.path("timeFieldName").asText(""), from(board), to(board));
        LensAnswer answer = new LensAnswer(layer, search);
        for (String shift : search.shifts()) {
            answer.add(shift, ask(view, search.body(shift), layer.title()));
        }
        return shown(layer, answer.table());
    }

    /** With keys as people read them, where the data view has texts for them. */
    private PanelTable shown(LensLayer layer, PanelTable table) {
        FieldTexts texts = FieldTexts.of(object("index-pattern", layer.viewId()));
        List<String> fields = table.buckets().stream()
                .map(layer::column)
                .map(column -> column.path("operationType").asText().equals("terms")
                        ? column.path("sourceField").asText()
                        : "")
                .toList();
        List<PanelTable.Row> rows = new ArrayList<>();
        for (PanelTable.Row row : table.rows()) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                keys.add(texts.shown(fields.get(i), row.keys().get(i)));
            }
            rows.add(new PanelTable.Row(keys, row.values()));
        }
        return new PanelTable(table.buckets(), table.measures(), rows);
    }

    /** How many documents a saved search finds, and the first of them. */
    record Found(long total, List<JsonNode> first) {
        Found {
            first = List.copyOf(first);
        }
    }

    /** What a list shows within the time range that its board opens with. */
    Found found(SavedObject board, String searchId, int size) {
        SavedObject search = object("search", searchId);
        JsonNode source = search.nested("/kibanaSavedObjectMeta/searchSourceJSON");
        JsonNode view = view(search.references().path(0).path("id").asText());
        ObjectNode body = MAPPER.createObjectNode().put("size", size).put("track_total_hits", true);
        var filters = body.putObject("query").putObject("bool").putArray("filter");
        String timeField = view.path("timeFieldName").asText("");
        if (!timeField.isEmpty()) {
            filters.addObject()
                    .putObject("range")
                    .putObject(timeField)
                    .put("gte", from(board).toEpochMilli())
                    .put("lte", to(board).toEpochMilli())
                    .put("format", "epoch_millis");
        }
        if (!source.at("/query/query").asText().isEmpty()) {
            filters.add(LensSearch.query(source.path("query")));
        }
        JsonNode sort = search.attributes().at("/sort/0");
        body.putArray("sort")
                .addObject()
                .put(sort.path(0).asText(), sort.path(1).asText());
        body.set("_source", search.attributes().path("columns"));
        JsonNode answer = ask(view, body, search.attributes().path("title").asText());
        List<JsonNode> first = new ArrayList<>();
        FieldTexts texts = FieldTexts.of(
                object("index-pattern", search.references().path(0).path("id").asText()));
        answer.at("/hits/hits").forEach(hit -> first.add(shown(texts, (ObjectNode) hit.path("_source"))));
        return new Found(answer.at("/hits/total/value").asLong(), first);
    }

    private static ObjectNode shown(FieldTexts texts, ObjectNode document) {
        ObjectNode shown = document.deepCopy();
        document.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                var values = shown.putArray(field.getKey());
                field.getValue().forEach(value -> values.add(texts.shown(field.getKey(), value.asText())));
            }
        });
        return shown;
    }

    /** The values that a control offers, most frequent first. */
    List<String> offered(SavedObject board, JsonNode control, int size) {
        JsonNode input = control.path("explicitInput");
        JsonNode view = view(input.path("dataViewId").asText());
        ObjectNode body = MAPPER.createObjectNode().put("size", 0);
        String timeField = view.path("timeFieldName").asText("");
        if (!timeField.isEmpty()) {
            body.putObject("query")
                    .putObject("range")
                    .putObject(timeField)
                    .put("gte", from(board).toEpochMilli())
                    .put("format", "epoch_millis");
        }
        body.putObject("aggs")
                .putObject("values")
                .putObject("terms")
                .put("field", input.path("fieldName").asText())
                .put("size", size);
        List<String> values = new ArrayList<>();
        ask(view, body, "control")
                .at("/aggregations/values/buckets")
                .forEach(each -> values.add(each.path("key").asText()));
        return values;
    }

    Instant from(SavedObject board) {
        return TimeExpression.resolve(board.attributes().path("timeFrom").asText(), clock.instant());
    }

    Instant to(SavedObject board) {
        return TimeExpression.resolve(board.attributes().path("timeTo").asText(), clock.instant());
    }

    private JsonNode view(String id) {
        return object("index-pattern", id).attributes();
    }

    private SavedObject object(String type, String id) {
        SavedObject found = objects.get(type + " " + id);
        if (found == null) {
            throw new DefinitionException("there is no " + type + " " + id + " in the file");
        }
        return found;
    }

    private JsonNode ask(JsonNode view, ObjectNode body, String title) {
        String path = "/" + view.path("title").asText() + "/_search?allow_partial_search_results=false";
        ElasticReply reply = requests.send("POST", path, body.toString().getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess()) {
            throw new DefinitionException("Elasticsearch does not take what \"" + title + "\" asks: " + reply.status()
                    + " " + reply.json().at("/error/root_cause/0/reason").asText(reply.errorType()));
        }
        return reply.json();
    }
}

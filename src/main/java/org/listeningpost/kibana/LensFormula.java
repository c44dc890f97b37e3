package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that is computed from others. Lens keeps the formula, a helper column for each part and one for the arithmetic;
 * all of them have to be stored. Used by one thread.
 */
final class LensFormula {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String id;
    private final String label;
    private final String text;
    private final List<ObjectNode> parts = new ArrayList<>();

    LensFormula(String id, String label, String text) {
        this.id = id;
        this.label = label;
        this.text = text;
    }

    /** As a person would type it into Lens. */
    static String text(Measure.Share share) {
        return count(share.query(), share.shift()) + " / " + count(share.of(), share.shift());
    }

    static String text(Measure.Change change) {
        return count(change.query(), "") + " / " + count(change.query(), change.shift()) + " - 1";
    }

    private static String count(String query, String shift) {
        String filter = query.isEmpty() ? "" : "lucene='" + query + "'";
        String earlier = shift.isEmpty() ? "" : "shift='" + shift + "'";
        String separator = filter.isEmpty() || earlier.isEmpty() ? "" : ", ";
        return "count(" + filter + separator + earlier + ")";
    }

    void add(ObjectNode part) {
        parts.add(part.put("label", "Part of " + label));
    }

    /** What is computed of the parts. */
    interface Arithmetic {
        ObjectNode of(LensFormula formula);
    }

    void finish(ObjectNode columns, Measure.Format format, Arithmetic arithmetic) {
        ObjectNode formula = MAPPER.createObjectNode()
                .put("label", label)
                .put("dataType", "number")
                .put("operationType", "formula")
                .put("isBucketed", false);
        ObjectNode params = formula.putObject("params").put("formula", text).put("isFormulaBroken", false);
        LensColumns.addFormat(params, format);
        formula.putArray("references").add(partId(parts.size()));
        formula.put("customLabel", true);
        columns.set(id, formula);
        ObjectNode math = MAPPER.createObjectNode()
                .put("label", "Part of " + label)
                .put("dataType", "number")
                .put("operationType", "math")
                .put("isBucketed", false);
        math.putObject("params").set("tinymathAst", arithmetic.of(this));
        ArrayNode references = math.putArray("references");
        for (int i = 0; i < parts.size(); i++) {
            columns.set(partId(i), parts.get(i));
            references.add(partId(i));
        }
        math.put("customLabel", true);
        columns.set(partId(parts.size()), math);
    }

    /** The first part by the second. */
    ObjectNode quotient() {
        ObjectNode divide = function("divide");
        divide.putArray("args").add(partId(0)).add(partId(1));
        return located(divide);
    }

    ObjectNode quotientLessOne() {
        ObjectNode subtract = function("subtract");
        subtract.putArray("args").add(quotient()).add(1);
        return located(subtract);
    }

    private static ObjectNode function(String name) {
        return MAPPER.createObjectNode().put("type", "function").put("name", name);
    }

    private ObjectNode located(ObjectNode function) {
        function.putObject("location").put("min", 0).put("max", text.length());
        return function.put("text", text);
    }

    private String partId(int part) {
        return id + "X" + part;
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads one object of a definition and knows where it stands, so that every error names file and place. */
final class Fields {
    private final JsonNode node;
    private final String where;

    /** @param where file and path in it */
    Fields(JsonNode node, String where) {
        this.node = node;
        this.where = where;
        if (!node.isObject()) {
            throw error("has to be an object");
        }
    }

    Fields allow(String... names) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Set<String> known = Set.of(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw error("does not know " + unknown + "; it knows " + new TreeSet<>(known));
        }
        return this;
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw error("needs " + name + ", a text");
        }
        return value.asText().strip();
    }

    String text(String name, String otherwise) {
        return node.has(name) ? text(name) : otherwise;
    }

    int number(String name, int otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt()) {
            throw error("needs " + name + ", a whole number");
        }
        return value.asInt();
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw error("needs " + name + ", true or false");
        }
        return value.asBoolean(false);
    }

    /** A query that also fits between the quotes of a formula. */
    String query(String name) {
        String query = text(name, "");
        if (query.contains("'")) {
            throw error("must not have a ' in " + name);
        }
        return query;
    }

    /** A moment, absolute or from now. */
    String time(String name) {
        String time = text(name);
        if (!TimeExpression.isTime(time)) {
            throw error("needs " + name + ", a time such as now-7d/d");
        }
        return time;
    }

    /** How much earlier. */
    String shift(String name) {
        String shift = text(name);
        if (!TimeExpression.isShift(shift)) {
            throw error("needs " + name + ", a time such as 1w");
        }
        return shift;
    }

    Fields object(String name) {
        return new Fields(node.path(name), where + "." + name);
    }

    /** A list of objects; one alone needs no list. */
    List<Fields> objects(String name) {
        List<Fields> members = new ArrayList<>();
        JsonNode array = node.path(name);
        if (array.isObject()) {
            return List.of(object(name));
        }
        if (!array.isMissingNode() && !array.isArray()) {
            throw error("needs " + name + ", a list");
        }
        for (int i = 0; i < array.size(); i++) {
            members.add(new Fields(array.get(i), where + "." + name + "[" + i + "]"));
        }
        return members;
    }

    List<String> texts(String name) {
        List<String> members = new ArrayList<>();
        JsonNode array = node.path(name);
        if (!array.isArray() || array.isEmpty()) {
            throw error("needs " + name + ", a list");
        }
        for (JsonNode each : array) {
            if (!each.isTextual()) {
                throw error("needs " + name + ", a list of texts");
            }
            members.add(each.asText());
        }
        return members;
    }

    Grid grid(String name) {
        JsonNode at = node.path(name);
        if (at.size() != 4) {
            throw error("needs " + name + ": [column, row, width, height]");
        }
        Grid grid = new Grid(
                at.get(0).asInt(-1),
                at.get(1).asInt(-1),
                at.get(2).asInt(-1),
                at.get(3).asInt(-1));
        if (!grid.isOnBoard()) {
            throw error("is not within the " + Grid.COLUMNS + " columns of a board");
        }
        return grid;
    }

    DefinitionException error(String message) {
        return new DefinitionException(where + " " + message);
    }
}

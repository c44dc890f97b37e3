package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;

/** A search request from the parameters of a URL: what a body says in JSON, said in text. */
public final class SearchParameters {
    private final Map<String, List<String>> parameters;

    /** @throws ProblemException where a parameter has another name than these */
    public SearchParameters(Map<String, List<String>> parameters, Set<String> allowed) {
        Parameters.requireKnown(parameters.keySet(), allowed);
        this.parameters = parameters;
    }

    public SearchRequest request() {
        return new SearchRequest(
                text("query"),
                text("from"),
                text("to"),
                filters(),
                text("sort"),
                number("size"),
                text("cursor"),
                flag("highlight"),
                list("facets"),
                flag("collapse"));
    }

    /** Null where absent. */
    public @Nullable String text(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw bad(name, "repeated", "The parameter may be given once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private @Nullable Integer number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw bad(name, "wrong_type", "A whole number.");
        }
    }

    private @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw bad(name, "wrong_type", "true or false.");
        };
    }

    private List<String> list(String name) {
        List<String> values = new ArrayList<>();
        for (String text : parameters.getOrDefault(name, List.of())) {
            for (String value : text.split(",")) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    /** {@code filter=platform:reddit}, as often as needed; the same field again widens it. */
    private Map<String, JsonNode> filters() {
        Map<String, JsonNode> filters = new LinkedHashMap<>();
        for (String text : parameters.getOrDefault("filter", List.of())) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw bad("filter", "wrong_form", "field:value, as in platform:reddit.");
            }
            JsonNode values =
                    filters.computeIfAbsent(text.substring(0, colon), name -> JsonNodeFactory.instance.arrayNode());
            ((ArrayNode) values).add(text.substring(colon + 1));
        }
        return filters;
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}

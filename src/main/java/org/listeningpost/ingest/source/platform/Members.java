package org.listeningpost.ingest.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RejectedElementException;

/**
 * Reads members of an element by name. What is missing or null is null; what is of another type than documented ends the
 * element with the field's name, which is ours and never the element's.
 */
final class Members {
    private static final int TEXTS_MAX = 100;
    private static final double PLAIN_NUMBER_MAX = 1e15;

    private Members() {}

    static @Nullable String text(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw wrongType("a string", path);
        }
        if (value.isFloatingPointNumber() && Math.abs(value.asDouble()) < PLAIN_NUMBER_MAX) {
            return BigDecimal.valueOf(value.asDouble()).toPlainString(); // a moment, never 1.7792712E9
        }
        return value.asText();
    }

    /** A native id or another text without which the element is nothing. */
    static String require(JsonNode node, String... path) {
        String value = text(node, path);
        if (value == null || value.isBlank()) {
            throw new RejectedElementException(name(path), "missing", "the element has no " + name(path));
        }
        return value;
    }

    /** Some interfaces write whole numbers as strings, so that JavaScript keeps them. */
    static @Nullable Long count(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual() && value.asText().matches("-?\\d{1,18}")) {
            return Long.valueOf(value.asText());
        }
        if (!value.isIntegralNumber()) {
            throw wrongType("a whole number", path);
        }
        if (!value.canConvertToLong()) {
            throw new RejectedElementException(name(path), "out_of_range", "the number is larger than any count");
        }
        return value.asLong();
    }

    static @Nullable Double number(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual() && value.asText().matches("\\d{1,9}([.,]\\d{1,9})?")) {
            return Double.valueOf(value.asText().replace(',', '.'));
        }
        if (!value.isNumber()) {
            throw wrongType("a number", path);
        }
        return value.asDouble();
    }

    static boolean isTrue(JsonNode node, String... path) {
        return at(node, path).asBoolean(false);
    }

    static @Nullable Boolean flag(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        return value.isBoolean() ? value.asBoolean() : null;
    }

    /** The elements of a list; none where there is no list. */
    static List<JsonNode> items(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isEmpty()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrongType("a list", path);
        }
        List<JsonNode> items = new ArrayList<>(value.size());
        value.forEach(items::add);
        return items;
    }

    /** One member of each object of a list. */
    static List<String> texts(List<JsonNode> items, String... path) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            String text = text(item, path);
            if (text != null && !text.isBlank() && texts.size() < TEXTS_MAX) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Null where there is nothing to join. */
    static @Nullable String lines(List<String> texts) {
        return texts.isEmpty() ? null : String.join("\n", texts);
    }

    static @Nullable Long firstCount(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : one;
    }

    static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other : one;
    }

    /**
     * The same moment and a little, for what is told by the time of its last change alone: a post that says it was edited is looked
     * for in other months, where its earlier version may lie. Null where it is no moment, which its own field will say.
     */
    static @Nullable String justAfter(@Nullable String moment) {
        try {
            return moment == null
                    ? null
                    : OffsetDateTime.parse(moment).toInstant().plusMillis(1).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode value = node;
        for (String name : path) {
            value = value.path(name);
        }
        return value;
    }

    private static RejectedElementException wrongType(String expected, String... path) {
        return new RejectedElementException(
                name(path), "wrong_type", "the field holds something other than " + expected);
    }

    private static String name(String... path) {
        return String.join(".", path);
    }
}

package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Author;

/**
 * Copies documents with their names changed. In a text a name gives way to its successor; a list loses a name that is
 * gone; a piece of evidence that points at something erased goes as a whole. Thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
final class NameScrubber {
    /** Ids of posts and pseudonyms, by their form; what else has it is no name that anybody asks about. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private static final String EVIDENCE = "evidence";
    private static final String QUERY = "query";

    private final Naming naming;
    private final boolean isQueryChanged;

    /** @param isQueryChanged false leaves what people ask as it is: a query without its name would ask something else */
    NameScrubber(Naming naming, boolean isQueryChanged) {
        this.naming = naming;
        this.isQueryChanged = isQueryChanged;
    }

    /** The same object where nothing in it has to change. */
    ObjectNode scrub(ObjectNode document) {
        return (ObjectNode) object(document);
    }

    /** Every name in a document. */
    static Set<String> names(JsonNode document) {
        Set<String> names = new HashSet<>();
        collect(document, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            NAME.matcher(node.textValue()).results().forEach(found -> names.add(found.group()));
        }
        node.fieldNames().forEachRemaining(key -> {
            if (Author.isPseudonym(key)) {
                names.add(key);
            }
        });
        node.forEach(each -> collect(each, names));
    }

    private JsonNode object(JsonNode before) {
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        boolean isSame = true;
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            // What is told per author stands under the author's pseudonym; any other key is ours, whatever it looks
            // like.
            @Nullable String key = Author.isPseudonym(field.getKey()) ? naming.of(field.getKey()) : field.getKey();
            if (key != null) {
                JsonNode value = value(field.getKey(), field.getValue());
                after.set(key, value);
                isSame &= value == field.getValue() && key.equals(field.getKey());
            } else {
                isSame = false;
            }
        }
        return isSame ? before : after;
    }

    private JsonNode value(String field, JsonNode before) {
        if (before.isTextual()) {
            return field.equals(QUERY) && !isQueryChanged ? before : text(before);
        }
        if (before.isObject()) {
            return object(before);
        }
        return before.isArray() ? array(field, before) : before;
    }

    private JsonNode array(String field, JsonNode before) {
        ArrayNode after = JsonNodeFactory.instance.arrayNode();
        boolean isSame = true;
        for (JsonNode each : before) {
            JsonNode value = value(field, each);
            boolean isGone = (each.isTextual() && ofWhole(each.textValue()) == null)
                    || (field.equals(EVIDENCE) && value != each && hasErased(each));
            if (!isGone) {
                after.add(value);
            }
            isSame &= value == each && !isGone;
        }
        return isSame ? before : after;
    }

    private boolean hasErased(JsonNode evidence) {
        return names(evidence).stream().anyMatch(name -> naming.of(name) == null);
    }

    private @Nullable String ofWhole(String text) {
        return NAME.matcher(text).matches() ? naming.of(text) : text;
    }

    private JsonNode text(JsonNode before) {
        String text = before.textValue();
        Matcher names = NAME.matcher(text);
        StringBuilder after = new StringBuilder(text.length());
        while (names.find()) {
            @Nullable String name = naming.of(names.group());
            names.appendReplacement(after, Matcher.quoteReplacement(name == null ? Naming.ERASED : name));
        }
        names.appendTail(after);
        return text.contentEquals(after) ? before : TextNode.valueOf(after.toString());
    }
}

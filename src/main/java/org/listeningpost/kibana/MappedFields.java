package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which fields the indices have, and of what type, read from {@code mappings/}. Immutable. */
final class MappedFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> TEMPLATES =
            List.of("posts", "narratives", "alerts", "alert-deliveries", "dead-letters", "ingest-counts");

    private final Map<String, Map<String, String>> typesByIndex;

    private MappedFields(Map<String, Map<String, String>> typesByIndex) {
        this.typesByIndex = typesByIndex;
    }

    /** Of the indices that boards may ask; who wants another one has to think about who may read it, see ADR 24. */
    static MappedFields ofBoards() {
        Map<String, Map<String, String>> byIndex = new HashMap<>();
        for (String index : TEMPLATES) {
            Map<String, String> types = new HashMap<>();
            collect("", template(index).at("/template/mappings/properties"), types);
            byIndex.put(index, types);
        }
        return new MappedFields(byIndex);
    }

    /** @param index without the installation's prefix */
    boolean knows(String index) {
        return typesByIndex.containsKey(index);
    }

    /** Type of the field as the mapping has it; empty where there is none. */
    Optional<String> type(String index, String field) {
        return Optional.ofNullable(typesByIndex.getOrDefault(index, Map.of()).get(field));
    }

    private static void collect(String prefix, JsonNode properties, Map<String, String> types) {
        properties.properties().forEach(property -> {
            JsonNode field = property.getValue();
            String name = prefix + property.getKey();
            boolean isCounted =
                    !field.has("doc_values") || field.path("doc_values").asBoolean();
            if (field.has("properties")) {
                collect(name + ".", field.path("properties"), types);
            } else if (isCounted && field.path("enabled").asBoolean(true)) {
                types.put(name, field.path("type").asText());
            }
            collect(name + ".", field.path("fields"), types);
        });
    }

    private static JsonNode template(String index) {
        String resource = "/mappings/index/listening-post-" + index + ".json";
        try (InputStream in = MappedFields.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new DefinitionException("this build lacks " + resource);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this build can be read", e);
        }
    }
}

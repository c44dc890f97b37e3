package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Posts carry ids of narratives, because titles change; people want to read titles. Tells every data view whose documents
 * carry such ids what to show in their place. Stateless.
 */
public final class NarrativeTitles {
    static final String FIELD = "narratives";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NarrativeTitles() {}

    /**
     * The same objects with titles.
     *
     * @param ndjson saved objects, one a line
     * @param prefix what stands before every index name of the installation
     * @param titles by id of the narrative; where two are alike, the id is shown behind them
     */
    public static String in(String ndjson, String prefix, Map<String, String> titles) {
        MappedFields mapped = MappedFields.ofBoards();
        ObjectNode format = FieldTexts.format(distinct(titles));
        StringBuilder lines = new StringBuilder();
        for (SavedObject object : BoardCheck.objects(ndjson)) {
            ObjectNode json = object.json().deepCopy();
            String title = object.attributes().path("title").asText();
            if (object.type().equals("index-pattern")
                    && title.startsWith(prefix)
                    && mapped.type(title.substring(prefix.length()), FIELD).isPresent()) {
                ObjectNode formats = object.nested("/fieldFormatMap") instanceof ObjectNode others
                        ? others
                        : MAPPER.createObjectNode();
                formats.set(FIELD, format);
                json.withObject("/attributes").put("fieldFormatMap", formats.toString());
            }
            lines.append(json).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, String> distinct(Map<String, String> titles) {
        Set<String> seen = new HashSet<>();
        Set<String> alike = new HashSet<>();
        titles.values().forEach(title -> {
            if (!seen.add(title)) {
                alike.add(title);
            }
        });
        Map<String, String> distinct = new HashMap<>();
        titles.forEach((id, title) -> distinct.put(id, alike.contains(title) ? title + " (" + id + ")" : title));
        return distinct;
    }
}

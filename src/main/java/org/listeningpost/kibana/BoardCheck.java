package org.listeningpost.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for everything in a file of saved objects that Kibana would refuse, lose or show as an error, as far as that can be
 * told without Kibana. Stateless.
 */
public final class BoardCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BoardCheck() {}

    /**
     * @param ndjson one saved object a line
     * @param prefix what stands before every index name of the installation
     * @return nothing where all is well
     */
    public static List<Finding> check(String ndjson, String prefix) {
        Findings findings = new Findings();
        List<SavedObject> objects = read(ndjson, findings);
        EnvelopeCheck.run(objects, findings);
        ReferenceCheck.run(objects, findings);
        PanelCheck.run(objects, findings);
        LensCheck.run(objects, findings);
        new FieldCheck(objects, MappedFields.ofBoards(), prefix, findings).run();
        return findings.list();
    }

    /** The objects of a file, without a word about those lines that are none. */
    static List<SavedObject> objects(String ndjson) {
        return read(ndjson, new Findings());
    }

    private static List<SavedObject> read(String ndjson, Findings findings) {
        List<SavedObject> objects = new ArrayList<>();
        int number = 0;
        for (String line : ndjson.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode json = MAPPER.readTree(line);
                boolean isSummary = json.has("exportedCount"); // the last line of what Kibana exports
                if (!json.isObject()) {
                    findings.add(number, "line", "is no object");
                } else if (!isSummary) {
                    objects.add(new SavedObject(json));
                }
            } catch (JsonProcessingException e) {
                findings.add(number, "line", "is no JSON");
            }
        }
        if (objects.isEmpty()) {
            findings.add(0, "line", "holds no saved object");
        }
        return objects;
    }
}

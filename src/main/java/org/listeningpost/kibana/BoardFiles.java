package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files that are made of a definition. Stateless. */
public final class BoardFiles {
    /** Everything in one file for an import. */
    public static final String BUNDLE = "listening-post.ndjson";

    private static final ObjectWriter PRETTY = new ObjectMapper().writer().with(SerializationFeature.INDENT_OUTPUT);

    private BoardFiles() {}

    /**
     * What the definition in that folder makes: contents by path below the folder.
     *
     * @param prefix what stands before every index name of the installation
     * @throws DefinitionException where it cannot be understood
     */
    public static Map<String, String> build(Path folder, String prefix) throws IOException {
        Definition definition = DefinitionReader.read(folder);
        Map<String, String> files = new TreeMap<>();
        files.put(BUNDLE, new SavedObjects(definition, MappedFields.ofBoards(), prefix).ndjson());
        DashboardsApi api = new DashboardsApi(definition);
        for (Board board : definition.boards()) {
            String json = PRETTY.writeValueAsString(api.body(board));
            files.put("dashboards-api/" + Ids.object(board.id()) + ".json", json.replace("\r\n", "\n") + "\n");
        }
        return files;
    }

    /** Writes them below that folder. */
    public static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, file.getValue());
        }
    }

    /**
     * The objects that this program brings along.
     *
     * @param prefix what stands before every index name of the installation
     */
    public static String bundled(String prefix) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (SavedObject object : BoardCheck.objects(bundled())) {
            ObjectNode json = object.json().deepCopy();
            if (object.type().equals("index-pattern")) {
                String title = object.attributes().path("title").asText();
                json.withObject("/attributes").put("title", prefix + title);
            }
            lines.append(json).append('\n');
        }
        return lines.toString();
    }

    private static String bundled() throws IOException {
        try (InputStream in = BoardFiles.class.getResourceAsStream("/kibana/" + BUNDLE)) {
            if (in == null) {
                throw new DefinitionException("this build lacks kibana/" + BUNDLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

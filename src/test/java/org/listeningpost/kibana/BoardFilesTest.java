package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFilesTest {
    static final Path KIBANA = Path.of("kibana");

    @TempDir
    private Path folder;

    @Test
    void the_committed_files_are_what_the_definition_makes() throws IOException {
        Map<String, String> made = BoardFiles.build(KIBANA, "");
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertEquals(
                    file.getValue(),
                    Files.readString(KIBANA.resolve(file.getKey())),
                    file.getKey() + " is out of date: run ./listening-post kibana build");
        }
        try (Stream<Path> bodies = Files.list(KIBANA.resolve("dashboards-api"))) {
            List<String> committed = bodies.map(path -> "dashboards-api/" + path.getFileName())
                    .sorted()
                    .toList();
            List<String> expected = new TreeSet<>(made.keySet())
                    .stream().filter(name -> name.startsWith("dashboards-api/")).toList();
            assertEquals(expected, committed);
        }
    }

    @Test
    void there_are_four_boards_and_each_has_real_panels_and_controls() throws IOException {
        List<SavedObject> boards = BoardCheck.objects(bundle()).stream()
                .filter(object -> object.type().equals("dashboard"))
                .toList();
        assertEquals(
                List.of(
                        "listening-post-misinformation",
                        "listening-post-operations",
                        "listening-post-overview",
                        "listening-post-patient-experience"),
                boards.stream().map(SavedObject::id).toList());
        for (SavedObject board : boards) {
            assertTrue(board.layers().size() >= 7, board.id());
            assertFalse(board.nested("/controlGroupInput/panelsJSON").isEmpty(), board.id());
        }
    }

    @Test
    void an_installation_s_prefix_stands_before_every_index_and_before_nothing_else() throws IOException {
        String plain = bundle();
        String prefixed =
                Objects.requireNonNull(BoardFiles.build(KIBANA, "clinic-").get(BoardFiles.BUNDLE));
        for (SavedObject object : BoardCheck.objects(prefixed)) {
            if (object.type().equals("index-pattern")) {
                assertTrue(object.attributes().path("title").asText().startsWith("clinic-"), object.id());
            }
        }
        assertEquals(plain, prefixed.replace("\"title\":\"clinic-", "\"title\":\""));
        assertEquals(List.of(), BoardCheck.check(prefixed, "clinic-"));
    }

    @Test
    void the_body_for_the_api_has_the_panels_of_the_saved_object() throws IOException {
        Map<String, String> made = BoardFiles.build(KIBANA, "");
        for (SavedObject board : BoardCheck.objects(bundle())) {
            if (!board.type().equals("dashboard")) {
                continue;
            }
            JsonNode body = new ObjectMapper().readTree(made.get("dashboards-api/" + board.id() + ".json"));
            assertEquals(board.attributes().path("title"), body.path("title"));
            assertEquals(board.panels().size(), body.path("panels").size());
            for (int i = 0; i < body.path("panels").size(); i++) {
                JsonNode stored = board.panels().get(i);
                JsonNode panel = body.path("panels").get(i);
                for (String side : List.of("x", "y", "w", "h")) {
                    assertEquals(
                            stored.path("gridData").path(side),
                            panel.path("grid").path(side));
                }
                if (stored.path("type").asText().equals("lens")) {
                    assertEquals("vis", panel.path("type").asText());
                    assertEquals(stored.path("title"), panel.at("/config/title"));
                }
            }
        }
    }

    @Test
    void a_mistake_in_a_definition_is_told_with_file_and_place() throws IOException {
        assertMistake("chart: metric", "chart: gauge", "overview.yaml.panels[1] needs chart, one of");
        assertMistake(
                "measure: count,", "meazure: count,", "overview.yaml.panels[1].measures[0] does not know [meazure]");
        assertMistake("at: [0, 3, 8, 6]", "at: [44, 3, 8, 6]", "overview.yaml.panels[1] is not within the 48 columns");
        assertMistake("id: change", "id: posts", "overview.yaml.panels[2] has the id of another panel: posts");
        assertMistake(
                "view: posts, field: topics",
                "view: post, field: topics",
                "overview.yaml.controls[2] names no data view: post");
    }

    private void assertMistake(String was, String is, String message) throws IOException {
        Files.createDirectories(folder.resolve("boards"));
        Files.writeString(folder.resolve("views.yaml"), Files.readString(KIBANA.resolve("views.yaml")));
        Files.writeString(folder.resolve("searches.yaml"), Files.readString(KIBANA.resolve("searches.yaml")));
        String board = Files.readString(KIBANA.resolve("boards/overview.yaml"));
        assertTrue(board.contains(was), was);
        int at = board.indexOf(was);
        Files.writeString(
                folder.resolve("boards/overview.yaml"),
                board.substring(0, at) + is + board.substring(at + was.length()));
        DefinitionException thrown = assertThrows(DefinitionException.class, () -> BoardFiles.build(folder, ""));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(message), thrown.getMessage());
    }

    private static String bundle() throws IOException {
        return Objects.requireNonNull(BoardFiles.build(KIBANA, "").get(BoardFiles.BUNDLE));
    }
}

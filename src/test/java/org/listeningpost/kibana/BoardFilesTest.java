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
import java.time.Instant;
import java.util.ArrayList;
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
    void a_time_before_ends_where_the_time_range_begins() throws IOException {
        // A Sunday afternoon, when seven days and a part of the eighth have passed since the last Sunday's midnight.
        Instant now = Instant.parse("2026-11-22T15:00:00Z");
        int compared = 0;
        for (SavedObject board : BoardCheck.objects(bundle())) {
            Instant from =
                    TimeExpression.resolve(board.attributes().path("timeFrom").asText("now"), now);
            Instant to =
                    TimeExpression.resolve(board.attributes().path("timeTo").asText("now"), now);
            for (LensLayer layer : board.layers()) {
                for (JsonNode column : layer.columns()) {
                    String shift = LensSearch.shift(column);
                    if (!shift.isEmpty()) {
                        assertFalse(
                                TimeExpression.earlier(to, shift).isAfter(from),
                                board.id() + ": " + layer.title() + " " + shift);
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared >= 10, "only " + compared);
    }

    @Test
    void hours_and_weekdays_stand_in_their_order_in_kibana_and_in_the_preview() throws IOException {
        SavedObject overview = BoardCheck.objects(bundle()).stream()
                .filter(object -> object.id().equals("listening-post-overview"))
                .findFirst()
                .orElseThrow();
        LensLayer hours = overview.layers().stream()
                .filter(layer -> layer.title().startsWith("When people write"))
                .findFirst()
                .orElseThrow();
        JsonNode grid = hours.visualization().path("gridConfig");
        assertEquals("asc", grid.path("xSortPredicate").asText());
        assertEquals("asc", grid.path("ySortPredicate").asText());
        JsonNode body = new ObjectMapper()
                .readTree(BoardFiles.build(KIBANA, "").get("dashboards-api/listening-post-overview.json"));
        List<String> sorted = new ArrayList<>();
        for (JsonNode panel : body.path("panels")) {
            String axis = panel.at("/config/axis").toString();
            if (!axis.isEmpty()) {
                sorted.add(panel.at("/config/title").asText().substring(0, 17) + axis);
            }
        }
        assertEquals(List.of("When people write{\"x\":{\"sort\":\"asc\"},\"y\":{\"sort\":\"asc\"}}"), sorted);

        String x = hours.visualization().path("xAccessor").asText();
        String y = hours.visualization().path("yAccessor").asText();
        String measure = hours.visualization().path("valueAccessor").asText();
        // Weekday, hour: the first weekday lacks the first hours.
        List<PanelTable.Row> rows = Stream.of(List.of("1", "10"), List.of("1", "9"), List.of("2", "0"))
                .map(keys -> new PanelTable.Row(keys, Map.of(measure, 1.0)))
                .toList();
        String svg = GroupPicture.heatmap(hours, new PanelTable(List.of(y, x), List.of(measure), rows), 600, 200);
        assertTrue(svg.matches("(?s).*>0<.*>9<.*>10<.*"), svg);
    }

    @Test
    void a_mistake_in_a_definition_is_told_with_file_and_place() throws IOException {
        assertMistake("chart: metric", "chart: gauge", "overview.yaml.panels[1] needs chart, one of");
        assertMistake(
                "measure: count,", "meazure: count,", "overview.yaml.panels[1].measures[0] does not know [meazure]");
        assertMistake("at: [0, 3, 8, 6]", "at: [44, 3, 8, 6]", "overview.yaml.panels[1] is not within the 48 columns");
        assertMistake("id: change", "id: posts", "overview.yaml.panels[2] has the id of another panel: posts");
        assertMistake("interval: d", "interval: day", "overview.yaml.panels[7].x needs interval, one of [auto, m, h");
        assertMistake(
                "shift: 1w", "shift: 1week", "overview.yaml.panels[1].measures[1] needs shift, a time such as 1w");
        assertMistake("now-6d/d", "now-7days", "overview.yaml.time needs from, a time such as now-7d/d");
        assertMistake("size: 12", "size: 5000", "overview.yaml.panels[9].x needs size, 1 to 1000");
        assertMistake(
                "measure: count, shift",
                "of: \"kind:*\", measure: count, shift",
                "overview.yaml.panels[1].measures[1] has of, which only a share has");
        // Kibana would drop the query, and show everything.
        assertMistake(
                "title: Platforms\n    chart: bar_horizontal\n    view: posts",
                "title: Platforms\n    chart: bar_horizontal\n    view: alerts\n    query: \"severity:high\"",
                "overview.yaml.panels[9] asks an index of which the board has no control");
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

package org.listeningpost.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed boards pass every check, and each check fails where it should. */
class BoardCheckTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String VIEW = "listening-post-posts";
    private static final String SEARCH = "listening-post-search-questions";
    private static final String BOARD = "listening-post-overview";

    @Test
    void the_committed_boards_pass() throws IOException {
        assertEquals(List.of(), BoardCheck.check(bundle(), ""));
    }

    @Test
    void a_line_that_is_no_object_is_found() throws IOException {
        assertFinding(BoardCheck.check(bundle() + "{\"type\":\n", ""), "line", "is no JSON");
        assertFinding(BoardCheck.check(bundle() + "[]\n", ""), "line", "is no object");
        assertFinding(BoardCheck.check("\n", ""), "line", "holds no saved object");
    }

    @Test
    void an_export_of_kibana_ends_with_a_line_that_is_no_object() throws IOException {
        String export = bundle() + "{\"exportedCount\":16,\"missingRefCount\":0,\"missingReferences\":[]}\n";
        assertEquals(List.of(), BoardCheck.check(export, ""));
        assertEquals(16, BoardCheck.objects(export).size());
    }

    /** Whole objects: which, where, the new value as JSON (nothing: remove), which check, and what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                VIEW + " | /id | '\"listening-post-alerts\"' | id | stands twice",
                VIEW + " | /id | '\"\"' | id | is missing",
                VIEW + " | /typeMigrationVersion | - | version | is missing",
                VIEW + " | /typeMigrationVersion | '\"7.17.0\"' | version | of 7.x",
                VIEW + " | /typeMigrationVersion | '\"8.1.0\"' | version | refuses (422)",
                BOARD + " | /typeMigrationVersion | '\"10.4.0\"' | version | refuses (422)",
                VIEW + " | /coreMigrationVersion | '\"8.9.0\"' | version | has to be 8.8.0",
                VIEW + " | /type | '\"canvas\"' | type | none of those",
                VIEW + " | /attributes | - | envelope | needs attributes",
                VIEW + " | /attributes/fieldAttrs | '\"{\"' | nested | holds JSON",
                VIEW
                        + " | /attributes/fieldFormatMap | '\"{\\\"narrative\\\":{\\\"id\\\":\\\"static_lookup\\\"}}\"' | field | narrative is not in the mapping",
                VIEW
                        + " | /attributes/fieldFormatMap | '\"{\\\"narratives\\\":{\\\"id\\\":\\\"lookup\\\"}}\"' | format | none that is known here",
                VIEW
                        + " | /attributes/fieldFormatMap | '\"{\\\"narratives\\\":{\\\"id\\\":\\\"static_lookup\\\",\\\"params\\\":{\\\"lookupEntries\\\":[{\\\"key\\\":\\\"x\\\"}]}}}\"' | format | without a key or a value",
                VIEW + " | /attributes/fields | '[]' | nested | has to be a string",
                BOARD + " | /attributes/panelsJSON | '\"[{]\"' | nested | holds JSON",
                BOARD + " | /attributes/panelsJSON | '\"[]\"' | panel | has no panels",
                BOARD + " | /attributes/optionsJSON | - | nested | holds JSON",
                BOARD + " | /attributes/controlGroupInput/ignoreParentSettingsJSON | '\"x\"' | nested | holds JSON",
                VIEW + " | /attributes/title | '\"audit\"' | index | no index of ours that boards may ask",
                VIEW + " | /attributes/timeFieldName | '\"language\"' | field | not one of [date]",
                SEARCH + " | /attributes/columns/0 | '\"texts\"' | field | texts is not in the mapping",
                SEARCH + " | /attributes/sort/0/0 | '\"text\"' | field | not one of [date]",
                SEARCH + " | /references/0/id | '\"gone\"' | reference | which is not in the file",
                SEARCH + " | /references/0/name | '\"other\"' | mirror | needs the reference",
                BOARD + " | /references/0/id | '\"gone\"' | reference | which is not in the file",
                BOARD + " | /references/0/id | '\"listening-post-alerts\"' | mirror | leads elsewhere",
                BOARD + " | /references/0/name | '\"other\"' | reference | which nothing uses",
            })
    void a_broken_object_is_found(String id, String pointer, String value, String code, String message)
            throws IOException {
        assertFinding(BoardCheck.check(mutated(id, object -> put(object, pointer, value)), ""), code, message);
    }

    /** Panels of the overview by title. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Posts | /panelIndex | '\"x\"' | panel | gridData.i that is its panelIndex",
                "Posts | /gridData/i | '\"x\"' | panel | gridData.i that is its panelIndex",
                "Posts | /gridData/w | '60' | grid | not within the 48 columns",
                "Posts | /gridData/x | '-1' | grid | not within the 48 columns",
                "Posts | /gridData/w | '9' | grid | lies over another panel",
                "Posts | /version | '\"8.0.0\"' | panel | must not have a version",
                "Posts | /type | '\"map\"' | panel | not known here",
                "Posts | /embeddableConfig/attributes/visualizationType | '\"lnsGauge\"' | lens | not known here",
                "Posts | /embeddableConfig/attributes/version | '1' | lens | must not have a version",
                "Posts | /embeddableConfig/attributes/references | '[]' | reference | names no data view",
                "Posts | /embeddableConfig/attributes/state/datasourceStates/formBased/layers | '{}' | lens | without a layer",
                "Posts | /embeddableConfig/attributes/state/visualization/metricAccessor | '\"x\"' | accessor | needs the column x",
                "Posts | /embeddableConfig/attributes/state/visualization | '{}' | accessor | shows no column",
                "Posts | /embeddableConfig/attributes/state/visualization/layerId | '\"x\"' | accessor | does not show",
                "Languages | /embeddableConfig/attributes/state/visualization/layers/0/primaryGroups/0 | '\"x\"' | accessor | needs the column x",
                "Languages | /embeddableConfig/attributes/state/query | '{\"query\":\"language: en\",\"language\":\"kuery\"}' | query | Lucene",
                "Languages | /embeddableConfig/attributes/state/query | '{\"query\":\"lang:en\",\"language\":\"lucene\"}' | field | lang is not in the mapping",
            })
    void a_broken_panel_is_found(String title, String pointer, String value, String code, String message)
            throws IOException {
        List<Finding> findings = BoardCheck.check(mutatedPanel(title, panel -> put(panel, pointer, value)), "");
        if (code == null) {
            assertEquals(List.of(), findings, "a second measure may stand alone");
        } else {
            assertFinding(findings, code, message);
        }
    }

    /** Columns of the overview's table of topics, by label. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Topic | /sourceField | '\"topic\"' | field | topic is not in the mapping of posts",
                "Topic | /sourceField | '\"text\"' | field | text is text and not one of",
                "Topic | /isBucketed | - | column | incomplete column",
                "Topic | /operationType | '\"rare_terms\"' | column | operation that is not known here",
                "Topic | /params/orderBy/columnId | '\"x\"' | order_by | needs the column x",
                "Mean tone | /sourceField | '\"sentiment.label\"' | field | sentiment.label is keyword and not one of",
                "Mean tone | /operationType | '\"max\"' | - | -",
                "Mean tone | /operationType | '\"date_histogram\"' | field | not one of [date]",
                "Change | /references | '[]' | column | without its parts",
                "Change | /references/0 | '\"x\"' | column | needs the column x",
                "Change | /params/formula | '\"\"' | column | without its parts",
            })
    void a_broken_column_is_found(String label, String pointer, String value, String code, String message)
            throws IOException {
        List<Finding> findings = BoardCheck.check(
                mutatedPanel("Topics against the week before", panel -> put(column(panel, label), pointer, value)), "");
        if (code == null) {
            assertEquals(List.of(), findings);
        } else {
            assertFinding(findings, code, message);
        }
    }

    @Test
    void an_order_that_is_not_that_of_the_columns_is_found() throws IOException {
        assertFinding(
                BoardCheck.check(mutatedPanel("Platforms", panel -> order(panel).remove(0)), ""),
                "column_order",
                "exactly its columns");
        assertFinding(
                BoardCheck.check(
                        mutatedPanel(
                                "Platforms",
                                panel -> order(panel).add(order(panel).remove(0))),
                        ""),
                "column_order",
                "buckets first");
    }

    @Test
    void an_order_by_what_is_computed_afterwards_is_found() throws IOException {
        assertFinding(
                BoardCheck.check(
                        mutatedPanel("Topics against the week before", panel -> {
                            String shifted = idOf(panel, "A week earlier");
                            ((ObjectNode) column(panel, "Topic").at("/params/orderBy")).put("columnId", shifted);
                        }),
                        ""),
                "order_by",
                "computes afterwards");
    }

    @Test
    void a_control_on_a_field_that_is_not_there_is_found() throws IOException {
        Consumer<ObjectNode> misspell = board -> {
            ObjectNode input = (ObjectNode) board.at("/attributes/controlGroupInput");
            input.put("panelsJSON", input.path("panelsJSON").asText().replace("\"platform\"", "\"plattform\""));
        };
        assertFinding(BoardCheck.check(mutated(BOARD, misspell), ""), "field", "plattform is not in the mapping");
    }

    private static void assertFinding(List<Finding> findings, String code, String message) {
        assertTrue(
                findings.stream()
                        .anyMatch(finding ->
                                finding.code().equals(code) && finding.message().contains(message)),
                () -> "no [" + code + "] " + message + " among " + findings);
    }

    private static String mutated(String id, Consumer<ObjectNode> change) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        boolean isChanged = false;
        for (SavedObject each : BoardCheck.objects(bundle())) {
            ObjectNode object = (ObjectNode) each.json();
            if (each.id().equals(id)) {
                change.accept(object);
                isChanged = true;
            }
            objects.add(object);
        }
        assertTrue(isChanged, id);
        return objects.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
    }

    private static String mutatedPanel(String title, Consumer<ObjectNode> change) throws IOException {
        return mutated(BOARD, board -> {
            ArrayNode panels = (ArrayNode) new SavedObject(board).panels();
            boolean isChanged = false;
            for (JsonNode panel : panels) {
                if (panel.path("title").asText().equals(title)) {
                    change.accept((ObjectNode) panel);
                    isChanged = true;
                }
            }
            assertTrue(isChanged, title);
            ((ObjectNode) board.path("attributes")).put("panelsJSON", panels.toString());
        });
    }

    private static void put(ObjectNode object, String pointer, String json) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = last == 0 ? object : object.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        try {
            switch (parent) {
                case ObjectNode node when json == null -> assertTrue(node.has(name) && node.remove(name) != null);
                case ObjectNode node -> node.set(name, MAPPER.readTree(json));
                case ArrayNode node -> node.set(Integer.parseInt(name), MAPPER.readTree(json));
                default -> throw new AssertionError("there is no " + pointer);
            }
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static JsonNode layer(ObjectNode panel) {
        return panel.at("/embeddableConfig/attributes/state/datasourceStates/formBased/layers")
                .elements()
                .next();
    }

    private static ArrayNode order(ObjectNode panel) {
        return (ArrayNode) layer(panel).path("columnOrder");
    }

    private static ObjectNode column(ObjectNode panel, String label) {
        return (ObjectNode) layer(panel).path("columns").path(idOf(panel, label));
    }

    private static String idOf(ObjectNode panel, String label) {
        for (var column : layer(panel).path("columns").properties()) {
            if (column.getValue().path("label").asText().equals(label)) {
                return column.getKey();
            }
        }
        throw new AssertionError("no column " + label);
    }

    private static String bundle() throws IOException {
        return Files.readString(BoardFilesTest.KIBANA.resolve(BoardFiles.BUNDLE));
    }
}

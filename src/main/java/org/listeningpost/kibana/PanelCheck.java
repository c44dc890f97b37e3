package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Does every panel have a place of its own on the board? */
final class PanelCheck {
    private static final Set<String> TYPES = Set.of("lens", "visualization", "search");

    private PanelCheck() {}

    static void run(List<SavedObject> objects, Findings findings) {
        for (SavedObject board : objects) {
            if (board.type().equals("dashboard")) {
                board(board, findings);
            }
        }
    }

    private static void board(SavedObject board, Findings findings) {
        if (board.panels().isEmpty()) {
            findings.add(board, "panelsJSON", "panel", "has no panels");
        }
        Set<String> ids = new HashSet<>();
        List<Grid> taken = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            String id = panel.path("panelIndex").asText();
            String where = "panel " + id;
            if (id.isEmpty() || !ids.add(id)) {
                findings.add(board, where, "panel", "needs a panelIndex of its own");
            }
            if (!TYPES.contains(panel.path("type").asText())) {
                findings.add(board, where, "panel", "is of a type that is not known here");
            }
            if (panel.has("version")) {
                findings.add(board, where, "panel", "must not have a version: Kibana would migrate it from there");
            }
            JsonNode data = panel.path("gridData");
            if (!data.path("i").asText().equals(id)) {
                findings.add(board, where, "panel", "needs a gridData.i that is its panelIndex");
            }
            Grid grid = new Grid(
                    data.path("x").asInt(-1),
                    data.path("y").asInt(-1),
                    data.path("w").asInt(-1),
                    data.path("h").asInt(-1));
            if (!grid.isOnBoard()) {
                findings.add(board, where, "grid", "is not within the " + Grid.COLUMNS + " columns: " + grid);
            }
            if (taken.stream().anyMatch(grid::overlaps)) {
                findings.add(board, where, "grid", "lies over another panel: " + grid);
            }
            taken.add(grid);
        }
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A board drawn without Kibana, from the same queries: one page that asks nobody for anything, and says what it is. Used by
 * one thread.
 */
final class PreviewPage {
    static final int WIDTH = 1440;
    private static final double COLUMN = 29.4;
    private static final int ROW = 20;
    private static final int HEAD = 96;
    private static final int TITLE = 26;
    private static final int PADDING = 10;

    private static final String STYLE = """
            body{margin:0;background:#f3f5f8;font:13px/1.35 "DejaVu Sans",Verdana,sans-serif;color:#1f2933;width:1440px;position:relative}
            .notice{background:#7a4a00;color:#fff;padding:7px 16px;font-size:13px}
            h1{font-size:20px;margin:8px 16px 2px}.sub{margin:0 16px;color:#4a5563}
            .panel{position:absolute;background:#fff;border:1px solid #d9dee5;border-radius:4px;overflow:hidden}
            .panel h2{font-size:13px;margin:5px 10px 0;height:20px;white-space:nowrap;overflow:hidden}
            .body{margin:2px 10px}.text{padding:9px 12px;font-size:14px}
            svg text{font-size:11px;fill:inherit}svg{display:block;fill:#1f2933}
            .metric b{display:block;font-size:27px;line-height:1.15}.metric span{display:block;color:#4a5563;font-size:12px}
            .metric .second{margin-top:3px}.metric em{font-style:normal;color:#1f2933;font-weight:bold}
            .legend{height:20px;overflow:hidden;font-size:11px;white-space:nowrap}
            .legend span,.list span{margin-right:12px;white-space:nowrap}.list span{display:block;margin:3px 0}
            i{display:inline-block;width:10px;height:10px;margin-right:5px;border-radius:2px}
            .beside{display:flex;gap:14px;align-items:center}.list em{font-style:normal;font-weight:bold}
            .cloud{line-height:1.6;text-align:center}.cloud span{margin:0 7px;white-space:nowrap}
            table{border-collapse:collapse;width:100%;font-size:11.5px}
            th{text-align:left;color:#4a5563;font-weight:bold;white-space:nowrap;padding:2px 8px 3px 0;border-bottom:1px solid #d9dee5}
            td{padding:2px 8px 2px 0;border-bottom:1px solid #eef1f5;white-space:nowrap;height:16px}
            .n{text-align:right;padding-right:4px}.documents td:first-child{white-space:normal;max-width:620px}
            .control{display:inline-block;background:#fff;border:1px solid #c3cad3;border-radius:4px;padding:3px 10px;margin:4px 8px 0 0;font-size:12px}
            """;

    private final SavedObject board;
    private final BoardData data;
    private final List<SavedObject> objects;

    PreviewPage(SavedObject board, List<SavedObject> objects, BoardData data) {
        this.board = board;
        this.objects = objects;
        this.data = data;
    }

    /** Height of the page, for whoever takes a picture of it. */
    int height() {
        int rows = 0;
        for (JsonNode panel : board.panels()) {
            JsonNode grid = panel.path("gridData");
            rows = Math.max(rows, grid.path("y").asInt() + grid.path("h").asInt());
        }
        return HEAD + 34 + rows * ROW + 12;
    }

    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<title>Preview: ")
                .append(Html.escaped(board.attributes().path("title").asText()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body style=\"height:")
                .append(height())
                .append(
                        "px\"><div class=\"notice\"><b>Preview, not Kibana.</b> Drawn by Listening Post from the same queries"
                                + " that Kibana sends; Kibana draws them its own way.</div><h1>")
                .append(Html.escaped(board.attributes().path("title").asText()))
                .append("</h1><p class=\"sub\">")
                .append(Html.escaped(board.attributes().path("timeFrom").asText() + " to "
                        + board.attributes().path("timeTo").asText() + ", UTC"))
                .append("</p><div style=\"margin:4px 16px\">");
        for (JsonNode control : board.nested("/controlGroupInput/panelsJSON")) {
            page.append("<span class=\"control\">")
                    .append(Html.escaped(control.at("/explicitInput/title").asText()))
                    .append(": any</span>");
        }
        page.append("</div>\n");
        for (JsonNode panel : board.panels()) {
            page.append(panel(panel)).append('\n');
        }
        return page.append("</body></html>\n").toString();
    }

    private String panel(JsonNode panel) {
        JsonNode grid = panel.path("gridData");
        double width = grid.path("w").asInt() * COLUMN - 8;
        int height = grid.path("h").asInt() * ROW - 8;
        String place = "left:" + Html.px(16 + grid.path("x").asInt() * COLUMN) + "px;top:"
                + (HEAD + 34 + grid.path("y").asInt() * ROW) + "px;width:" + Html.px(width) + "px;height:" + height
                + "px";
        String title = panel.path("title").asText();
        String content =
                switch (panel.path("type").asText()) {
                    case "visualization" ->
                        "<div class=\"text\">"
                                + bold(Html.escaped(panel.at("/embeddableConfig/savedVis/params/markdown")
                                        .asText()))
                                + "</div>";
                    case "search" -> titled(title, list(panel, width, height - TITLE - 24));
                    default -> titled(title, chart(panel, width - 2 * PADDING, height - TITLE - PADDING));
                };
        return "<div class=\"panel\" style=\"" + place + "\">" + content + "</div>";
    }

    private static String titled(String title, String content) {
        return "<h2>" + Html.escaped(title) + "</h2><div class=\"body\">" + content + "</div>";
    }

    private static String bold(String escaped) {
        return escaped.replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>");
    }

    private String chart(JsonNode panel, double width, double height) {
        StringBuilder drawn = new StringBuilder();
        for (LensLayer layer : board.layers()) {
            if (layer.panelId().equals(panel.path("panelIndex").asText())) {
                drawn.append(drawing(layer, data.table(board, layer), width, height));
            }
        }
        return drawn.toString();
    }

    private static String drawing(LensLayer layer, PanelTable table, double width, double height) {
        return switch (layer.attributes().path("visualizationType").asText()) {
            case "lnsMetric" -> GroupPicture.metric(layer, table);
            case "lnsPie" -> GroupPicture.donut(table, width, height);
            case "lnsHeatmap" -> table.rows().isEmpty() ? "" : GroupPicture.heatmap(layer, table, width, height);
            case "lnsTagcloud" -> GroupPicture.cloud(table);
            case "lnsDatatable" -> GroupPicture.table(layer, table, height);
            default -> table.rows().isEmpty() ? "" : XyPicture.of(layer, table, width, height);
        };
    }

    private String list(JsonNode panel, double width, int height) {
        boolean isWide = width > 1_000;
        int size = height / (isWide ? 22 : 52);
        String name = panel.path("panelIndex").asText() + ":"
                + panel.path("panelRefName").asText();
        for (JsonNode reference : board.references()) {
            if (reference.path("name").asText().equals(name)) {
                String id = reference.path("id").asText();
                List<String> columns = new ArrayList<>();
                for (SavedObject object : objects) {
                    if (object.name().equals("search " + id)) {
                        object.attributes().path("columns").forEach(column -> columns.add(column.asText()));
                    }
                }
                return GroupPicture.documents(
                        columns, data.found(board, id, size).first(), isWide ? 110 : 84);
            }
        }
        return "";
    }
}

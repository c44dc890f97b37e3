package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Single figures, rings, fields of cells, clouds of words and tables. Stateless. */
final class GroupPicture {
    private GroupPicture() {}

    static String metric(LensLayer layer, PanelTable table) {
        StringBuilder html = new StringBuilder("<div class=\"metric\">");
        for (int i = 0; i < table.measures().size(); i++) {
            String id = table.measures().get(i);
            JsonNode column = layer.column(id);
            double value = table.rows().isEmpty()
                    ? Double.NaN
                    : table.rows().getFirst().value(id);
            String label = Html.escaped(column.path("label").asText());
            String figure = Html.escaped(Figures.value(column, value));
            html.append(
                    i == 0
                            ? "<b>" + figure + "</b><span>" + label + "</span>"
                            : "<span class=\"second\">" + label + " <em>" + figure + "</em></span>");
        }
        return html.append("</div>").toString();
    }

    static String donut(PanelTable table, double width, double height) {
        String measure = table.measures().getFirst();
        double total =
                table.rows().stream().mapToDouble(row -> row.value(measure)).sum();
        double size = Math.min(width * 0.5, height);
        double outer = size / 2 - 4;
        double middle = outer * 0.72;
        double circumference = 2 * Math.PI * middle;
        StringBuilder svg = new StringBuilder();
        StringBuilder list = new StringBuilder("<div class=\"list\">");
        double from = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            PanelTable.Row row = table.rows().get(i);
            double part = row.value(measure) / total;
            String color = Html.color(row.keys().getFirst(), i);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\""
                            + " stroke-dasharray=\"%.2f %.2f\" transform=\"rotate(%.2f %.1f %.1f)\"/>",
                    size / 2,
                    height / 2,
                    middle,
                    color,
                    outer * 0.5,
                    Math.max(0.1, part * circumference - 1),
                    circumference,
                    from * 360 - 90,
                    size / 2,
                    height / 2));
            from += part;
            list.append("<span><i style=\"background:")
                    .append(color)
                    .append("\"></i>")
                    .append(Html.escaped(Html.shortened(row.keys().getFirst(), 18)))
                    .append(String.format(Locale.ROOT, " <em>%.1f %%</em></span>", 100 * part));
        }
        return "<div class=\"beside\">" + Html.svg(size, height, svg.toString()) + list + "</div></div>";
    }

    static String heatmap(LensLayer layer, PanelTable table, double width, double height) {
        int x = table.buckets().indexOf(layer.visualization().path("xAccessor").asText());
        int y = table.buckets().indexOf(layer.visualization().path("yAccessor").asText());
        JsonNode xColumn = layer.column(table.buckets().get(x));
        boolean isDates = xColumn.path("operationType").asText().equals("date_histogram");
        List<String> columns = inOrder(xColumn, table.keys(x));
        List<String> rows = inOrder(layer.column(table.buckets().get(y)), table.keys(y));
        String measure = table.measures().getFirst();
        double max = table.rows().stream()
                .mapToDouble(row -> row.value(measure))
                .max()
                .orElse(1);
        double left = Math.min(150, width * 0.3);
        double w = (width - left) / columns.size();
        double h = (height - 22) / rows.size();
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String label = Html.shortened(rows.get(i), (int) (left / 6.6));
            svg.append(Html.text(left - 6, (i + 0.5) * h + 4, "end", label));
        }
        for (PanelTable.Row row : table.rows()) {
            int column = columns.indexOf(row.keys().get(x));
            int line = rows.indexOf(row.keys().get(y));
            double part = row.value(measure) / max;
            svg.append(Html.rectangle(left + column * w, line * h, w - 1, h - 1, shade(part)));
            boolean isRoomy = w > 26 && h > 13 && row.value(measure) > 0;
            if (isRoomy) {
                svg.append("<g fill=\"" + (part > 0.5 ? "#ffffff" : "#1f2933") + "\">"
                        + Html.text(
                                left + (column + 0.5) * w,
                                (line + 0.5) * h + 4,
                                "middle",
                                Figures.value(layer.column(measure), row.value(measure)))
                        + "</g>");
            }
        }
        int every = (int) Math.ceil((isDates ? 44 : 70) / w);
        for (int i = 0; i < columns.size(); i += every) {
            String label = Html.shortened(Figures.key(xColumn, columns.get(i)), Math.max(6, (int) (w * every / 6.6)));
            svg.append(Html.text(left + (i + 0.5) * w, height - 6, "middle", label));
        }
        return Html.svg(width, height, svg.toString());
    }

    /** An hour that the first day lacks stands before the next all the same. */
    private static List<String> inOrder(JsonNode column, List<String> keys) {
        boolean isDates = column.path("operationType").asText().equals("date_histogram");
        boolean isSorted = column.at("/params/orderBy/type").asText().equals("alphabetical");
        if (!isDates && !isSorted) {
            return keys;
        }
        boolean isNumbers = isDates || column.path("dataType").asText().equals("number");
        return isNumbers
                ? keys.stream().sorted(Comparator.comparing(BigDecimal::new)).toList()
                : keys.stream().sorted().toList();
    }

    /** From near white to dark blue. */
    private static String shade(double part) {
        double p = Double.isFinite(part) ? Math.sqrt(Math.max(0, Math.min(1, part))) : 0;
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", (int) (238 - p * (238 - 20)), (int) (243 - p * (243 - 78)), (int)
                        (248 - p * (248 - 122)));
    }

    static String cloud(PanelTable table) {
        String measure = table.measures().getFirst();
        double max = table.rows().stream()
                .mapToDouble(row -> row.value(measure))
                .max()
                .orElse(1);
        StringBuilder html = new StringBuilder("<div class=\"cloud\">");
        for (int i = 0; i < table.rows().size(); i++) {
            PanelTable.Row row = table.rows().get(i);
            long size = Math.round(12 + 15 * Math.sqrt(row.value(measure) / max));
            html.append("<span style=\"font-size:" + size + "px;color:" + Html.color("", i) + "\">"
                    + Html.escaped(Html.shortened(row.keys().getFirst(), 26)) + "</span> ");
        }
        return html.append("</div>").toString();
    }

    /** As many rows as there is room for. */
    static String table(LensLayer layer, PanelTable table, double height) {
        StringBuilder html = new StringBuilder("<table><tr>");
        for (String id : table.buckets()) {
            html.append("<th>" + Html.escaped(layer.column(id).path("label").asText()) + "</th>");
        }
        for (String id : table.measures()) {
            html.append("<th class=\"n\">"
                    + Html.escaped(layer.column(id).path("label").asText()) + "</th>");
        }
        html.append("</tr>");
        int room = (int) (height / 21) - 1;
        for (PanelTable.Row row : table.rows().stream().limit(Math.max(1, room)).toList()) {
            html.append("<tr>");
            for (int i = 0; i < table.buckets().size(); i++) {
                String key = Figures.key(
                        layer.column(table.buckets().get(i)), row.keys().get(i));
                html.append("<td>" + Html.escaped(Html.shortened(key, 30)) + "</td>");
            }
            for (String id : table.measures()) {
                html.append(
                        "<td class=\"n\">" + Html.escaped(Figures.value(layer.column(id), row.value(id))) + "</td>");
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    static String documents(List<String> columns, List<JsonNode> documents, int charactersMax) {
        StringBuilder html = new StringBuilder("<table class=\"documents\"><tr>");
        columns.forEach(column -> html.append("<th>" + Html.escaped(column) + "</th>"));
        html.append("</tr>");
        for (JsonNode document : documents) {
            html.append("<tr>");
            for (String column : columns) {
                JsonNode value = document.at("/" + column.replace('.', '/'));
                String text = value.isArray() ? join(value) : value.asText("");
                html.append("<td>" + Html.escaped(Html.shortened(text, column.equals("text") ? charactersMax : 26))
                        + "</td>");
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    private static String join(JsonNode values) {
        StringBuilder joined = new StringBuilder();
        values.forEach(each -> joined.append(joined.isEmpty() ? "" : ", ").append(each.asText()));
        return joined.toString();
    }
}

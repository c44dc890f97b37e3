package org.listeningpost.kibana;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pieces of a page that hold text from elsewhere only escaped, and the colors of its charts. Stateless. */
final class Html {
    /** Each at least 3 to 1 against white, and apart for people who see few colors. */
    private static final List<String> COLORS = List.of(
            "#1f6f9f", "#c25b1e", "#3b8050", "#7d54a3", "#94741a", "#3f7f95", "#a8405c", "#5f6b7a", "#4b57b0",
            "#7a5230");

    private static final Map<String, String> MEANINGS = Map.of(
            "negative", "#b83227",
            "neutral", "#7b8794",
            "positive", "#2a7d4f",
            "high", "#b83227",
            "medium", "#c0741a",
            "low", "#1f6f9f",
            "rejected", "#b83227",
            "Other", "#7b8794");

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String shortened(String text, int charactersMax) {
        int count = text.codePointCount(0, text.length());
        return count <= charactersMax ? text : text.substring(0, text.offsetByCodePoints(0, charactersMax - 1)) + "…";
    }

    /** Of what has a meaning always the same; of the others by their place. */
    static String color(String name, int place) {
        return MEANINGS.getOrDefault(name, COLORS.get(Math.floorMod(place, COLORS.size())));
    }

    /** An attribute's number. */
    static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String text(double x, double y, String anchor, String content) {
        return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(content)
                + "</text>";
    }

    static String rectangle(double x, double y, double width, double height, String color) {
        return "<rect x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(Math.max(0, width)) + "\" height=\""
                + px(Math.max(0, height)) + "\" fill=\"" + color + "\"/>";
    }

    static String line(double x1, double y1, double x2, double y2) {
        return "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2)
                + "\" stroke=\"#d9dee5\"/>";
    }

    static String svg(double width, double height, String content) {
        return "<svg width=\"" + px(width) + "\" height=\"" + px(height) + "\" role=\"img\">" + content + "</svg>";
    }

    static String legend(List<String> names) {
        int charactersMax = names.size() > 4 ? 14 : 24;
        StringBuilder legend = new StringBuilder("<div class=\"legend\">");
        for (int i = 0; i < names.size(); i++) {
            legend.append("<span><i style=\"background:")
                    .append(color(names.get(i), i))
                    .append("\"></i>")
                    .append(escaped(shortened(names.get(i), charactersMax)))
                    .append("</span>");
        }
        return legend.append("</div>").toString();
    }
}

package org.listeningpost.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Bars, lines and areas. Used by one thread. */
final class XyPicture {
    private static final int LEFT = 44;
    private static final int BOTTOM = 20;
    private static final int TOP = 8;
    private static final int LEGEND = 22;

    private final LensLayer layer;
    private final PanelTable table;
    private final String series;
    private final double width;
    private final double height;
    private final List<String> positions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    /** By series and position. */
    private final double[][] values;

    private XyPicture(LensLayer layer, PanelTable table, double width, double height) {
        this.layer = layer;
        this.table = table;
        JsonNode only = layer.visualization().at("/layers/0");
        this.series = only.path("seriesType").asText();
        int x = table.buckets().indexOf(only.path("xAccessor").asText());
        int split = table.buckets().indexOf(only.path("splitAccessor").asText());
        List<String> xKeys = x < 0 ? List.of("") : sorted(x);
        List<String> splits = split < 0 ? table.measures() : table.keys(split);
        for (String key : xKeys) {
            positions.add(x < 0 ? "" : Figures.key(layer.column(table.buckets().get(x)), key));
        }
        for (String each : splits) {
            names.add(split < 0 ? layer.column(each).path("label").asText() : each);
        }
        this.values = new double[splits.size()][xKeys.size()];
        for (PanelTable.Row row : table.rows()) {
            int at = x < 0 ? 0 : xKeys.indexOf(row.keys().get(x));
            for (int i = 0; i < splits.size(); i++) {
                boolean isOurs = split < 0 || row.keys().get(split).equals(splits.get(i));
                if (isOurs) {
                    values[i][at] = row.value(
                            split < 0 ? splits.get(i) : table.measures().getFirst());
                }
            }
        }
        this.width = width;
        this.height = hasLegend() ? height - LEGEND : height;
    }

    static String of(LensLayer layer, PanelTable table, double width, double height) {
        XyPicture picture = new XyPicture(layer, table, width, height);
        String drawing = picture.series.startsWith("bar_horizontal") || picture.isOneBar()
                ? picture.horizontal()
                : picture.vertical();
        return (picture.hasLegend() ? Html.legend(picture.names) : "") + Html.svg(width, picture.height, drawing);
    }

    /** Moments in their order; anything else as it came, largest first. */
    private List<String> sorted(int bucket) {
        JsonNode column = layer.column(table.buckets().get(bucket));
        return column.path("operationType").asText().equals("date_histogram")
                ? table.keys(bucket).stream().sorted().toList()
                : table.keys(bucket);
    }

    /** Measures without anything along x: a bar for each is what Kibana draws, too. */
    private boolean isOneBar() {
        return positions.size() == 1 && positions.getFirst().isEmpty();
    }

    private boolean hasLegend() {
        return names.size() > 1 && !isOneBar();
    }

    private JsonNode valueColumn() {
        return layer.column(table.measures().getFirst());
    }

    private double at(int name, int position) {
        double value = values[name][position];
        return Double.isFinite(value) ? value : 0;
    }

    private double total(int position) {
        double total = 0;
        for (int i = 0; i < names.size(); i++) {
            total += at(i, position);
        }
        return total;
    }

    private boolean isPercentage() {
        return series.contains("percentage");
    }

    private boolean isStacked() {
        return series.contains("stacked");
    }

    private String horizontal() {
        if (isOneBar()) {
            return bars(names, false);
        }
        return bars(positions, true);
    }

    private String bars(List<String> labels, boolean isByPosition) {
        StringBuilder svg = new StringBuilder();
        double labelWidth = Math.min(150, width * 0.36);
        double room = width - labelWidth - 58;
        double step = Math.min(30, height / Math.max(1, labels.size()));
        double max = 0;
        for (int i = 0; i < labels.size(); i++) {
            max = Math.max(max, isByPosition ? total(i) : at(i, 0));
        }
        for (int i = 0; i < labels.size(); i++) {
            double y = i * step;
            String label = Html.shortened(labels.get(i), (int) (labelWidth / 6.6));
            svg.append(Html.text(labelWidth - 6, y + step / 2 + 4, "end", label));
            double sum = isByPosition ? total(i) : at(i, 0);
            double scale = isPercentage() ? sum : max;
            double x = labelWidth;
            for (int part = 0; part < (isByPosition ? names.size() : 1); part++) {
                double value = isByPosition ? at(part, i) : at(i, 0);
                double length = scale == 0 ? 0 : value / scale * room;
                String color = isByPosition && names.size() > 1 ? Html.color(names.get(part), part) : Html.color("", 0);
                svg.append(Html.rectangle(x, y + step * 0.14, length, step * 0.72, color));
                x += length;
            }
            svg.append(Html.text(x + 5, y + step / 2 + 4, "start", Figures.value(valueColumn(), sum)));
        }
        return svg.toString();
    }

    private String vertical() {
        double max = 0;
        double min = 0;
        for (int position = 0; position < positions.size(); position++) {
            for (int i = 0; i < names.size(); i++) {
                max = Math.max(max, isStacked() ? total(position) : at(i, position));
                min = Math.min(min, at(i, position));
            }
        }
        double top = isPercentage() ? 1 : Figures.roundUp(max);
        double bottom = min < 0 ? -Figures.roundUp(-min) : 0;
        StringBuilder svg = new StringBuilder(axes(bottom, top));
        double step = (width - LEFT) / positions.size();
        if (series.startsWith("bar")) {
            for (int position = 0; position < positions.size(); position++) {
                svg.append(bar(position, step, top, bottom));
            }
        } else {
            for (int i = 0; i < names.size(); i++) {
                svg.append(line(i, step, top, bottom));
            }
        }
        return svg.toString();
    }

    private String axes(double bottom, double top) {
        StringBuilder svg = new StringBuilder();
        for (int tick = 0; tick <= 4; tick++) {
            double value = bottom + (top - bottom) * tick / 4;
            double y = y(value, bottom, top);
            svg.append(Html.line(LEFT, y, width, y));
            svg.append(Html.text(LEFT - 5, y + 4, "end", Figures.tick(valueColumn(), value)));
        }
        double step = (width - LEFT) / positions.size();
        int every = (int) Math.ceil(52 / step);
        for (int i = 0; i < positions.size() && LEFT + (i + 0.5) * step < width - 14; i += every) {
            svg.append(Html.text(LEFT + (i + 0.5) * step, height - 5, "middle", Html.shortened(positions.get(i), 12)));
        }
        return svg.toString();
    }

    private double y(double value, double bottom, double top) {
        return TOP + (top - value) / (top - bottom) * (height - TOP - BOTTOM);
    }

    private String bar(int position, double step, double top, double bottom) {
        StringBuilder svg = new StringBuilder();
        double base = 0;
        double x = LEFT + position * step + step * 0.12;
        for (int i = 0; i < names.size(); i++) {
            double value = isPercentage() && total(position) > 0 ? at(i, position) / total(position) : at(i, position);
            double high = y(base + value, bottom, top);
            double low = y(base, bottom, top);
            svg.append(Html.rectangle(
                    x,
                    high,
                    step * 0.76,
                    low - high,
                    names.size() > 1 ? Html.color(names.get(i), i) : Html.color("", 0)));
            base += value;
        }
        return svg.toString();
    }

    private String line(int name, double step, double top, double bottom) {
        StringBuilder points = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        String color = names.size() > 1 ? Html.color(names.get(name), name) : Html.color("", 0);
        for (int i = 0; i < positions.size(); i++) {
            if (Double.isFinite(values[name][i])) {
                double x = LEFT + (i + 0.5) * step;
                double y = y(values[name][i], bottom, top);
                points.append(Html.px(x)).append(',').append(Html.px(y)).append(' ');
                marks.append("<circle cx=\"" + Html.px(x) + "\" cy=\"" + Html.px(y) + "\" r=\"2.4\" fill=\"" + color
                        + "\"/>");
            }
        }
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + color + "\" points=\"" + points + "\"/>"
                + marks;
    }
}

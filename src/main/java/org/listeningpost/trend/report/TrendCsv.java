package org.listeningpost.trend.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.CsvCell;

/** Writes one table of a trend as CSV: a file has one heading, so what is no point of a series is a table of its own. */
record TrendCsv(TrendRequest request, TrendTable table, KeptBack kept) {
    private static final String END = "\r\n";

    /** What a file holds. */
    enum Table {
        /** A line for each series and bucket. */
        POINTS,
        /** A line for each series. */
        TOTALS,
        /** A line for each of the most asked questions. */
        MOST_ASKED;

        String keyword() {
            return Keywords.of(this);
        }
    }

    byte[] of(Table wanted, TrendCounts.Asked asked) {
        StringBuilder out = new StringBuilder();
        switch (wanted) {
            case POINTS -> writePoints(out);
            case TOTALS -> writeTotals(out);
            case MOST_ASKED -> writeAsked(asked, out);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() {
        Measure measure = request.kind().measure();
        return List.copyOf(
                measure.shown(new double[measure.columns().size()], 0).keySet());
    }

    private List<TrendTable.Series> all() {
        List<TrendTable.Series> all = new ArrayList<>(List.of(table.whole()));
        all.addAll(table.series());
        return all;
    }

    private void writePoints(StringBuilder out) {
        List<String> names = names();
        out.append("value,start,end,complete");
        names.forEach(name -> out.append(',').append(name));
        if (request.window().isCompared()) {
            names.forEach(name -> out.append(",baseline_").append(name));
        }
        out.append(kept.ofAny() == null ? "" : ",not_shown").append(END);
        for (TrendTable.Series series : all()) {
            for (TrendTable.Point point : series.points()) {
                writeValue(series, out);
                out.append(',').append(point.bucket().start());
                out.append(',').append(point.bucket().end());
                out.append(',').append(point.isComplete());
                write(point.shown(), names, out);
                if (point.baseline() != null) {
                    write(point.baseline(), names, out);
                }
                writeWhy(point.shown(), point.isComplete(), out);
                out.append(END);
            }
        }
    }

    private void writeTotals(StringBuilder out) {
        List<String> names = names();
        out.append("value,start,end");
        names.forEach(name -> out.append(',').append(name));
        if (request.window().isCompared()) {
            names.forEach(name -> out.append(",compared_").append(name));
            names.forEach(name -> out.append(",baseline_").append(name));
            out.append(",count_ratio,share_ratio");
        }
        out.append(kept.ofAny() == null ? "" : ",not_shown").append(END);
        for (TrendTable.Series series : all()) {
            writeValue(series, out);
            out.append(',').append(request.window().from());
            out.append(',').append(request.window().to());
            write(series.total(), names, out);
            TrendTable.Comparison comparison = series.comparison();
            if (comparison != null) {
                write(comparison.window(), names, out);
                write(comparison.baseline(), names, out);
                write(comparison.countRatio(), out);
                write(comparison.shareRatio(), out);
            }
            writeWhy(series.total(), true, out);
            out.append(END);
        }
    }

    private void writeAsked(TrendCounts.Asked asked, StringBuilder out) {
        out.append("count,question,sample,posts_read,posts_asking").append(END);
        @Nullable SmallCells cells = kept.ofWhole();
        for (TrendCounts.Question question : asked.questions()) {
            double count = TrendAnswer.shown(question.posts(), cells);
            if (!Double.isNaN(count)) {
                out.append((long) count).append(',').append(CsvCell.of(question.text()));
                out.append(',').append(CsvCell.of(question.sample()));
                write(TrendAnswer.shown(asked.read(), cells), out);
                write(TrendAnswer.shown(asked.posts(), cells), out);
                out.append(END);
            }
        }
    }

    private static void writeValue(TrendTable.Series series, StringBuilder out) {
        out.append(CsvCell.of(series.value() == null ? "" : series.value()));
    }

    private static void write(Map<String, Double> figures, List<String> names, StringBuilder out) {
        names.forEach(name -> write(figures.getOrDefault(name, Double.NaN), out));
    }

    private static void write(double value, StringBuilder out) {
        out.append(',');
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            out.append(
                    value == Math.rint(value)
                            ? Long.toString((long) value)
                            : Double.toString(TrendAnswer.rounded(value)));
        }
    }

    /** By place, why a line has no figures. */
    private void writeWhy(Map<String, Double> shown, boolean isComplete, StringBuilder out) {
        @Nullable SmallCells cells = kept.ofAny();
        if (cells != null) {
            boolean isKeptBack = Double.isNaN(shown.getOrDefault("count", Double.NaN));
            out.append(',').append(!isKeptBack ? "" : isComplete ? "below " + cells.k() : "not over");
        }
    }
}

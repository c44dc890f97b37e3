package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Json;

/** Writes a trend as JSON. */
final class TrendAnswer {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double DIGITS = 1e6;

    private final TrendRequest request;
    private final TrendTable table;
    private final KeptBack kept;

    TrendAnswer(TrendRequest request, TrendTable table, KeptBack kept) {
        this.request = request;
        this.table = table;
        this.kept = kept;
    }

    byte[] json(TrendCounts counts, TrendCounts.Asked asked, long tookMillis) {
        @Nullable SmallCells cells = kept.ofAny();
        ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("trend", request.kind().keyword());
            json.writeStringField("query", request.question().text());
            json.writeStringField("interpreted", request.question().interpreted());
            json.writeFieldName("notes");
            Json.mapper()
                    .writeTree(
                            json, Json.mapper().valueToTree(request.question().notes()));
            writeWindow(request, json);
            writeFigures("total", table.whole().total(), json);
            writeComparison(table.whole().comparison(), json);
            writePoints(table.whole(), true, json);
            if (request.ranked() != null || request.kind() == TrendKind.TERMS) {
                writeSeries(json);
                json.writeNumberField(
                        "count_error_max", cells == null ? counts.errorMax() : cells.bound(counts.errorMax()));
            }
            if (request.kind() == TrendKind.QUESTIONS) {
                writeAsked(asked, kept.ofWhole(), json);
            }
            if (cells != null) {
                json.writeObjectFieldStart("small_cells");
                json.writeNumberField("k", cells.k());
                json.writeNumberField("kept_back", table.keptBack());
                json.writeStringField("rule", cells.rule());
                json.writeEndObject();
            }
            TrendMethod.write(request, json);
            json.writeNumberField("took_ms", tookMillis);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void writeWindow(TrendRequest request, JsonGenerator json) throws IOException {
        Window window = request.window();
        json.writeStringField("from", window.from().toString());
        json.writeStringField("to", window.to().toString());
        if (request.cutFrom() != null) {
            json.writeStringField("asked_to", request.cutFrom().toString());
        }
        json.writeStringField("interval", window.interval().keyword());
        json.writeStringField("time_zone", window.zone().getId());
    }

    private void writeSeries(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("series");
        for (TrendTable.Series series : table.series()) {
            json.writeStartObject();
            json.writeStringField("value", series.value());
            writeFigures("total", series.total(), json);
            writeComparison(series.comparison(), json);
            writePoints(series, false, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeComparison(TrendTable.@Nullable Comparison comparison, JsonGenerator json)
            throws IOException {
        if (comparison == null) {
            return;
        }
        json.writeObjectFieldStart("compared");
        writeFigures("window", comparison.window(), json);
        writeFigures("baseline", comparison.baseline(), json);
        write("count_ratio", comparison.countRatio(), json);
        write("share_ratio", comparison.shareRatio(), json);
        json.writeEndObject();
    }

    private static void writePoints(TrendTable.Series series, boolean isWhole, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("points");
        for (TrendTable.Point point : series.points()) {
            json.writeStartObject();
            json.writeStringField("start", point.bucket().start().toString());
            if (isWhole) {
                json.writeStringField("end", point.bucket().end().toString());
                json.writeBooleanField("complete", point.isComplete());
            }
            writeFigures(point.shown(), json);
            if (isWhole && point.baseline() != null) {
                writeFigures("baseline", point.baseline(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeAsked(TrendCounts.Asked asked, @Nullable SmallCells cells, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("most_asked_of");
        write("posts_read", shown(asked.read(), cells), json);
        write("posts_asking", shown(asked.posts(), cells), json);
        json.writeEndObject();
        json.writeArrayFieldStart("most_asked");
        for (TrendCounts.Question question : asked.questions()) {
            double count = shown(question.posts(), cells);
            if (Double.isNaN(count)) {
                continue;
            }
            json.writeStartObject();
            json.writeNumberField("count", (long) count);
            json.writeStringField("question", question.text());
            json.writeStringField("sample", question.sample());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static double shown(long posts, @Nullable SmallCells cells) {
        return cells == null ? posts : cells.count((double) posts);
    }

    static void writeFigures(String name, Map<String, Double> figures, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        writeFigures(figures, json);
        json.writeEndObject();
    }

    private static void writeFigures(Map<String, Double> figures, JsonGenerator json) throws IOException {
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            write(figure.getKey(), figure.getValue(), json);
        }
    }

    /** Whole numbers without a point; what is not defined or kept back is null. */
    static void write(String name, double value, JsonGenerator json) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNullField(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberField(name, (long) value);
        } else {
            json.writeNumberField(name, rounded(value));
        }
    }

    static double rounded(double value) {
        return Math.abs(value) < 1e8 ? Math.rint(value * DIGITS) / DIGITS : value;
    }
}

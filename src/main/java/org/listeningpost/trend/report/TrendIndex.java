package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.PostField;
import org.listeningpost.trend.Histogram;

/** Asks Elasticsearch for a whole trend in one request and reads the answer. Thread-safe. */
final class TrendIndex {
    /** Many more values than are shown, so that counts over many monthly indices are exact for all but the widest fields. */
    private static final int SHARD_VALUES = 1_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    TrendIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /** @param words what the series of {@link TrendKind#TERMS} are; empty for the other trends */
    TrendCounts count(TrendRequest request, List<String> words) {
        JsonNode answer = elastic.ask(body(request, words)).path("aggregations");
        Window window = request.window();
        JsonNode found = request.question().isEverything() ? answer : answer.path("found");
        double[][] posts = cells(found.at("/bins/buckets"), request);
        // Where everything is asked for, all posts are the posts that were found.
        JsonNode all = answer.at(request.question().isEverything() ? "/bins/buckets" : "/all/buckets");
        List<TrendCounts.Row> rows = new ArrayList<>();
        for (JsonNode value : found.at("/values/buckets")) {
            String name = words.isEmpty() ? value.path("key").asText() : words.get(rows.size());
            rows.add(new TrendCounts.Row(name, cells(value.at("/bins/buckets"), request)));
        }
        return new TrendCounts(
                Histogram.posts(all, window.counted()),
                new TrendCounts.Row("", posts),
                rows,
                found.at("/values/doc_count_error_upper_bound").asLong());
    }

    /** What {@link #count} sends, to measure what we add to it. */
    byte[] body(TrendRequest request, List<String> words) {
        Window window = request.window();
        return elastic.body(json -> {
            Histogram.writeOver(window.counted().getFirst().start(), window.to(), json);
            json.writeObjectFieldStart("aggs");
            if (request.question().isEverything()) {
                writeFound(request, words, json);
            } else {
                json.writeObjectFieldStart("all");
                Histogram.write(window.interval().calendarInterval(), window.zone(), json);
                json.writeEndObject();
                json.writeObjectFieldStart("found");
                json.writeFieldName("filter");
                json.writeRawValue(queries.json(request.question().query()));
                json.writeObjectFieldStart("aggs");
                writeFound(request, words, json);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void writeFound(TrendRequest request, List<String> words, JsonGenerator json) throws IOException {
        writeBins(request, json);
        if (!words.isEmpty()) {
            CandidateIndex.writeFilters(
                    "values",
                    words.stream()
                            .map(word -> new Candidate(Candidate.Kind.WORD, word))
                            .toList(),
                    json);
            json.writeObjectFieldStart("aggs");
            writeBins(request, json);
            json.writeEndObject();
            json.writeEndObject();
        }
        @Nullable PostField ranked = request.ranked();
        if (ranked != null) {
            json.writeObjectFieldStart("values");
            json.writeObjectFieldStart("terms");
            json.writeStringField("field", ranked.indexField());
            json.writeNumberField("size", request.size());
            json.writeNumberField("shard_size", SHARD_VALUES);
            if (request.window().isCompared()) {
                // Only the window decides which values are shown, not what it is compared with.
                json.writeObjectFieldStart("order");
                json.writeStringField("now.doc_count", "desc");
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("aggs");
            if (request.window().isCompared()) {
                json.writeObjectFieldStart("now");
                json.writeObjectFieldStart("filter");
                Histogram.writeRange(request.window().from(), request.window().to(), json);
                json.writeEndObject();
                json.writeEndObject();
            }
            writeBins(request, json);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void writeBins(TrendRequest request, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("bins");
        Window window = request.window();
        Histogram.write(window.interval().calendarInterval(), window.zone(), json);
        if (request.kind().measure() != Measure.VOLUME) {
            json.writeObjectFieldStart("aggs");
            request.kind().measure().writeAggregations(json);
            if (request.mayBeLocal()) {
                request.kind().measure().writeContributors(json);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static double[][] cells(JsonNode buckets, TrendRequest request) {
        Measure measure = request.kind().measure();
        double[][] cells =
                new double[request.window().counted().size()][measure.columns().size()];
        for (JsonNode bucket : buckets) {
            double[] cell = cells[Histogram.place(bucket, request.window().counted())];
            double[] read = measure.read(bucket);
            for (int i = 0; i < read.length; i++) {
                cell[i] += read[i];
            }
        }
        return cells;
    }
}

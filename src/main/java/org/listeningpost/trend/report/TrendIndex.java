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

    /**
     * What the series are.
     *
     * @param errorMax by how many posts a value may have been taken for less frequent than it is
     */
    record Picked(String field, List<String> values, long errorMax) {}

    /**
     * More values than are shown, each with its buckets.
     *
     * @param unseenMax the most posts of everything counted that a value which is not here may have; 0 where all are here
     */
    record Survey(TrendCounts counts, long unseenMax) {}

    /** @param values the most frequent ones of everything that is counted */
    Survey survey(TrendRequest request, int values) {
        JsonNode answer = elastic.ask(body(request, null, values)).path("aggregations");
        TrendCounts counts = counts(answer, request, null);
        JsonNode found = found(answer, request).path("values");
        if (counts.errorMax() > 0) {
            return new Survey(counts, Long.MAX_VALUE);
        }
        return new Survey(
                counts,
                found.path("sum_other_doc_count").asLong() == 0
                        ? 0
                        : found.path("buckets")
                                .path(counts.rows().size() - 1)
                                .path("doc_count")
                                .asLong());
    }

    /** @param picked null where the most frequent values are meant, of which nothing is compared or kept back */
    TrendCounts count(TrendRequest request, @Nullable Picked picked) {
        return counts(elastic.ask(body(request, picked, request.size())).path("aggregations"), request, picked);
    }

    private static JsonNode found(JsonNode answer, TrendRequest request) {
        return request.question().isEverything() ? answer : answer.path("found");
    }

    private static TrendCounts counts(JsonNode answer, TrendRequest request, @Nullable Picked picked) {
        Window window = request.window();
        JsonNode found = found(answer, request);
        double[][] posts = cells(found.at("/bins/buckets"), request);
        // Where everything is asked for, all posts are the posts that were found.
        JsonNode all = answer.at(request.question().isEverything() ? "/bins/buckets" : "/all/buckets");
        List<TrendCounts.Row> rows = new ArrayList<>();
        for (JsonNode value : found.at("/values/buckets")) {
            String name = picked == null
                    ? value.path("key").asText()
                    : picked.values().get(rows.size());
            rows.add(new TrendCounts.Row(name, cells(value.at("/bins/buckets"), request)));
        }
        return new TrendCounts(
                Histogram.posts(all, window.counted()),
                new TrendCounts.Row("", posts),
                rows,
                picked == null ? found.at("/values/doc_count_error_upper_bound").asLong() : picked.errorMax());
    }

    /**
     * What is sent, to measure what we add to it.
     *
     * @param values how many of the most frequent ones, where none are picked
     */
    byte[] body(TrendRequest request, @Nullable Picked picked, int values) {
        Window window = request.window();
        return elastic.body(json -> {
            Histogram.writeOver(window.counted().getFirst().start(), window.to(), json);
            json.writeObjectFieldStart("aggs");
            if (request.question().isEverything()) {
                writeFound(request, picked, values, json);
            } else {
                json.writeObjectFieldStart("all");
                Histogram.write(window.interval().calendarInterval(), window.zone(), json);
                json.writeEndObject();
                json.writeObjectFieldStart("found");
                json.writeFieldName("filter");
                json.writeRawValue(queries.json(request.question().query()));
                json.writeObjectFieldStart("aggs");
                writeFound(request, picked, values, json);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void writeFound(TrendRequest request, @Nullable Picked picked, int values, JsonGenerator json)
            throws IOException {
        writeBins(request, json);
        @Nullable PostField ranked = request.ranked();
        if (picked == null ? ranked == null : picked.values().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("values");
        if (picked != null) {
            writePicked(picked, json);
        } else if (ranked != null) {
            json.writeObjectFieldStart("terms");
            json.writeStringField("field", ranked.indexField());
            json.writeNumberField("size", values);
            json.writeNumberField("shard_size", SHARD_VALUES);
            json.writeEndObject();
        }
        json.writeObjectFieldStart("aggs");
        writeBins(request, json);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Without names, so that the answer keeps their order. */
    private static void writePicked(Picked picked, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("filters");
        json.writeArrayFieldStart("filters");
        for (String value : picked.values()) {
            Candidate.writeTerm(picked.field(), value, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeBins(TrendRequest request, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("bins");
        Window window = request.window();
        Histogram.write(window.interval().calendarInterval(), window.zone(), json);
        if (request.kind().measure() != Measure.VOLUME) {
            json.writeObjectFieldStart("aggs");
            request.kind().measure().writeAggregations(json);
            if (request.mayBeLocal()) {
                request.kind().measure().writeLargest(json);
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
            measure.add(cells[Histogram.place(bucket, request.window().counted())], measure.read(bucket));
        }
        return cells;
    }
}

package org.listeningpost.trend.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.PostField;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Histogram;

/**
 * Ranks the values of a field by the posts of the window alone. A request of its own: a month that is only compared with knows
 * nothing of the window and would send whatever values it has. Thread-safe.
 */
final class RankIndex {
    /** Many more values than are shown, so that what is small by place is ranked by what is shown of it. */
    private static final int VALUES = 1_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;
    private final Clock clock;

    RankIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
        this.clock = clock;
    }

    /**
     * One value.
     *
     * @param posts of the window
     * @param over those of buckets that are over, where the series may be ones by place
     */
    record Value(String value, long posts, long over) {}

    /** @param errorMax by how many posts a value may have been taken for less frequent than it is */
    record Ranking(List<Value> values, long errorMax) {}

    Ranking rank(TrendRequest request, PostField field) {
        Window window = request.window();
        JsonNode found = elastic.ask(json -> {
                    json.writeNumberField("size", 0);
                    PostQuery.write(
                            List.of(
                                    queries.json(request.question().query()),
                                    PostQuery.range(new Bucket(window.from(), window.to()))),
                            json);
                    json.writeObjectFieldStart("aggs");
                    json.writeObjectFieldStart("values");
                    json.writeObjectFieldStart("terms");
                    json.writeStringField("field", field.indexField());
                    json.writeNumberField("size", VALUES);
                    json.writeEndObject();
                    if (request.mayBeLocal()) {
                        json.writeObjectFieldStart("aggs");
                        json.writeObjectFieldStart("over");
                        json.writeObjectFieldStart("filter");
                        Histogram.writeRange(window.from(), lastOver(window), json);
                        json.writeEndObject();
                        json.writeEndObject();
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .at("/aggregations/values");
        List<Value> values = new ArrayList<>();
        for (JsonNode value : found.path("buckets")) {
            values.add(new Value(
                    value.path("key").asText(),
                    value.path("doc_count").asLong(),
                    value.at("/over/doc_count").asLong()));
        }
        return new Ranking(values, found.path("doc_count_error_upper_bound").asLong());
    }

    /** The same of values that were counted with their buckets; those without posts in the window are none of it. */
    static List<Value> values(TrendCounts counts, Window window, Instant now) {
        List<Value> values = new ArrayList<>();
        for (TrendCounts.Row row : counts.rows()) {
            long posts = 0;
            long over = 0;
            for (int i = 0; i < window.bins().size(); i++) {
                long here = (long) row.cells()[window.offset() + i][0];
                posts += here;
                over += window.bins().get(i).end().isAfter(now) ? 0 : here;
            }
            if (posts > 0) {
                values.add(new Value(row.value(), posts, over));
            }
        }
        return values;
    }

    private Instant lastOver(Window window) {
        Instant now = clock.instant();
        return window.bins().stream()
                .map(Bucket::end)
                .filter(end -> !end.isAfter(now))
                .reduce(window.from(), (before, end) -> end);
    }
}

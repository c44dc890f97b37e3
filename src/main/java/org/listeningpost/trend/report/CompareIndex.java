package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Histogram;

/** Counts everything that a comparison needs in one request. Thread-safe. */
final class CompareIndex {
    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    CompareIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /**
     * By day.
     *
     * @param all posts of each day, whatever they are about
     * @param control null where there is none
     */
    record Counts(double[] all, CompareMeasure.DayTally[] found, CompareMeasure.DayTally @Nullable [] control) {}

    Counts count(ComparePlan plan, List<Bucket> days) {
        TrendRequest.Question control = plan.control();
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(days.getFirst().start(), days.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    Histogram.writeDays("all", plan.zone(), json);
                    writeGroup("found", plan.question().query(), plan, json);
                    if (control != null) {
                        writeGroup("control", control.query(), plan, json);
                    }
                    json.writeEndObject();
                })
                .path("aggregations");
        return new Counts(
                Histogram.posts(answer.at("/all/buckets"), days),
                tallies(answer.at("/found/days/buckets"), days),
                control == null ? null : tallies(answer.at("/control/days/buckets"), days));
    }

    private void writeGroup(String name, Query query, ComparePlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeFieldName("filter");
        json.writeRawValue(queries.json(query));
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("days");
        Histogram.write(Interval.DAY.calendarInterval(), plan.zone(), json);
        json.writeObjectFieldStart("aggs");
        Measure.SENTIMENT.writeAggregations(json);
        Measure.QUESTIONS.writeAggregations(json);
        Measure.writeSeen(json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static CompareMeasure.DayTally[] tallies(JsonNode buckets, List<Bucket> days) {
        CompareMeasure.DayTally[] tallies = new CompareMeasure.DayTally[days.size()];
        Arrays.fill(tallies, CompareMeasure.DayTally.NONE);
        for (JsonNode bucket : buckets) {
            double[] tone = Measure.SENTIMENT.read(bucket);
            tallies[Histogram.place(bucket, days)] = new CompareMeasure.DayTally(
                    tone[0],
                    tone[4],
                    tone[1],
                    tone[Measure.SCORED],
                    tone[Measure.SCORE_SUM],
                    Measure.QUESTIONS.read(bucket)[1],
                    bucket.at("/seen/total/sum").asDouble(),
                    bucket.at("/seen/total/max").asDouble(),
                    bucket.at("/seen/views/sum").asDouble(),
                    bucket.at("/seen/views/max").asDouble());
        }
        return tallies;
    }
}

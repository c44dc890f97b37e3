package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Emergence;
import org.listeningpost.trend.Emergences;
import org.listeningpost.trend.Histogram;
import org.listeningpost.trend.Series;

/**
 * Counts rising terms together, and each among the posts that carry none of others. Made for one question.
 *
 * @param candidates all of them; terms are places in it
 * @param own how many of them, the first ones, are of the posts of the question; the others are of all posts
 * @param bins every day that matters
 */
record BesideIndex(
        ElasticCounts elastic,
        ElasticQueries queries,
        RisePlan plan,
        List<Candidate> candidates,
        int own,
        List<Bucket> bins)
        implements Emergences.Posts {

    @Override
    public double[][] together(List<Integer> terms) {
        List<Candidate> risen = terms.stream().map(candidates::get).toList();
        JsonNode rows = elastic.ask(json -> {
                    Histogram.writeOver(plan.judged().start(), plan.judged().end(), json);
                    json.writeObjectFieldStart("aggs");
                    CandidateIndex.writeFilters("one", risen, json);
                    json.writeObjectFieldStart("aggs");
                    CandidateIndex.writeFilters("other", risen, json);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .at("/aggregations/one/buckets");
        double[][] together = new double[risen.size()][risen.size()];
        for (int row = 0; row < together.length; row++) {
            JsonNode columns = rows.path(row).at("/other/buckets");
            for (int column = 0; column < together.length; column++) {
                together[row][column] = columns.path(column).path("doc_count").asDouble();
            }
        }
        return together;
    }

    @Override
    public List<Emergence.Share> beside(List<Integer> terms, List<List<Integer>> aside) {
        String question = queries.json(plan.question().query());
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(bins.getFirst().start(), bins.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    for (int i = 0; i < terms.size(); i++) {
                        writeBeside(Integer.toString(i), question, terms.get(i), aside.get(i), json);
                    }
                    json.writeEndObject();
                })
                .path("aggregations");
        List<Emergence.Share> shares = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            JsonNode beside = answer.path(Integer.toString(i));
            double[] row = CandidateIndex.days(beside.at("/found/days/buckets"), bins);
            double[] all = Histogram.posts(beside.at("/days/buckets"), bins);
            shares.add(new Emergence.Share(Series.of(plan.calendar(), bins, row), RiseAnswer.rest(all, row)));
        }
        return shares;
    }

    private void writeBeside(String name, String question, int term, List<Integer> aside, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("must_not");
        for (int other : aside) {
            candidates.get(other).writeTerm(json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("days");
        Histogram.write(Interval.DAY.calendarInterval(), plan.zone(), json);
        json.writeEndObject();
        json.writeObjectFieldStart("found");
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("filter");
        if (term < own) {
            json.writeRawValue(question);
        }
        candidates.get(term).writeTerm(json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        CandidateIndex.writeDays(plan.zone(), json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}

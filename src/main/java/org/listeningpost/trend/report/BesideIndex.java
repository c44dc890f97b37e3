package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    public Emergences.Together together(List<Integer> hiding, List<Integer> again) {
        JsonNode rows = elastic.ask(json -> {
                    Histogram.writeOver(plan.judged().start(), plan.judged().end(), json);
                    json.writeObjectFieldStart("aggs");
                    CandidateIndex.writeFilters("hiding", at(hiding), json);
                    json.writeObjectFieldStart("aggs");
                    CandidateIndex.writeFilters("again", at(again), json);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .at("/aggregations/hiding/buckets");
        double[] posts = new double[hiding.size()];
        double[][] both = new double[hiding.size()][again.size()];
        for (int row = 0; row < posts.length; row++) {
            posts[row] = rows.path(row).path("doc_count").asDouble();
            JsonNode columns = rows.path(row).at("/again/buckets");
            for (int column = 0; column < both[row].length; column++) {
                both[row][column] = columns.path(column).path("doc_count").asDouble();
            }
        }
        return new Emergences.Together(posts, both);
    }

    private List<Candidate> at(List<Integer> terms) {
        return terms.stream().map(candidates::get).toList();
    }

    /** The question, which may be long, stands in what is asked once and not for each term. */
    @Override
    public List<Emergence.Share> beside(List<Integer> terms, List<List<Integer>> aside) {
        List<Integer> narrow = IntStream.range(0, terms.size())
                .filter(i -> isNarrow(terms.get(i)))
                .boxed()
                .toList();
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(bins.getFirst().start(), bins.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    for (int i = 0; i < terms.size(); i++) {
                        writeBeside(Integer.toString(i), terms.get(i), aside.get(i), json);
                    }
                    if (!narrow.isEmpty()) {
                        json.writeObjectFieldStart("found");
                        json.writeFieldName("filter");
                        json.writeRawValue(queries.json(plan.question().query()));
                        json.writeObjectFieldStart("aggs");
                        for (int i : narrow) {
                            writeTerm(Integer.toString(i), terms.get(i), aside.get(i), json);
                        }
                        json.writeEndObject();
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                })
                .path("aggregations");
        List<Emergence.Share> shares = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            JsonNode beside = answer.path(Integer.toString(i));
            JsonNode found = isNarrow(terms.get(i)) ? answer.at("/found/" + i) : beside.path("term");
            double[] row = CandidateIndex.days(found.at("/days/buckets"), bins);
            double[] all = Histogram.posts(beside.at("/days/buckets"), bins);
            shares.add(new Emergence.Share(Series.of(plan.calendar(), bins, row), RiseAnswer.rest(all, row)));
        }
        return shares;
    }

    private boolean isNarrow(int term) {
        return term < own && !plan.question().isEverything();
    }

    /** All posts that carry none of others and, where it is not of the question, those of a term among them. */
    private void writeBeside(String name, int term, List<Integer> aside, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        writeFilter(List.of(), aside, json);
        json.writeObjectFieldStart("aggs");
        Histogram.writeDays("days", plan.zone(), json);
        if (!isNarrow(term)) {
            writeTerm("term", term, List.of(), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeTerm(String name, int term, List<Integer> aside, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        writeFilter(List.of(term), aside, json);
        json.writeObjectFieldStart("aggs");
        CandidateIndex.writeDays(plan.zone(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeFilter(List<Integer> carried, List<Integer> aside, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("bool");
        writeTerms("filter", carried, json);
        writeTerms("must_not", aside, json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeTerms(String name, List<Integer> terms, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int term : terms) {
            candidates.get(term).writeTerm(json);
        }
        json.writeEndArray();
    }
}

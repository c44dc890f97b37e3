package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.QuestionKeys;
import org.listeningpost.search.PostField;
import org.listeningpost.search.WordAggregation;

/** Says in the answer itself what its figures are: formula, unit and source. */
final class TrendMethod {
    private TrendMethod() {}

    static void write(TrendRequest request, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("method");
        json.writeStringField("unit", "posts; shares are fractions from 0 to 1");
        json.writeStringField(
                "source",
                "posts in the index by created_at, repeated copies counted each; share: posts of the same time, whatever"
                        + " they are about");
        json.writeStringField(
                "buckets",
                "whole " + request.window().interval().keyword() + "s on the wall clock of "
                        + request.window().zone().getId()
                        + ", empty ones included; complete is false for one that is not over");
        if (request.window().isCompared()) {
            json.writeStringField("baseline", request.window().baseline().meaning());
            json.writeStringField(
                    "compared", "buckets that are over against theirs of the baseline; ratio = window / baseline");
        }
        @Nullable PostField ranked = request.ranked();
        if (ranked != null) {
            json.writeStringField(
                    "series",
                    "the " + request.size() + " most frequent values of " + ranked.indexField()
                            + " in the window; a post with several values counts with each; a count may be too low by"
                            + " count_error_max at most");
        }
        if (request.kind() == TrendKind.TERMS) {
            json.writeStringField(
                    "series",
                    "words that are more frequent than "
                            + (request.question().isEverything()
                                    ? "in as much time right before"
                                    : "in all posts of the same time")
                            + " (significant_text, JLH score, near-duplicates skipped) in a random sample of at most "
                            + CandidateIndex.SAMPLE
                            + " posts a month (of each shard, where a month has several), the most conspicuous first; their"
                            + " counts are exact. Where there were no posts before there is nothing to compare with and no"
                            + " word. Left out: "
                            + WordAggregation.LEFT_OUT);
        }
        json.writeObjectFieldStart("formulas");
        for (Map.Entry<String, String> formula : formulas(request).entrySet()) {
            json.writeStringField(formula.getKey(), formula.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Map<String, String> formulas(TrendRequest request) {
        Map<String, String> formulas = new TreeMap<>(request.kind().measure().formulas());
        formulas.put("share", "count / all posts of the same bucket");
        if (request.kind() == TrendKind.QUESTIONS) {
            formulas.put(
                    "most_asked",
                    "the questions of all posts of the window that ask: sentences that ask, the first "
                            + QuestionKeys.KEYS_MAX
                            + " of a post, those of the same words as one, whatever their case, accents, punctuation, numbers,"
                            + " links and placeholders; count is how many posts ask it; the sample is the one with most"
                            + " reactions. posts_read is less than posts_asking by posts that ask nothing but placeholders,"
                            + " and by those that an earlier version stored, until their months are made anew (reindex)");
        }
        return formulas;
    }
}

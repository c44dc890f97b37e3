package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured in each bucket. The columns that are counted add up over buckets; everything else that is shown is
 * computed from them.
 */
enum Measure {
    VOLUME("count") {
        @Override
        void writeAggregations(JsonGenerator json) {
            // Elasticsearch counts documents of its own accord.
        }

        @Override
        double[] read(JsonNode bucket) {
            return new double[] {bucket.path("doc_count").asDouble()};
        }

        @Override
        void derive(double[] tally, Map<String, Double> shown) {
            // The count and its share are all.
        }

        @Override
        Map<String, String> formulas() {
            return Map.of();
        }
    },
    SENTIMENT("count", "negative", "neutral", "positive", "labelled", "scored", "score_sum") {
        @Override
        void writeAggregations(JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("labels");
            json.writeObjectFieldStart("terms");
            json.writeStringField("field", "sentiment.label");
            json.writeNumberField("size", LABELS.size());
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectFieldStart("score");
            json.writeObjectFieldStart("stats");
            json.writeStringField("field", "sentiment.score");
            json.writeEndObject();
            json.writeEndObject();
        }

        @Override
        double[] read(JsonNode bucket) {
            double[] tally = new double[columns().size()];
            tally[0] = bucket.path("doc_count").asDouble();
            for (JsonNode label : bucket.at("/labels/buckets")) {
                int place = LABELS.indexOf(label.path("key").asText());
                if (place >= 0) {
                    tally[1 + place] = label.path("doc_count").asDouble();
                }
            }
            tally[4] = tally[1] + tally[2] + tally[3];
            tally[SCORED] = bucket.at("/score/count").asDouble();
            tally[SCORE_SUM] = bucket.at("/score/sum").asDouble();
            return tally;
        }

        @Override
        void derive(double[] tally, Map<String, Double> shown) {
            // By place each count is rounded on its own, and a share is one of the parts that are shown.
            double labelled = tally[1] + tally[2] + tally[3];
            shown.put("negative_share", ratio(tally[1], labelled));
            shown.put("positive_share", ratio(tally[3], labelled));
            shown.put("net", ratio(tally[3] - tally[1], labelled));
            shown.put("mean_score", ratio(tally[SCORE_SUM], tally[SCORED]));
            shown.remove("scored");
            shown.remove("score_sum");
        }

        @Override
        Map<String, String> formulas() {
            return Map.of(
                    "labelled", "negative + neutral + positive: posts whose tone was measured",
                    "negative_share", "negative / labelled",
                    "positive_share", "positive / labelled",
                    "net", "(positive - negative) / labelled, from -1 to 1",
                    "mean_score", "mean of sentiment.score, from -1 to 1");
        }
    },
    QUESTIONS("count", "questions") {
        @Override
        void writeAggregations(JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("asked");
            json.writeObjectFieldStart("filter");
            json.writeObjectFieldStart("term");
            json.writeBooleanField("is_question", true);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }

        @Override
        double[] read(JsonNode bucket) {
            return new double[] {
                bucket.path("doc_count").asDouble(),
                bucket.at("/asked/doc_count").asDouble()
            };
        }

        @Override
        void derive(double[] tally, Map<String, Double> shown) {
            shown.put("questions_share", ratio(tally[1], tally[0]));
        }

        @Override
        Map<String, String> formulas() {
            return Map.of(
                    "questions", "posts that ask something (is_question)",
                    "questions_share", "questions / count");
        }
    },
    /** Sums, and after them in the same order the most that one post adds to each, which is asked by place and never shown. */
    ENGAGEMENT(
            "count",
            "likes",
            "shares",
            "comments",
            "views",
            "total",
            "seen_total",
            "likes_max",
            "shares_max",
            "comments_max",
            "views_max",
            "total_max",
            "seen_total_max") {
        @Override
        void writeAggregations(JsonGenerator json) throws IOException {
            for (String each : columns().subList(1, SUMS)) {
                json.writeObjectFieldStart(each);
                json.writeObjectFieldStart("sum");
                json.writeStringField("field", "engagement." + each);
                json.writeEndObject();
                json.writeEndObject();
            }
            writeSeen(json);
        }

        @Override
        void writeLargest(JsonGenerator json) throws IOException {
            for (String each : columns().subList(1, SUMS)) {
                json.writeObjectFieldStart(each + "_max");
                json.writeObjectFieldStart("max");
                json.writeStringField("field", "engagement." + each);
                json.writeEndObject();
                json.writeEndObject();
            }
        }

        @Override
        boolean isSum(int column) {
            return column <= SUMS;
        }

        @Override
        double[] read(JsonNode bucket) {
            double[] tally = new double[columns().size()];
            tally[0] = bucket.path("doc_count").asDouble();
            tally[SUMS] = bucket.at("/seen/total/sum").asDouble();
            tally[2 * SUMS] = bucket.at("/seen/total/max").asDouble();
            for (int i = 1; i < SUMS; i++) {
                tally[i] = bucket.path(columns().get(i)).path("value").asDouble();
                tally[SUMS + i] =
                        bucket.path(columns().get(SUMS + i)).path("value").asDouble();
            }
            return tally;
        }

        @Override
        void derive(double[] tally, Map<String, Double> shown) {
            columns().subList(1 + SUMS, columns().size()).forEach(shown::remove);
            shown.put("per_post", ratio(tally[5], tally[0]));
            shown.remove("seen_total");
            shown.put("per_1000_views", 1_000 * ratio(tally[SUMS], tally[4]));
        }

        @Override
        Map<String, String> formulas() {
            return Map.of(
                    "total", "likes + shares + comments, as of the last delivery of each post",
                    "per_post", "total / count",
                    "per_1000_views",
                            "1000 total / views, both of posts whose views are known, which they are of some platforms only");
        }
    };

    /** Sums of reactions: four kinds, all, and all of posts whose views are known. */
    static final int SUMS = 6;

    /** Columns of {@link #SENTIMENT}. */
    static final int SCORED = 5;

    static final int SCORE_SUM = 6;

    private static final List<String> LABELS = List.of("negative", "neutral", "positive");

    private final List<String> columns;

    Measure(String... columns) {
        this.columns = List.of(columns);
    }

    /** What is counted; the posts come first. */
    List<String> columns() {
        return columns;
    }

    abstract void writeAggregations(JsonGenerator json) throws IOException;

    /** Asks what one post adds to a sum at most, which matters only where small counts are kept back. */
    void writeLargest(JsonGenerator json) throws IOException {
        // To a count each post adds one.
    }

    /** Whether a column adds up over buckets; of another one the largest is meant. */
    boolean isSum(int column) {
        return true;
    }

    /** Adds one tally to another. */
    void add(double[] tally, double[] more) {
        for (int i = 0; i < tally.length; i++) {
            tally[i] = isSum(i) ? tally[i] + more[i] : Math.max(tally[i], more[i]);
        }
    }

    abstract double[] read(JsonNode bucket);

    /** Adds what follows from the columns, and takes out what nobody wants to see. */
    abstract void derive(double[] tally, Map<String, Double> shown);

    /** How each shown figure is computed. */
    abstract Map<String, String> formulas();

    /**
     * Everything that is shown of a tally; a figure that is not defined is NaN.
     *
     * @param all posts of the same time, whatever they are about
     */
    Map<String, Double> shown(double[] tally, double all) {
        Map<String, Double> shown = new LinkedHashMap<>();
        shown.put("count", tally[0]);
        shown.put("share", ratio(tally[0], all));
        for (int i = 1; i < tally.length; i++) {
            shown.put(columns.get(i), tally[i]);
        }
        derive(tally, shown);
        return shown;
    }

    /** Reactions of posts whose views are known: the others have no rate. */
    static void writeSeen(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("seen");
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("range");
        json.writeObjectFieldStart("engagement.views");
        json.writeNumberField("gt", 0);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        for (String of : List.of("total", "views")) {
            json.writeObjectFieldStart(of);
            json.writeObjectFieldStart("stats");
            json.writeStringField("field", "engagement." + of);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}

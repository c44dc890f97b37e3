package org.listeningpost.trend.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What was counted, before anything is kept back.
 *
 * @param all posts of each counted bucket, whatever they are about
 * @param posts those that were asked for
 * @param rows the same by value, the most frequent first
 * @param errorMax by how much the count of a value may be too low
 */
record TrendCounts(double[] all, Row posts, List<Row> rows, long errorMax) {

    /** Of these values alone, in this order. */
    TrendCounts of(List<String> values) {
        Map<String, Row> byValue = rows.stream().collect(Collectors.toMap(Row::value, row -> row));
        return new TrendCounts(
                all,
                posts,
                values.stream().map(byValue::get).filter(Objects::nonNull).toList(),
                errorMax);
    }

    /** @param cells one row for each counted bucket, one column for each column of the measure */
    record Row(String value, double[][] cells) {}

    /**
     * The most asked questions, for that trend only.
     *
     * @param read posts whose questions are counted
     * @param posts that ask anything; more where an earlier version stored them without keys of what they ask
     */
    record Asked(long read, long posts, List<Question> questions) {
        static final Asked NOTHING = new Asked(0, 0, List.of());
    }

    /**
     * What several posts ask in the same words.
     *
     * @param text redacted as everything that is stored
     * @param posts that ask it
     * @param sample the id of one of them
     */
    record Question(String text, long posts, String sample) {}
}

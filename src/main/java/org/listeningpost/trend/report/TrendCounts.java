package org.listeningpost.trend.report;

import java.util.List;

/**
 * What was counted, before anything is kept back.
 *
 * @param all posts of each counted bucket, whatever they are about
 * @param posts those that were asked for
 * @param rows the same by value, the most frequent first
 * @param errorMax by how much the count of a value may be too low
 * @param groups the most asked questions; for that trend only
 */
record TrendCounts(double[] all, Row posts, List<Row> rows, long errorMax, List<Group> groups) {

    /** @param cells one row for each counted bucket, one column for each column of the measure */
    record Row(String value, double[][] cells) {}

    /**
     * Posts that ask the same.
     *
     * @param sample the id of one of them
     * @param text its text, redacted as everything that is stored
     */
    record Group(String fingerprint, long count, String sample, String text) {}
}

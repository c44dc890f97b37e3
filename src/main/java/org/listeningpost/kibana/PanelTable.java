package org.listeningpost.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a chart shows, as a table.
 *
 * @param buckets ids of the columns that group, outermost first
 * @param measures ids of the columns that are shown for each group
 */
record PanelTable(List<String> buckets, List<String> measures, List<Row> rows) {
    PanelTable {
        buckets = List.copyOf(buckets);
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
    }

    /**
     * One group.
     *
     * @param keys one for each bucket; of dates the milliseconds since 1970
     * @param values by id of the measure; one that has none is left out
     */
    record Row(List<String> keys, Map<String, Double> values) {
        Row {
            keys = List.copyOf(keys);
        }

        double value(String measure) {
            return values.getOrDefault(measure, Double.NaN);
        }
    }

    /** Measures for which there is nothing to show. */
    List<String> empty() {
        List<String> empty = new ArrayList<>(measures);
        empty.removeIf(measure ->
                rows.stream().anyMatch(row -> Double.isFinite(row.value(measure)) && row.value(measure) != 0));
        return empty;
    }

    /** Keys of that bucket, each once, in their order. */
    List<String> keys(int bucket) {
        return rows.stream().map(row -> row.keys().get(bucket)).distinct().toList();
    }
}

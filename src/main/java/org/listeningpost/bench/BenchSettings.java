package org.listeningpost.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param sizes numbers of posts, one measurement each
 * @param connections to the API and to Elasticsearch alike
 * @param batch posts a request
 * @param rounds pairs of plain and whole-path runs a size
 * @param searches pairs of API and direct searches a size
 * @param isApart whether Elasticsearch has half of the processors for itself, and service and load share the other
 * @param appHeapMegabytes heap of the measured service
 * @param folder for data and input; emptied afterwards
 */
public record BenchSettings(
        List<Long> sizes,
        int connections,
        int batch,
        int rounds,
        int searches,
        boolean isApart,
        int appHeapMegabytes,
        int engineHeapMegabytes,
        long seed,
        Path folder) {
    public BenchSettings {
        sizes = List.copyOf(sizes);
    }
}

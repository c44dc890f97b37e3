package org.listeningpost.trend;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of consecutive buckets, with what is known about each bucket before its count: its slots (weekday, hour) and
 * its exposure, which is how much of the usual could come in it. Immutable.
 */
public final class Series {
    private final double[] counts;
    private final double[] exposures;
    /** One row for each seasonal dimension, one column for each bucket. */
    private final int[][] slots;

    private final int[] slotCounts;

    private Series(double[] counts, double[] exposures, int[][] slots, int[] slotCounts) {
        this.counts = counts;
        this.exposures = exposures;
        this.slots = slots;
        this.slotCounts = slotCounts;
    }

    /** @param counts as many as there are buckets */
    public static Series of(Buckets buckets, List<Bucket> bins, double[] counts) {
        if (bins.size() != counts.length) {
            throw new IllegalArgumentException("one count for each bucket");
        }
        boolean isHourly = buckets.width() == BucketWidth.HOUR;
        int[][] slots = new int[isHourly ? 2 : 1][bins.size()];
        double[] exposures = new double[bins.size()];
        for (int i = 0; i < bins.size(); i++) {
            Bucket bin = bins.get(i);
            slots[0][i] = isHourly ? buckets.hourOfDay(bin) : buckets.weekday(bin);
            if (isHourly) {
                slots[1][i] = buckets.weekday(bin);
            }
            exposures[i] = buckets.exposure(bin);
        }
        return new Series(counts.clone(), exposures, slots, isHourly ? new int[] {24, 7} : new int[] {7});
    }

    /** Days that begin with a Monday. */
    public static Series ofDays(double[] counts) {
        int[][] slots = new int[1][counts.length];
        double[] exposures = new double[counts.length];
        Arrays.fill(exposures, 1);
        Arrays.setAll(slots[0], i -> i % 7);
        return new Series(counts.clone(), exposures, slots, new int[] {7});
    }

    /** The same buckets with other counts. */
    public Series withCounts(double[] others) {
        return new Series(others.clone(), exposures, slots, slotCounts);
    }

    /** The same counts, measured against how much there was of something else: the rest of all posts. */
    public Series relativeTo(double[] rest) {
        double mean = Math.max(1e-9, Arrays.stream(rest).average().orElse(0));
        double[] relative = new double[rest.length];
        // A bucket without anything else says nothing about shares; a floor keeps it from weighing infinitely.
        Arrays.setAll(relative, i -> Math.max(0.02, rest[i] / mean));
        return new Series(counts, relative, slots, slotCounts);
    }

    public int size() {
        return counts.length;
    }

    public double count(int bin) {
        return counts[bin];
    }

    double exposure(int bin) {
        return exposures[bin];
    }

    double exposure(int begin, int end) {
        return Arrays.stream(exposures, begin, end).sum();
    }

    int slot(int dimension, int bin) {
        return slots[dimension][bin];
    }

    /** How many slots each seasonal dimension has. */
    int[] slotCounts() {
        return slotCounts.clone();
    }
}

package org.listeningpost.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Made-up days with weekdays that differ, for measuring how often a method is wrong. Seeded, so each run is the same. */
final class Simulation {
    private static final double[] WEEKDAYS = {1.15, 1.1, 1.1, 1.05, 1.0, 0.8, 0.8};

    /** Most people post in the evening and hardly anybody before dawn. */
    private static final double[] HOURS = {
        .3, .2, .15, .1, .1, .2, .5, .9, 1.2, 1.3, 1.3, 1.3, 1.4, 1.4, 1.3, 1.3, 1.4, 1.5, 1.6, 1.7, 1.7, 1.5, 1.1, .6
    };

    private final Random random;

    Simulation(long seed) {
        this.random = new Random(seed);
    }

    /** @param dispersion variance by mean; 1 is Poisson */
    double[] days(int days, double mean, double dispersion) {
        double[] counts = new double[days];
        for (int i = 0; i < days; i++) {
            counts[i] = count(mean * WEEKDAYS[i % 7], dispersion);
        }
        return counts;
    }

    /** @param mean posts in an average hour */
    double[] hours(int days, double mean, double dispersion) {
        double[] counts = new double[days * 24];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(mean * shapeOfHour(i), dispersion);
        }
        return counts;
    }

    /** What the hour and the weekday do to the mean of an hour. */
    static double shapeOfHour(int hour) {
        return HOURS[hour % 24] * WEEKDAYS[hour / 24 % 7];
    }

    /** Hours that begin with a Monday. */
    static Series seriesOfHours(double[] counts) {
        Buckets buckets = new Buckets(ZoneOffset.UTC, BucketWidth.HOUR);
        Bucket first = buckets.of(Instant.parse("2024-01-01T00:00:00Z"));
        Bucket last = buckets.of(first.start().plus(Duration.ofHours(counts.length - 1)));
        return Series.of(buckets, buckets.through(first, last), counts);
    }

    double count(double mean, double dispersion) {
        if (dispersion <= 1) {
            return poisson(mean);
        }
        // A Poisson count whose mean is itself drawn: negative binomial.
        double shape = mean / (dispersion - 1);
        return poisson(gamma(shape) * (dispersion - 1));
    }

    double mean(double mean, int day) {
        return mean * WEEKDAYS[day % 7];
    }

    private double poisson(double mean) {
        if (mean > 60) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Marsaglia and Tsang. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}

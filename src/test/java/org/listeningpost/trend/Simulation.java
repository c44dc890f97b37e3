package org.listeningpost.trend;

import java.util.Random;

/** Made-up days with weekdays that differ, for measuring how often a method is wrong. Seeded, so each run is the same. */
final class Simulation {
    private static final double[] WEEKDAYS = {1.15, 1.1, 1.1, 1.05, 1.0, 0.8, 0.8};

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

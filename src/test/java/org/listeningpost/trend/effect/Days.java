package org.listeningpost.trend.effect;

import java.util.Random;

/** Made-up days before and after something with a known effect. Seeded, so each run is the same. */
final class Days {
    private static final double[] WEEKDAYS = {1.15, 1.1, 1.1, 1.05, 1.0, 0.75, 0.75};

    private final Random random;

    Days(long seed) {
        this.random = new Random(seed);
    }

    /**
     * What the world is like.
     *
     * @param spread standard deviation of the logarithm of a day's level, or of a day's share or mean
     * @param memory correlation of a day's level with that of the day before
     */
    record World(int baseline, int window, double mean, double spread, double memory) {
        int size() {
            return baseline + window;
        }
    }

    static int[] weekdays(World world) {
        int[] weekdays = new int[world.size()];
        for (int i = 0; i < weekdays.length; i++) {
            weekdays[i] = (i + 3) % 7;
        }
        return weekdays;
    }

    static Period[] periods(World world) {
        Period[] periods = new Period[world.size()];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = i < world.baseline() ? Period.BASELINE : Period.WINDOW;
        }
        return periods;
    }

    /** How far each day is off: every day remembers the one before. */
    double[] moods(World world) {
        double[] moods = new double[world.size()];
        double mood = world.spread() * random.nextGaussian();
        for (int i = 0; i < moods.length; i++) {
            mood = world.memory() * mood
                    + world.spread() * Math.sqrt(1 - world.memory() * world.memory()) * random.nextGaussian();
            moods[i] = mood;
        }
        return moods;
    }

    /** Posts a day, {@code ratio} times as many in the window. */
    double[] counts(World world, double[] moods, double ratio) {
        double[] counts = new double[world.size()];
        for (int i = 0; i < counts.length; i++) {
            double level = world.mean() * WEEKDAYS[(i + 3) % 7] * (i < world.baseline() ? 1 : ratio);
            counts[i] = poisson(level * Math.exp(moods[i] - world.spread() * world.spread() / 2));
        }
        return counts;
    }

    /** How many of each day's posts are negative, {@code difference} more in the window. */
    double[] negative(World world, double[] posts, double[] moods, double share, double difference) {
        double[] negative = new double[world.size()];
        for (int i = 0; i < negative.length; i++) {
            double chance = Math.clamp(share + moods[i] + (i < world.baseline() ? 0 : difference), 0, 1);
            for (int post = 0; post < posts[i]; post++) {
                negative[i] += random.nextDouble() < chance ? 1 : 0;
            }
        }
        return negative;
    }

    /** Sums of scores around a mean that is {@code difference} higher in the window. */
    double[] scores(World world, double[] posts, double[] moods, double difference) {
        double[] sums = new double[world.size()];
        for (int i = 0; i < sums.length; i++) {
            double mean = -0.1 + moods[i] + (i < world.baseline() ? 0 : difference);
            sums[i] = posts[i] * mean + Math.sqrt(posts[i]) * 0.6 * random.nextGaussian();
        }
        return sums;
    }

    /** Sums of reactions of which few posts get most; {@code ratio} times as many in the window. */
    double[] reactions(World world, double[] posts, double ratio) {
        double[] sums = new double[world.size()];
        for (int i = 0; i < sums.length; i++) {
            for (int post = 0; post < posts[i]; post++) {
                sums[i] += Math.floor(Math.exp(1.2 * random.nextGaussian()) * 8 * (i < world.baseline() ? 1 : ratio));
            }
        }
        return sums;
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
}

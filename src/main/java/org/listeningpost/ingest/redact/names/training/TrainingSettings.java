package org.listeningpost.ingest.redact.names.training;

/**
 * How to train.
 *
 * @param buckets of hashed features, a power of two
 * @param smallestWeight what weighs less is dropped
 * @param threshold from which probability the model calls a token a name
 */
public record TrainingSettings(
        long seed, int epochs, int buckets, double rate, double l2, double smallestWeight, float threshold) {
    public static final TrainingSettings STANDARD = new TrainingSettings(1, 4, 1 << 20, 0.05, 2e-5, 0.01, 0.03f);

    public TrainingSettings {
        if (Integer.bitCount(buckets) != 1) {
            throw new IllegalArgumentException("the number of buckets is a power of two");
        }
    }

    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(other, epochs, buckets, rate, l2, smallestWeight, threshold);
    }

    public TrainingSettings withThreshold(float other) {
        return new TrainingSettings(seed, epochs, buckets, rate, l2, smallestWeight, other);
    }
}

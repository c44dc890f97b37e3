package org.listeningpost.trend;

/**
 * What a bucket should hold.
 *
 * @param mean expected count, {@code m}
 * @param variance of a new count around it, the uncertainty of the level included, {@code V}
 * @param dispersion variance by mean of the past, at least 1
 * @param factor what the weekday, or the hour and the weekday, do to the level
 * @param history buckets that it was learned from
 * @param posts and how many posts these held
 * @param isLowConfidence true where the history was too short for the full method
 */
public record Expectation(
        double mean,
        double variance,
        double dispersion,
        double factor,
        int history,
        double posts,
        boolean isLowConfidence) {
    private static final double EARS_DEVIATIONS = 3;
    /** By the root of the buckets; .16 for the 56 days. */
    private static final double DISPERSION_ERROR = 1.2;

    private static final double POSTS_ERROR = 0.135;

    /** The count that chance exceeds as rarely as a normal deviate exceeds {@code z}; at least one above the mean. */
    public double upperBound(double z) {
        if (isLowConfidence) {
            return mean + EARS_DEVIATIONS * Math.sqrt(variance);
        }
        double deviate = z * (1 + DISPERSION_ERROR / Math.sqrt(history) * excess(dispersion, 0.5));
        double bound = mean <= 0 ? 0 : mean * Math.pow(1 + power() * deviate * Math.sqrt(variance) / mean, 1 / power());
        return Math.max(raised(bound, z, deviate), mean + 1);
    }

    /**
     * A power cannot make a count symmetric that is nearly always zero. Where counts are small and may come in bursts, the
     * probabilities of a negative binomial decide. Few posts say little about bursts, and the further out the bound is the
     * more it matters: the dispersion is taken for as large as it may well be.
     */
    private double raised(double bound, double z, double deviate) {
        if (mean <= 0 || mean >= CountTail.MEAN_MAX) {
            return bound;
        }
        double room = 1 + POSTS_ERROR * z * z / Math.sqrt(Math.max(1, posts));
        double quantile = CountTail.quantile(mean, variance / mean * room, CountTail.chanceBeyond(deviate));
        return bound + excess(dispersion * room, 0.2) * Math.max(0, quantile - bound);
    }

    /** 0 where counts of this dispersion may well be Poisson, 1 where they clearly are not, {@code width} further on. */
    private static double excess(double dispersion, double width) {
        return Math.clamp((dispersion - 1.2) / width, 0, 1);
    }

    /**
     * The power that makes a count symmetric: 2/3 for Poisson, where the dispersion is 1, less for the longer tail of an
     * overdispersed count (the skew of a negative binomial is {@code (2 phi - 1) / phi} times that of a Poisson).
     */
    public double power() {
        return power(dispersion);
    }

    static double power(double dispersion) {
        return (dispersion + 1) / (3 * dispersion);
    }

    /** How far a count is on its way to the bound: 0 is as expected, above 1 is beyond. */
    public double score(double count, double z) {
        return (count - mean) / (upperBound(z) - mean);
    }

    /** A deviate that is close to normal for counts: the same power takes their skew away. */
    public double deviate(double count) {
        if (mean <= 0) {
            return 0;
        }
        return (Math.pow(count / mean, power()) - 1) / (power() * Math.sqrt(variance) / mean);
    }

    /** The natural logarithm of the probability of nothing at all. */
    public double logProbabilityOfNone() {
        // Negative binomial with this mean and dispersion; Poisson in the limit.
        return dispersion <= 1.0001 ? -mean : -mean * Math.log(dispersion) / (dispersion - 1);
    }
}

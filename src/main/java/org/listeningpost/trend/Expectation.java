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

    private static final double POSTS_ERROR = 2;

    /** The count that chance exceeds as rarely as a normal deviate exceeds {@code z}; at least one above the mean. */
    public double upperBound(double z) {
        if (isLowConfidence) {
            return mean + EARS_DEVIATIONS * Math.sqrt(variance);
        }
        double bound =
                mean <= 0 ? 0 : mean * Math.pow(1 + power() * widened(z) * Math.sqrt(variance) / mean, 1 / power());
        return Math.max(Math.max(bound, quantile(z)), mean + 1);
    }

    /**
     * The same by the probabilities of counts, where these are small: a power cannot make a count symmetric that is nearly
     * always zero. A dispersion that few posts tell of may be larger than it looks, which is allowed for.
     */
    public double quantile(double z) {
        if (isLowConfidence || mean <= 0 || mean > CountTail.MEAN_MAX) {
            return 0;
        }
        double spread = Math.max(dispersion, variance / mean) * (1 + POSTS_ERROR / Math.sqrt(Math.max(1, posts)));
        return CountTail.quantile(mean, spread, CountTail.chanceBeyond(widened(z)));
    }

    /** A dispersion that is clearly above 1 is itself an estimate: its error adds false alarms, which this takes back. */
    private double widened(double z) {
        double error = DISPERSION_ERROR / Math.sqrt(history);
        return z * (1 + error * Math.clamp((dispersion - 1.2) / 0.5, 0, 1));
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

package org.listeningpost.trend;

/** How improbable a count is: the tail of the negative binomial, which is Poisson where the dispersion is 1. */
final class CountTail {
    /** Above it, powers of counts are normal enough. */
    static final double MEAN_MAX = 10;

    private static final double POISSON = 1.0001;
    private static final int FRACTION_TERMS = 60;
    private static final int COUNT_MAX = 100_000;

    private CountTail() {}

    /** The chance that a normal deviate exceeds this. */
    static double chanceBeyond(double z) {
        if (z < 1) {
            throw new IllegalArgumentException("the fraction converges for what is rare");
        }
        double fraction = 0;
        for (int term = FRACTION_TERMS; term >= 1; term--) {
            fraction = term / (z + fraction);
        }
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
    }

    /**
     * The smallest count that chance exceeds no more often than this.
     *
     * @param mean above 0, at most {@link #MEAN_MAX}
     * @param dispersion variance by mean
     */
    static double quantile(double mean, double dispersion, double chance) {
        boolean isPoisson = dispersion < POISSON;
        double shape = isPoisson ? 0 : mean / (dispersion - 1);
        double ratio = isPoisson ? 0 : (dispersion - 1) / dispersion;
        double probability = isPoisson ? Math.exp(-mean) : Math.exp(-shape * Math.log(dispersion));
        double beyond = 1 - probability;
        int count = 0;
        while (beyond > chance && count < COUNT_MAX) {
            probability *= (isPoisson ? mean : ratio * (shape + count)) / (count + 1);
            beyond -= probability;
            count++;
        }
        return count;
    }
}

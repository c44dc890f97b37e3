package org.listeningpost.trend.effect;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A change with its uncertainty.
 *
 * @param scale ratio or difference
 * @param estimate NaN where no test was made
 * @param low of the 95 % interval
 * @param high of the 95 % interval
 * @param pValue two-sided, of no change
 * @param diagnostics null where no test was made
 * @param needed in each of the two stretches, to find a change that matters in 80 of 100 cases
 */
public record Effect(
        Scale scale,
        Verdict verdict,
        double estimate,
        double low,
        double high,
        double pValue,
        @Nullable Diagnostics diagnostics,
        Needed needed) {
    public static final double CONFIDENCE = 0.95;
    public static final double POWER = 0.8;
    public static final int DAYS_MIN = 7;
    /** Posts in each stretch, below which a ratio is not tested. */
    public static final int COUNT_MIN = 10;
    /** Posts in each stretch, below which a share or a mean is not tested. */
    public static final int POSTS_MIN = 30;

    /** The change that matters: a quarter, five points of a hundred, a tenth of a score. */
    static double target(Scale scale) {
        return switch (scale) {
            case RATIO -> Math.log(1.25);
            case SHARE -> 0.05;
            case MEAN -> 0.1;
        };
    }

    /**
     * What the days told about themselves.
     *
     * @param dispersion variance by what chance alone gives
     * @param autocorrelation of a day with the one before, not below 0
     * @param inflation by which that widens the variance
     */
    public record Diagnostics(
            double standardError,
            double degreesOfFreedom,
            double dispersion,
            double autocorrelation,
            double inflation,
            boolean isWeekdayAdjusted) {}

    /**
     * How much would do; where nothing can be concluded it is more than there was.
     *
     * @param days null where there is nothing to reckon from
     * @param posts or whatever it is of which there was too little; null where there were enough of them
     */
    public record Needed(@Nullable Long days, @Nullable Long posts) {}

    /** Nothing is told, whatever the days are: too few posts are behind them. */
    public static Effect untold(Scale scale) {
        return untested(scale, new Needed(null, (long) (scale.isLog() ? COUNT_MIN : POSTS_MIN)));
    }

    private static Effect untested(Scale scale, Needed needed) {
        return new Effect(scale, Verdict.TOO_LITTLE_DATA, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null, needed);
    }

    /** Window against baseline. */
    public static Effect of(DaySums days, Scale scale) {
        @Nullable Effect refusal = refusal(days, scale);
        if (refusal != null) {
            return refusal;
        }
        Fit fit = Fit.of(days, scale);
        double floor = floor(days, scale);
        double robust = squares(fit.influences());
        double variance = Math.max(robust, fit.modelVariance(floor));
        return judged(days, scale, fit, fit.step(), variance, fit.autocorrelation());
    }

    /** The same over and above what happened to a control in the same days: difference in differences. */
    public static Effect of(DaySums days, DaySums control, Scale scale) {
        @Nullable Effect refusal = refusal(days, scale);
        if (refusal == null) {
            refusal = refusal(control, scale);
        }
        if (refusal != null) {
            return refusal;
        }
        Fit fit = Fit.of(days, scale);
        Fit other = Fit.of(control, scale);
        double[] influences = new double[days.size()];
        for (int i = 0; i < influences.length; i++) {
            influences[i] = fit.influences()[i] - other.influences()[i];
        }
        double chance = fit.unitVariance(floor(days, scale)) + other.unitVariance(floor(control, scale));
        double variance = Math.max(squares(influences), chance);
        double resemblance = (resemblance(influences, days.periods()) + fit.lagLeverage()) * fit.restored();
        return judged(days, scale, fit, fit.step() - other.step(), variance, resemblance);
    }

    private static double squares(double[] influences) {
        double sum = 0;
        for (double each : influences) {
            sum += each * each;
        }
        return sum;
    }

    private static double resemblance(double[] influences, Period[] periods) {
        double products = 0;
        int lags = 0;
        for (int i = 1; i < influences.length; i++) {
            if (periods[i] == periods[i - 1] && influences[i] != 0 && influences[i - 1] != 0) {
                products += influences[i] * influences[i - 1];
                lags++;
            }
        }
        double squares = squares(influences) / Math.max(1, influences.length);
        return lags == 0 || squares == 0 ? 0 : products / lags / squares;
    }

    /** The variance of one unit that chance alone gives: 1 for a count, p (1 - p) for a share. */
    private static double floor(DaySums days, Scale scale) {
        if (scale != Scale.SHARE) {
            return scale == Scale.RATIO ? 1 : 0;
        }
        double values = days.value(Period.BASELINE) + days.value(Period.WINDOW);
        double exposures = days.exposure(Period.BASELINE) + days.exposure(Period.WINDOW);
        double share = (values + 0.5) / (exposures + 1);
        return share * (1 - share);
    }

    private static Effect judged(DaySums days, Scale scale, Fit fit, double step, double variance, double resemblance) {
        double correlation = Math.clamp(resemblance, 0, 0.95);
        int shorter = Math.min(days.days(Period.BASELINE), days.days(Period.WINDOW));
        double inflation = inflation(correlation, shorter);
        double error = Math.sqrt(variance * inflation);
        double freedom = Math.max(3, fit.freedom() / inflation);
        TDistribution distribution = TDistribution.of(freedom);
        double reach = error * distribution.inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        double pValue = error == 0 ? (step == 0 ? 1 : 0) : 2 * distribution.survivalProbability(Math.abs(step) / error);
        double target = target(scale);
        Verdict verdict = step - reach > 0
                ? Verdict.INCREASE
                : step + reach < 0
                        ? Verdict.DECREASE
                        : reach + Math.abs(step) < target ? Verdict.NO_LARGE_CHANGE : Verdict.INCONCLUSIVE;
        return new Effect(
                scale,
                verdict,
                shown(scale, step),
                shown(scale, step - reach),
                shown(scale, step + reach),
                Math.min(1, pValue),
                new Diagnostics(error, freedom, fit.dispersion(), correlation, inflation, fit.hasWeekdays()),
                needed(
                        days,
                        scale,
                        Math.max(1, Math.pow(error * (1.96 + 0.84) / target, 2)),
                        verdict == Verdict.INCONCLUSIVE ? settling(step, reach, target) : 0));
    }

    /**
     * How many times as many days narrow the interval around the same step until it holds either no change or no large one,
     * but not both.
     */
    private static double settling(double step, double reach, double target) {
        return Math.pow(reach / Math.max(Math.abs(step), target - Math.abs(step)), 2);
    }

    /** @param settling 0 where something was concluded, so that what there was may be enough */
    private static Needed needed(DaySums days, Scale scale, double power, double settling) {
        double factor = Math.max(power, settling);
        long more = settling > 0 ? 1 : 0;
        double even = even(days.length(Period.BASELINE), days.length(Period.WINDOW));
        double posts = even(basis(days, scale, Period.BASELINE), basis(days, scale, Period.WINDOW));
        return new Needed(
                Math.max((long) even + more, (long) Math.ceil(factor * even)),
                Math.max((long) posts + more, (long) Math.ceil(factor * posts)));
    }

    /**
     * How long two stretches of one length are that tell as much as these two: the variance of a step goes with the sum of
     * what is one by each length.
     */
    public static double even(double baseline, double window) {
        return 2 * baseline * window / (baseline + window);
    }

    private static double shown(Scale scale, double step) {
        return scale.isLog() ? Math.exp(step) : step;
    }

    private static double basis(DaySums days, Scale scale, Period period) {
        return scale.isLog() ? days.value(period) : days.exposure(period);
    }

    /** By how much the variance of a mean of so many days grows when each day resembles the one before (Bence 1995). */
    static double inflation(double correlation, int days) {
        double sum = 1;
        double power = 1;
        for (int lag = 1; lag < days; lag++) {
            power *= correlation;
            sum += 2 * (1 - (double) lag / days) * power;
        }
        return sum;
    }

    /** Null where there is enough for a test. */
    private static @Nullable Effect refusal(DaySums days, Scale scale) {
        double enough = scale.isLog() ? COUNT_MIN : POSTS_MIN;
        boolean isTooFew = false;
        double factor = 0;
        double length = 0;
        for (Period period : Period.values()) {
            double basis = basis(days, scale, period);
            double missing = Math.max(enough / basis, (double) DAYS_MIN / days.days(period));
            isTooFew |= basis < enough;
            factor = Math.max(factor, missing);
            length = Math.max(length, missing * days.length(period));
        }
        if (factor <= 1) {
            return null;
        }
        // Posts come at the rate at which they came; of nothing nobody knows when it will be enough.
        return untested(
                scale,
                new Needed(
                        Double.isInfinite(factor) ? null : (Long) (long) Math.ceil(length),
                        isTooFew ? (Long) (long) enough : null));
    }
}
